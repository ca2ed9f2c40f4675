"""The queue does each task once, tries again with growing delays, and gives up in the open."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.make import accounts as make
from tests.make import core as make_core

from circulade.core.domain import queue
from circulade.core.enums import TaskState
from circulade.core.models import AuditEntry, QueuedTask

pytestmark = pytest.mark.django_db

done: list[int] = []
# The importlib mode gives this module the name under which the queue finds its functions.
HERE = __name__


def note(number: int) -> None:
    done.append(number)


def fail(number: int) -> None:
    raise ValueError(f"number {number}")


def give_up() -> None:
    raise queue.GiveUp("no such call")


def later() -> None:
    raise queue.TryAgain("busy", after=timedelta(hours=1))


@pytest.fixture(autouse=True)
def _nothing_done() -> None:
    done.clear()


def test_a_queued_task_runs_once_with_its_arguments() -> None:
    queue.enqueue(note, number=7)
    assert make_core.drain() == [f"{HERE}.note"]
    assert (done, QueuedTask.objects.get().state) == ([7], TaskState.DONE)


def test_the_worker_has_an_appointment_for_each_queued_task() -> None:
    queued = queue.enqueue(f"{HERE}.note", number=7)
    assert DBTaskResult.objects.get().args_kwargs == {"args": [], "kwargs": {"task_id": str(queued.pk)}}


def test_the_same_key_is_queued_once_even_after_it_was_done() -> None:
    first = queue.enqueue(note, key="letter 1", number=1)
    make_core.drain()
    assert queue.enqueue(note, key="letter 1", number=2).pk == first.pk
    make_core.drain()
    assert (done, DBTaskResult.objects.count()) == ([1], 1)


def test_a_rolled_back_transaction_queues_nothing() -> None:
    with transaction.atomic():
        queue.enqueue(note, key="x", number=1)
        transaction.set_rollback(True)
    assert (QueuedTask.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_a_name_without_a_function_is_refused_at_once() -> None:
    with pytest.raises(ImportError):
        queue.enqueue("circulade.core.tasks.no_such_task")


def test_a_failing_task_waits_longer_each_time_and_is_given_up_in_the_end() -> None:
    queued = queue.enqueue(fail, number=3)
    waits = []
    for _ in range(queue.MAX_ATTEMPTS):
        before = timezone.now()
        queue.attempt(str(queued.pk))
        queued.refresh_from_db()
        waits.append(round((queued.run_after - before).total_seconds()))
    assert waits[:4] == [30, 60, 120, 240]
    assert (queued.state, queued.attempts) == (TaskState.DEAD, queue.MAX_ATTEMPTS)
    assert "ValueError: number 3" in queued.error


def test_delays_stop_growing_at_six_hours() -> None:
    assert queue.delay(40) == timedelta(hours=6)


def test_a_task_that_gives_up_is_not_repeated() -> None:
    queued = queue.enqueue(give_up)
    assert queue.attempt(str(queued.pk)) == TaskState.DEAD
    queued.refresh_from_db()
    assert (queued.error, queued.attempts) == ("no such call", 1)


def test_a_task_may_say_when_to_try_again() -> None:
    queued = queue.enqueue(later)
    before = timezone.now()
    queue.attempt(str(queued.pk))
    queued.refresh_from_db()
    assert round((queued.run_after - before).total_seconds()) == 3600


def test_a_task_for_later_waits() -> None:
    queue.enqueue(note, run_after=timedelta(hours=1), number=1)
    assert make_core.drain() == []


def test_a_task_whose_worker_died_is_given_to_another() -> None:
    queued = queue.enqueue(note, number=1)
    now = timezone.now()
    QueuedTask.objects.update(state=TaskState.RUNNING, attempts=1, alive_at=now - timedelta(minutes=3))
    assert queue.rescue(at=now) == 1
    assert queue.rescue(at=now) == 0
    make_core.drain()
    queued.refresh_from_db()
    assert (done, queued.state, queued.attempts) == ([1], TaskState.DONE, 2)


def test_a_task_whose_worker_is_alive_is_left_alone() -> None:
    queue.enqueue(note, number=1)
    now = timezone.now()
    QueuedTask.objects.update(state=TaskState.RUNNING, worker=queue.this_worker(), alive_at=now)
    later_on = now + timedelta(minutes=5)
    queue.say_alive(at=later_on)
    assert queue.rescue(at=later_on) == 0


def test_retrying_what_was_given_up_runs_it_again_and_is_audited() -> None:
    queued = queue.enqueue(give_up)
    queue.attempt(str(queued.pk))
    QueuedTask.objects.update(task=f"{HERE}.note", arguments={"number": 5})
    queue.retry(queued, by=make.user("ann"))
    make_core.drain()
    assert done == [5]
    assert [entry.action for entry in AuditEntry.objects.all()] == ["task retried"]


def test_a_discarded_task_is_not_run_even_if_a_worker_has_the_appointment() -> None:
    queued = queue.enqueue(note, number=1)
    queue.discard(queued, by=None)
    assert queue.attempt(str(queued.pk)) == TaskState.DISCARDED
    assert done == []


def test_a_task_that_was_done_can_be_neither_retried_nor_discarded() -> None:
    queued = queue.enqueue(note, number=1)
    make_core.drain()
    with pytest.raises(queue.WrongState):
        queue.retry(queued, by=None)
    with pytest.raises(queue.WrongState):
        queue.discard(queued, by=None)
