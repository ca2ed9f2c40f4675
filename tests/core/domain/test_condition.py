"""The condition tells what keeps an installation from working, and what to do."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from circulade.core.domain.condition import condition, file_problems, queue_lag
from circulade.core.domain.queue import enqueue
from circulade.core.domain.static_files import stamp_of_code
from circulade.core.enums import TaskState
from circulade.core.models import QueuedTask

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


def task(*, due: timedelta, state: TaskState = TaskState.WAITING) -> None:
    made = enqueue("circulade.core.tasks.tick", name="none")
    QueuedTask.objects.filter(pk=made.pk).update(run_after=NOW + due, state=state)


@pytest.mark.django_db
def test_an_empty_queue_has_no_lag_and_nothing_is_wrong() -> None:
    found = condition(at=NOW)
    assert (found.database, found.migrations, found.lag, found.given_up) == (True, 0, timedelta(0), 0)
    assert found.problems == ()


@pytest.mark.django_db
def test_the_lag_is_that_of_the_oldest_task_that_is_due() -> None:
    task(due=timedelta(minutes=-5))
    task(due=timedelta(minutes=-9))
    task(due=timedelta(hours=2))
    task(due=timedelta(hours=-2), state=TaskState.DONE)
    assert queue_lag(at=NOW) == timedelta(minutes=9)
    assert condition(at=NOW).problems == ()


@pytest.mark.django_db
def test_work_that_waits_long_asks_for_the_worker_and_dead_letters_are_counted() -> None:
    task(due=timedelta(minutes=-25))
    task(due=timedelta(days=-1), state=TaskState.DEAD)
    found = condition(at=NOW)
    assert found.problems == ("queued work has waited 25 minutes: is `circulade work` running?",)
    assert found.given_up == 1


@pytest.mark.usefixtures("unguarded")
def test_an_audit_trail_without_its_triggers_is_told() -> None:
    assert condition(at=NOW).problems == (
        "the database does not refuse changes of the audit trail: a trigger is missing",
    )


def test_static_files_that_are_missing_or_of_older_code_are_told(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = settings.MEDIA_ROOT = settings.STATIC_ROOT = tmp_path
    told = f"the static files in {tmp_path} are missing or not of this version: run `circulade init`"
    assert file_problems() == [told]
    (tmp_path / "staticfiles.json").write_text("{}")
    (tmp_path / "stamp.txt").write_text(stamp_of_code())
    assert file_problems() == []
    (tmp_path / "stamp.txt").write_text("0.0.1 other")
    assert file_problems() == [told]
