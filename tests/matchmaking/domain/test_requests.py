"""Requests: to somebody else who takes part, before the deadline, answered by the one who is asked."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.matchmaking.domain.participants import leave_meetings
from circulade.matchmaking.domain.requests import answer_request, ask_for_meeting, take_back
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import RequestState
from circulade.matchmaking.models import MeetingDay, MeetingRequest, Participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def day() -> MeetingDay:
    return meetings.day(people.programme(), requests_until=NOW + timedelta(days=1))


@pytest.fixture
def ana(day: MeetingDay) -> Participant:
    return meetings.participant(day, "Ana")


@pytest.fixture
def bo(day: MeetingDay) -> Participant:
    return meetings.participant(day, "Bo")


def test_asking_again_changes_the_request(ana: Participant, bo: Participant) -> None:
    meetings.wish(ana, bo, priority=1)
    again = meetings.wish(ana, bo, priority=3, reason=" Beams ")
    assert (MeetingRequest.objects.count(), again.weight, again.reason) == (1, 5, "Beams")


def test_what_nobody_can_ask_is_refused(day: MeetingDay, ana: Participant, bo: Participant) -> None:
    other = meetings.participant(meetings.day(people.programme(), "other"), "Cy")
    cases = {
        "Whom: nobody can meet themselves.": {"asked": ana},
        "Whom: Cy does not take part in these meetings.": {"asked": other},
        "Priority: choose one of the three.": {"asked": bo, "priority": 9},
        "Requests are closed: ask the organiser.": {"asked": bo, "now": NOW + timedelta(days=2)},
    }
    for said, case in cases.items():
        values = {"priority": 2, "reason": "", "now": NOW} | case
        with pytest.raises(MeetingRefused) as refused:
            ask_for_meeting(ana, **values)  # type: ignore[arg-type]
        assert str(refused.value) == said
    assert MeetingRequest.objects.count() == 0


def test_somebody_who_left_cannot_be_asked_nor_ask(ana: Participant, bo: Participant) -> None:
    gone = leave_meetings(bo, by=None, now=NOW)
    with pytest.raises(MeetingRefused, match="Whom: Bo does not take part"):
        meetings.wish(ana, gone)
    with pytest.raises(MeetingRefused, match="You do not take part in the meetings"):
        meetings.wish(gone, ana)
    assert MeetingRequest.objects.count() == 0


def test_a_declined_request_is_not_asked_again_and_can_be_accepted_after_all(
    ana: Participant, bo: Participant
) -> None:
    request = answer_request(meetings.wish(ana, bo), RequestState.DECLINED, text="No time", now=NOW)
    with pytest.raises(MeetingRefused, match=r"Whom: Bo has declined already\."):
        meetings.wish(ana, bo)
    assert answer_request(request, RequestState.ACCEPTED, now=NOW).state == "accepted"


def test_a_request_can_be_taken_back(ana: Participant, bo: Participant) -> None:
    take_back(meetings.wish(ana, bo), now=NOW)
    assert MeetingRequest.objects.count() == 0
