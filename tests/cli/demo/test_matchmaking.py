"""The demo's matchmaking day: 120 people, a published plan near its bound, peer tables."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.make import accounts as people

from circulade.cli.demo.data import DemoData
from circulade.cli.demo.matchmaking import load_matchmaking_day
from circulade.matchmaking.models import MeetingDay, StandBooking
from circulade.matchmaking.queries.days import known_result

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[3] / "demo"
NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_the_matchmaking_day_is_planned_published_and_has_peer_tables() -> None:
    programme = people.programme()
    load_matchmaking_day(DemoData(DEMO), programme, by=people.user("lead"), now=NOW)
    day = MeetingDay.objects.get()
    plan = day.published
    assert plan is not None
    result = known_result(plan)
    assert (day.participants.count(), day.slots.count(), day.tables) == (120, 10, 30)
    assert (result["ratio"] > 0.99, result["without_meeting"]) == (True, 0)
    assert (plan.meetings.count(), day.peer_tables.count()) == (result["meetings"], 12)
    session = day.peer_session
    assert session is not None
    assert (str(session), session.room, session.ends) == ("Peer tables", "Winter garden", day.event.ends)
    assert [table.number for table in day.peer_tables.all()] == list(range(1, 13))
    assert StandBooking.objects.filter(participant__day=day).count() == 3
    assert day.participants.filter(time_zone="Europe/Lisbon").exists()
