"""The condition of an installation: what keeps it from doing its work, in sentences."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from circulade.core.audit_guard import is_guarded
from circulade.core.domain import static_files
from circulade.core.enums import TaskState
from circulade.core.models import QueuedTask

# A task that has been due for so long tells that no worker is running.
LATE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Condition:
    """`lag` is how long the oldest due task has been waiting; `problems` has a sentence for each trouble."""

    database: bool
    migrations: int
    lag: timedelta
    given_up: int
    problems: tuple[str, ...]


def queue_lag(*, at: datetime | None = None) -> timedelta:
    """Return how long the oldest due task has been waiting."""
    now = at or timezone.now()
    due = QueuedTask.objects.filter(state=TaskState.WAITING, run_after__lte=now).order_by("run_after")
    oldest = due.values_list("run_after", flat=True).first()
    return now - oldest if oldest else timedelta(0)


def condition(*, at: datetime | None = None) -> Condition:
    """Look at database, migrations, queue and audit guard; cheap enough for a health check."""
    try:
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError:
        return Condition(False, 0, timedelta(0), 0, ("the database cannot be reached",))
    if missing:
        told = (f"the database is not up to date ({missing} migrations missing): run `circulade init`",)
        return Condition(True, missing, timedelta(0), 0, told)
    lag = queue_lag(at=at)
    given_up = QueuedTask.objects.filter(state=TaskState.DEAD).count()
    problems = []
    if lag > LATE:
        problems.append(
            f"queued work has waited {int(lag.total_seconds() // 60)} minutes: is `circulade work` running?"
        )
    if not is_guarded(connection):
        problems.append("the database does not refuse changes of the audit trail: a trigger is missing")
    return Condition(True, 0, lag, given_up, tuple(problems))


def file_problems() -> list[str]:
    """Look at the folders of the installation."""
    problems = []
    for name, folder in (("home", settings.HOME), ("uploads", settings.MEDIA_ROOT)):
        path = Path(folder)
        nearest = next(parent for parent in (path, *path.parents) if parent.exists())
        if not os.access(nearest, os.W_OK):
            problems.append(f"the {name} folder {path} cannot be written")
    if not settings.DEBUG and not static_files.are_current():
        problems.append(
            f"the static files in {settings.STATIC_ROOT} are missing or not of this version: run `circulade init`"
        )
    return problems
