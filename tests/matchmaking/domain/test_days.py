"""Slots: within the event, around breaks, in real time where clocks change, fixed once there is a plan."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.make import accounts as people
from tests.make import events, meetings

from circulade.events.enums import SessionKind
from circulade.events.models import Event
from circulade.matchmaking.domain.days import Grid, change_day, open_day, slots_of
from circulade.matchmaking.domain.planning import make_plan
from circulade.matchmaking.domain.rules import set_rule
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return events.published(people.programme())


def refused(event: Event, grid: Grid) -> tuple[str, str]:
    with pytest.raises(MeetingRefused) as found:
        slots_of(event, grid)
    return found.value.field, str(found.value)


def minutes(event: Event, grid: Grid) -> list[int]:
    return [int((starts - event.starts).total_seconds() // 60) for starts, _ends in slots_of(event, grid)]


def test_slots_follow_each_other_with_a_pause_and_leave_breaks_out(event: Event) -> None:
    events.session(event, "Coffee", hour=1, kind=SessionKind.BREAK)
    grid = Grid(event.starts, event.starts + timedelta(hours=3), 20, 5)
    assert minutes(event, grid) == [0, 25, 120, 145]


def test_a_slot_is_as_long_as_it_says_where_the_clock_is_put_back_meanwhile() -> None:
    starts = datetime(2030, 10, 26, 23, 30, tzinfo=UTC)
    event = events.published(people.programme(), "night", starts=starts, ends=starts + timedelta(hours=4))
    found = slots_of(event, Grid(starts, starts + timedelta(hours=2), 30))
    zone = ZoneInfo("Europe/Brussels")
    assert [at.astimezone(zone).strftime("%H:%M %Z") for at, _ends in found] == [
        "01:30 CEST",
        "02:00 CEST",
        "02:30 CEST",
        "02:00 CET",
    ]


def test_what_gives_no_slots_is_refused_by_field(event: Event) -> None:
    ends = event.starts + timedelta(hours=1)
    early = event.starts - timedelta(minutes=1)
    assert refused(event, Grid(event.starts, ends, 4)) == ("minutes", "Minutes: a meeting takes at least 5.")
    assert refused(event, Grid(early, ends, 20))[0] == "starts"
    assert refused(event, Grid(event.starts, ends, 61)) == (
        "minutes",
        "Minutes: no meeting fits between the breaks.",
    )
    assert refused(event, Grid(event.starts, ends, 20, -1))[0] == "pause"


def test_slots_stay_once_there_is_a_plan_and_tables_can_change() -> None:
    day = meetings.day(people.programme())
    meetings.wish(meetings.participant(day, "Ana"), meetings.participant(day, "Bo"))
    make_plan(day, by=None, now=events.NOW)
    event = day.event
    with pytest.raises(MeetingRefused, match="there is a plan already"):
        change_day(day, by=None, grid=Grid(event.starts, event.starts + timedelta(hours=2), 30))
    assert change_day(day, by=None, tables=5).tables == 5
    with pytest.raises(MeetingRefused, match=r"This event has meetings already\."):
        open_day(event, Grid(event.starts, event.ends, 20), by=None)


def test_tables_are_not_fewer_than_the_meetings_set_in_one_slot() -> None:
    day = meetings.day(people.programme())
    boss = people.user("boss")
    ana, bo, cy, di = (meetings.participant(day, name) for name in ("Ana", "Bo", "Cy", "Di"))
    far = meetings.participant(day, "Far", mode="online")
    slot = day.slots.get(number=2)
    for pair in ((ana, bo), (cy, di)):
        set_rule(day, PairRuleKind.FIXED, *pair, slot=slot, by=boss)
    set_rule(day, PairRuleKind.FIXED, ana, far, slot=day.slots.get(number=1), by=boss)
    refusal = r"Tables: 2 meetings are set in slot 2\. Keep as many tables, or take a rule back\."
    with pytest.raises(MeetingRefused, match=refusal) as told:
        change_day(day, by=boss, tables=1)
    assert told.value.field == "tables"
    day.refresh_from_db()
    assert day.tables == 2
    day.pair_rules.filter(a__in=(cy, di)).delete()
    assert change_day(day, by=boss, tables=1).tables == 1
