"""The worker does what is due, with `once` until nothing is left, and ends cleanly on SIGTERM."""

import os
import signal
from threading import Timer

import pytest

from circulade.core.domain.queue import enqueue
from circulade.core.domain.worker import work
from circulade.core.enums import TaskState
from circulade.core.models import ChainCheck, QueuedTask

pytestmark = pytest.mark.django_db(transaction=True)

done: list[int] = []


def note(number: int) -> None:
    done.append(number)


def stop_me() -> None:
    """Ask the worker to end while it is busy: it must finish this task first."""
    os.kill(os.getpid(), signal.SIGTERM)
    done.append(0)


def test_working_once_empties_the_queue_ticks_included() -> None:
    done.clear()
    enqueue(note, number=1)
    enqueue(note, number=2)
    work(once=True, interval=0)
    assert sorted(done) == [1, 2]
    assert ChainCheck.objects.count() == 1
    assert set(QueuedTask.objects.values_list("state", flat=True)) == {TaskState.DONE}


def test_the_task_in_hand_is_finished_on_sigterm_and_the_next_is_left() -> None:
    done.clear()
    enqueue(stop_me)
    enqueue(note, key="next", number=1)
    work(interval=0.01)
    assert done == [0]
    assert QueuedTask.objects.get(key="next").state == TaskState.WAITING


def test_an_idle_worker_ends_on_sigterm() -> None:
    timer = Timer(2, os.kill, [os.getpid(), signal.SIGTERM])
    timer.start()
    work(interval=0.05)
    timer.join()
    assert set(QueuedTask.objects.values_list("state", flat=True)) == {TaskState.DONE}
