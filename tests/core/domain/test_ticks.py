"""A tick comes once per period, however many workers ask."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from tests.make import core as make_core

from circulade.core.domain import ticks
from circulade.core.domain.queue import enqueue
from circulade.core.models import QueuedTask

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
calls: list[int] = []


def ring() -> None:
    calls.append(1)


@pytest.fixture(autouse=True)
def _hourly(monkeypatch: pytest.MonkeyPatch) -> None:
    calls.clear()
    monkeypatch.setattr(ticks, "_ticks", {})
    ticks.register_tick("bell", every=timedelta(hours=1), function=ring)


def test_a_tick_is_queued_once_in_its_period() -> None:
    minutes = [0, 1, 59, 60, 61]
    queued = [ticks.queue_due_ticks(at=NOON + timedelta(minutes=minute)) for minute in minutes]
    assert queued == [["bell"], [], [], ["bell"], []]


def test_the_worker_calls_the_function_of_the_tick() -> None:
    ticks.queue_due_ticks(at=NOON)
    make_core.drain()
    assert calls == [1]


def test_a_tick_that_nobody_registers_any_more_is_passed_over() -> None:
    ticks.queue_due_ticks(at=NOON)
    ticks._ticks.clear()
    make_core.drain()
    assert calls == []


def test_ticks_of_less_than_a_minute_are_refused() -> None:
    with pytest.raises(ValueError, match="at most once a minute"):
        ticks.register_tick("fast", every=timedelta(seconds=1), function=ring)


def test_tidying_forgets_old_ticks_and_keeps_keys_that_must_not_come_twice() -> None:
    ticks.queue_due_ticks(at=NOON)
    enqueue(ring, key="letter 1")
    enqueue(ring)
    make_core.drain()
    ticks.tidy_queue(at=timezone.now())
    assert QueuedTask.objects.count() == 3
    ticks.tidy_queue(at=timezone.now() + ticks.KEPT)
    assert [queued.key for queued in QueuedTask.objects.all()] == ["letter 1"]
