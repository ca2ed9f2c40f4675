"""The queue and outbox: a task is queued inside the transaction of the change that asks for it.

If the transaction is rolled back, the task was never queued. A task is done at least once: a
worker that dies halfway leaves it to another. Tasks must therefore bear being repeated.
"""

import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from os import getpid
from socket import gethostname
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from circulade.core.domain.audit import audit
from circulade.core.enums import TaskState
from circulade.core.models import QueuedTask

if TYPE_CHECKING:
    from circulade.accounts.models import User

MAX_ATTEMPTS = 8
UNKEYED = "once:"  # begins the key of a task that was queued without one
FIRST_DELAY = timedelta(seconds=30)
LONGEST_DELAY = timedelta(hours=6)
# A running task whose worker has been silent for so long is given to another worker.
SILENCE = timedelta(minutes=2)


class GiveUp(Exception):
    """Raised by a task that no repetition can help: it goes straight to those given up."""


class TryAgain(Exception):
    """Raised by a task that expects better luck later; `after` overrules the usual delay."""

    def __init__(self, message: str, *, after: timedelta | None = None) -> None:
        super().__init__(message)
        self.after = after


class WrongState(Exception):
    """Somebody asked for a step that the task's state does not allow."""


def dotted_name(task: "str | Callable[..., Any] | Any") -> str:
    """Return the dotted name of a task, given as such, as a function, or as a django-tasks Task."""
    if isinstance(task, str):
        return task
    function = getattr(task, "func", task)
    return f"{function.__module__}.{function.__qualname__}"


def function_named(name: str) -> Callable[..., Any]:
    """Find the function of a dotted name; raises ImportError when there is none."""
    found = import_string(name)
    function: Callable[..., Any] = getattr(found, "func", found)
    return function


def delay(attempts: int) -> timedelta:
    """Return how long to wait after so many failed attempts: 30 s, 1 min, 2 min … at most 6 h."""
    doubled: timedelta = FIRST_DELAY * 2 ** (attempts - 1)
    return min(doubled, LONGEST_DELAY)


def enqueue(
    task: "str | Callable[..., Any] | Any",
    *,
    key: str | None = None,
    run_after: datetime | timedelta | None = None,
    **arguments: Any,
) -> QueuedTask:
    """Queue a task by its dotted name; with a `key` that was used before, return the first one instead.

    Call it inside the transaction of the change. Raises ImportError when no function has that name.
    """
    name = dotted_name(task)
    function_named(name)
    now = timezone.now()
    due = now + run_after if isinstance(run_after, timedelta) else run_after or now
    values = {"task": name, "arguments": arguments, "created_at": now, "run_after": due}
    with transaction.atomic():
        queued, is_new = QueuedTask.objects.get_or_create(key=key or UNKEYED + uuid4().hex, defaults=values)
        if is_new:
            _appoint(queued)
    return queued


def _appoint(queued: QueuedTask) -> None:
    """Make the appointment with a worker."""
    carry_out = import_string("circulade.core.tasks.carry_out")
    carry_out.using(run_after=queued.run_after).enqueue(task_id=str(queued.pk))


def this_worker() -> str:
    """Name the process that runs tasks."""
    return f"{gethostname()}:{getpid()}"


def attempt(task_id: str) -> TaskState:
    """Try a waiting task once and return its state afterwards; the function runs outside any transaction of ours."""
    with transaction.atomic():
        queued = QueuedTask.objects.select_for_update().get(pk=task_id)
        if queued.state != TaskState.WAITING:
            return TaskState(queued.state)
        queued.state = TaskState.RUNNING
        queued.attempts += 1
        queued.worker = this_worker()
        queued.alive_at = timezone.now()
        queued.save()
    try:
        function_named(queued.task)(**queued.arguments)
    except GiveUp as reason:
        return _failed(queued, str(reason), again=None)
    except TryAgain as reason:
        return _failed(queued, str(reason), again=reason.after or delay(queued.attempts))
    except Exception:
        return _failed(queued, traceback.format_exc(limit=-8), again=delay(queued.attempts))
    QueuedTask.objects.filter(pk=task_id, state=TaskState.RUNNING).update(
        state=TaskState.DONE, error="", finished_at=timezone.now()
    )
    return TaskState.DONE


def _failed(queued: QueuedTask, error: str, *, again: timedelta | None) -> TaskState:
    """Record the failure; try again later unless it was the last attempt."""
    now = timezone.now()
    with transaction.atomic():
        queued.error = error
        if again is None or queued.attempts >= MAX_ATTEMPTS:
            queued.state = TaskState.DEAD
            queued.finished_at = now
        else:
            queued.state = TaskState.WAITING
            queued.run_after = now + again
            _appoint(queued)
        queued.save()
    return TaskState(queued.state)


def say_alive(*, at: datetime | None = None) -> None:
    """Note that this process still runs its tasks."""
    QueuedTask.objects.filter(state=TaskState.RUNNING, worker=this_worker()).update(
        alive_at=at or timezone.now()
    )


def rescue(*, at: datetime | None = None) -> int:
    """Give tasks whose worker fell silent to another worker; returns how many."""
    now = at or timezone.now()
    with transaction.atomic():
        lost = QueuedTask.objects.select_for_update().filter(
            state=TaskState.RUNNING, alive_at__lt=now - SILENCE
        )
        found = list(lost)
        for queued in found:
            _failed(queued, f"the worker {queued.worker} fell silent", again=timedelta(0))
    return len(found)


def retry(queued: QueuedTask, *, by: "User | None") -> QueuedTask:
    """Put a task that was given up or discarded back into the queue, with all its attempts before it."""
    with transaction.atomic():
        queued = QueuedTask.objects.select_for_update().get(pk=queued.pk)
        if queued.state not in (TaskState.DEAD, TaskState.DISCARDED):
            raise WrongState(f"only a task that was given up can be retried; this one is {queued.state}")
        audit(queued, "task retried", by=by, changes={"state": (queued.state, TaskState.WAITING)})
        queued.state = TaskState.WAITING
        queued.attempts = 0
        queued.run_after = timezone.now()
        queued.finished_at = None
        queued.save()
        _appoint(queued)
    return queued


def discard(queued: QueuedTask, *, by: "User | None") -> QueuedTask:
    """Decide that a task that was given up, or waits for another attempt, shall not be done."""
    with transaction.atomic():
        queued = QueuedTask.objects.select_for_update().get(pk=queued.pk)
        if queued.state not in (TaskState.DEAD, TaskState.WAITING):
            raise WrongState(
                f"only a task that waits or was given up can be discarded; this one is {queued.state}"
            )
        audit(queued, "task discarded", by=by, changes={"state": (queued.state, TaskState.DISCARDED)})
        queued.state = TaskState.DISCARDED
        queued.finished_at = timezone.now()
        queued.save()
    return queued
