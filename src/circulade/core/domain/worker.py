"""The worker: takes tasks from the queue one by one, and keeps the periodic tick going.

A second thread queues what is due and says every few seconds that this process is alive, so that
a long task is not taken for a dead worker's.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from types import FrameType

from django.db import DatabaseError, connection
from django_tasks_db.management.commands.db_worker import Worker

from circulade.core.domain.queue import rescue, say_alive, this_worker
from circulade.core.domain.ticks import queue_due_ticks

PULSE_SECONDS = 5.0
log = logging.getLogger(__name__)


class CalmWorker(Worker):
    """Ends between two tasks. The library's worker leaves in the middle of whatever it does while it is idle."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """End after the task in hand; a second signal ends at once."""
        if self.running:
            log.warning("ending after the task in hand; a second signal ends at once")
            self.running = False
        else:
            super().shutdown(signum, frame)


def work(*, once: bool = False, interval: float = 1.0) -> None:
    """Work until SIGTERM or SIGINT, finishing the task in hand; with `once`, until nothing is due."""
    worker = CalmWorker(
        queue_names=["*"],
        interval=interval,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=this_worker()[:64],
        excluded_queue_names=[],
    )
    worker.configure_signals()
    pulse()
    try:
        with _pulsing():
            worker.run()
    finally:
        worker.reset_signals()


def pulse() -> None:
    """Say that this process is alive, take over from dead ones, queue what is due."""
    say_alive()
    rescue()
    queue_due_ticks()


@contextmanager
def _pulsing() -> Iterator[None]:
    stop = Event()

    def keep_pulsing() -> None:
        try:
            while not stop.wait(PULSE_SECONDS):
                try:
                    pulse()
                except DatabaseError:
                    log.exception("the tick could not reach the database; it tries again")
                    connection.close()
        finally:
            connection.close()

    thread = Thread(target=keep_pulsing, name="pulse", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()
