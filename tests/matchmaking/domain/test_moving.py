"""A meeting moved by hand: what it breaks is said; nobody and no table is ever booked twice."""

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.matchmaking.domain.moving import move_meeting, what_breaks
from circulade.matchmaking.domain.planning import make_plan
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.models import Meeting, MeetingDay, MeetingPlan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> MeetingPlan:
    day = meetings.day(people.programme(), slots=3)
    ana, bo, cy = (meetings.participant(day, name) for name in ("Ana", "Bo", "Cy"))
    dee = meetings.participant(day, "Dee", available="110")
    for a, b in ((ana, bo), (ana, cy), (cy, dee)):
        meetings.wish(a, b)
    made = make_plan(day, by=None, now=NOW)
    assert made is not None
    return made


def spread(plan: MeetingPlan) -> dict[str, Meeting]:
    """Ana–Bo in slot 1, Ana–Cy in slot 2, Cy–Dee in slot 1 at table 2."""
    wanted = {"Ana Bo": (1, 1), "Ana Cy": (2, 1), "Cy Dee": (1, 2)}
    found = {f"{one.a} {one.b}".lower(): one for one in plan.meetings.all()}
    plan.meetings.all().delete()
    for names, (slot, table) in wanted.items():
        one = found[names.lower()]
        one.slot, one.table = plan.day.slots.get(number=slot), table
        one.save(force_insert=True)
    return found


def test_what_a_move_breaks_is_said(plan: MeetingPlan) -> None:
    found = spread(plan)
    slots = {one.number: one for one in plan.day.slots.all()}
    assert what_breaks(found["ana bo"], slots[3], 1) == []
    assert what_breaks(found["ana bo"], slots[2], 1) == [
        "Ana meets Cy in that slot.",
        "Table 1 is taken in that slot.",
    ]
    assert what_breaks(found["cy dee"], slots[3], 9) == [
        "Dee is not there in that slot.",
        "There are tables 1 to 2.",
    ]
    assert what_breaks(found["ana bo"], slots[1], None) == ["Both are in the room and need a table."]


def test_a_double_booking_is_never_made_and_less_is_made_when_allowed(plan: MeetingPlan) -> None:
    found, boss = spread(plan), people.user("boss")
    slots = {one.number: one for one in plan.day.slots.all()}
    with pytest.raises(MeetingRefused, match=r"Ana meets Cy in that slot\."):
        move_meeting(found["ana bo"], slots[2], 2, anyway=True, by=boss)
    with pytest.raises(MeetingRefused, match=r"Dee is not there in that slot\."):
        move_meeting(found["cy dee"], slots[3], 1, anyway=False, by=boss)
    moved = move_meeting(found["cy dee"], slots[3], 1, anyway=True, by=boss)
    plan.refresh_from_db()
    assert (moved.slot.number, moved.table, plan.moved) == (3, 1, 1)


def test_the_slot_of_another_day_is_refused(plan: MeetingPlan) -> None:
    other: MeetingDay = meetings.day(people.programme(), "other")
    with pytest.raises(MeetingRefused, match=r"Slot: it is none of this day\."):
        move_meeting(
            plan.meetings.all()[0], other.slots.get(number=1), 1, anyway=True, by=people.user("boss")
        )
