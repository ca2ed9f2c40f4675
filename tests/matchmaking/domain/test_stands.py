"""Meetings at stands: nobody and no stand is ever booked twice, and the plan leaves the time free."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.core.models import Letter
from circulade.events.domain.links import token_of
from circulade.events.models import Registration
from circulade.matchmaking.domain.moving import what_breaks
from circulade.matchmaking.domain.participants import leave_meetings
from circulade.matchmaking.domain.planning import change_plan, make_plan
from circulade.matchmaking.domain.rules import set_rule
from circulade.matchmaking.domain.stands import (
    book_stand,
    cancel_booking,
    decline_visit,
    declined_since,
    free_slots,
)
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind
from circulade.matchmaking.models import MeetingDay, MeetingSlot, StandBooking

pytestmark = pytest.mark.django_db


@pytest.fixture
def day() -> MeetingDay:
    return meetings.day(people.programme())


def slot(day: MeetingDay, number: int) -> MeetingSlot:
    return day.slots.get(number=number)


def test_a_visitor_books_a_slot_in_which_both_are_free_and_the_stand_is_told(day: MeetingDay) -> None:
    stand = meetings.stand(day, contact="stand@example.org")
    ana, bo = meetings.participant(day, "Ana", available="110"), meetings.participant(day, "Bo")
    made = book_stand(ana, stand, slot(day, 1), reason="Paper", now=NOW)
    assert [each.number for each in free_slots(ana, [stand])[stand.pk]] == [2]
    assert [each.number for each in free_slots(bo, [stand])[stand.pk]] == [2, 3]
    cancel_booking(made, now=NOW + timedelta(minutes=1))
    assert [each.number for each in free_slots(bo, [stand])[stand.pk]] == [1, 2, 3]
    told = Letter.objects.order_by("created_at").values_list("to", "state", "text")
    assert [(to, state, "Ana" in text) for to, state, text in told] == [
        ("stand@example.org", "queued", True)
    ] * 2
    assert "Paper" in told[0][2]


def test_what_cannot_be_booked_is_refused(day: MeetingDay) -> None:
    stand, other = meetings.stand(day), meetings.stand(day, "B2", "Dyers")
    closed = meetings.stand(day, "C3", "Closed", takes=False)
    ana, bo = meetings.participant(day, "Ana", available="110"), meetings.participant(day, "Bo")
    cy = meetings.participant(day, "Cy")
    set_rule(day, PairRuleKind.FIXED, bo, cy, slot=slot(day, 2), by=people.user("boss"))
    book_stand(ana, stand, slot(day, 1), reason="", now=NOW)
    late = slot(day, 1).starts
    for who, where, when, now in (
        (bo, stand, 1, NOW),  # the stand is taken
        (ana, other, 1, NOW),  # the visitor is
        (ana, stand, 3, NOW),  # the visitor is not there
        (bo, stand, 2, NOW),  # a set meeting
        (bo, closed, 1, NOW),
        (bo, other, 1, late),
    ):
        with pytest.raises(MeetingRefused):
            book_stand(who, where, slot(day, when), reason="", now=now)
    assert StandBooking.objects.count() == 1


def test_the_place_of_somebody_who_left_is_given_to_the_next(day: MeetingDay) -> None:
    stand = meetings.stand(day)
    ana, bo = meetings.participant(day, "Ana"), meetings.participant(day, "Bo")
    book_stand(ana, stand, slot(day, 1), reason="", now=NOW)
    leave_meetings(ana, by=None, now=NOW)
    book_stand(bo, stand, slot(day, 1), reason="", now=NOW)
    assert [each.participant for each in StandBooking.objects.all()] == [bo]


def test_the_plan_and_a_changed_one_leave_the_time_of_a_visit_free(day: MeetingDay) -> None:
    stand = meetings.stand(day)
    ana, bo, cy = (meetings.participant(day, name) for name in ("Ana", "Bo", "Cy"))
    meetings.wish(ana, bo)
    meetings.wish(ana, cy)
    book_stand(ana, stand, slot(day, 1), reason="", now=NOW)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    assert {one.slot.number for one in plan.meetings.all()} == {2, 3}
    assert what_breaks(plan.meetings.all()[0], slot(day, 1), 2) == [
        "Ana visits the stand “Mills” in that slot."
    ]
    left = next(one for one in (bo, cy))
    leave_meetings(left, by=None, now=NOW)
    changed = change_plan(day, by=None, now=NOW)
    assert changed is not None
    assert 1 not in {one.slot.number for one in changed.meetings.all()}
    with pytest.raises(MeetingRefused):
        book_stand(ana, stand, changed.meetings.get().slot, reason="", now=NOW)


def test_a_stand_declines_with_a_reason_that_the_visitor_reads_and_the_slot_is_free(day: MeetingDay) -> None:
    stand = meetings.stand(day, contact="stand@example.org")
    ana, bo = meetings.participant(day, "Ana"), meetings.participant(day, "Bo")
    Registration.objects.filter(pk=ana.registration_id).update(language="de")
    made = book_stand(ana, stand, slot(day, 1), reason="", now=NOW)
    assert f"/stands/{token_of(stand)}/visits/" in Letter.objects.get(to="stand@example.org").text
    with pytest.raises(MeetingRefused, match="Reason: say why"):
        decline_visit(made, answer=" ", now=NOW)
    decline_visit(made, answer="We are at the panel.", now=NOW)
    assert StandBooking.objects.count() == 0
    assert [each.number for each in free_slots(bo, [stand])[stand.pk]] == [1, 2, 3]
    letter = Letter.objects.get(to="ana@example.org")
    assert letter.subject.startswith("Ihr Besuch an einem Stand wird abgelehnt")
    assert ("We are at the panel." in letter.text, letter.state) == (True, "queued")
    with pytest.raises(MeetingRefused, match="taken back already"):
        decline_visit(made, answer="Twice", now=NOW)


def test_a_plan_made_before_says_which_visits_were_declined_since(day: MeetingDay) -> None:
    stand, ana = meetings.stand(day), meetings.participant(day, "Ana")
    made = book_stand(ana, stand, slot(day, 1), reason="", now=NOW)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    decline_visit(made, answer="Ill", now=NOW + timedelta(minutes=1))
    assert [each.answer for each in declined_since(day, plan.made_at)] == ["Ill"]
    assert declined_since(day, NOW + timedelta(minutes=1)) == []
