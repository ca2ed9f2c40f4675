"""The periodic tick: each app says what shall happen every so often; it happens once per period.

Workers queue what is due under a key that names the period, so that several workers do it once.
What hangs on a due date (a reminder, say) looks for what is due whenever its tick comes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from circulade.core.domain.queue import UNKEYED, dotted_name, enqueue, function_named
from circulade.core.enums import TaskState
from circulade.core.models import QueuedTask

KEPT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Tick:
    """A function without arguments, by its dotted name, and how often it is called."""

    name: str
    every: timedelta
    function: str


_ticks: dict[str, Tick] = {}


def register_tick(name: str, *, every: timedelta, function: "str | Callable[..., Any]") -> None:
    """Say in `AppConfig.ready` that a function is to be called once in each period of length `every`."""
    if every < timedelta(minutes=1):
        raise ValueError(f"{name}: a tick comes at most once a minute")
    _ticks[name] = Tick(name, every, dotted_name(function))


def queue_due_ticks(*, at: datetime | None = None) -> list[str]:
    """Queue what has not been queued in its current period; returns the names."""
    now = at or timezone.now()
    due = {
        f"tick:{tick.name}:{int(now.timestamp() // tick.every.total_seconds())}": tick
        for tick in _ticks.values()
    }
    queued = set(QueuedTask.objects.filter(key__in=due).values_list("key", flat=True))
    missing = {key: tick for key, tick in due.items() if key not in queued}
    for key, tick in missing.items():
        enqueue("circulade.core.tasks.tick", key=key, name=tick.name)
    return [tick.name for tick in missing.values()]


def call_tick(name: str) -> None:
    """Call the function of a tick; one that no app registers any more is passed over."""
    if name in _ticks:
        function_named(_ticks[name].function)()


def tidy_queue(*, at: datetime | None = None) -> None:
    """Forget what was done long ago and may be forgotten: ticks, tasks without a key, kept appointments."""
    before = (at or timezone.now()) - KEPT
    old = QueuedTask.objects.filter(state=TaskState.DONE, finished_at__lt=before)
    old.filter(key__startswith="tick:").delete()
    old.filter(key__startswith=UNKEYED).delete()
    ended = (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED)
    DBTaskResult.objects.filter(status__in=ended, finished_at__lt=before).delete()
