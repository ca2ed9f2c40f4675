"""Who takes part: everybody with a seat, once; availability slot by slot; leaving and coming back."""

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.events.enums import RegistrationState
from circulade.matchmaking.domain.participants import (
    leave_meetings,
    participant_of,
    return_to_meetings,
    state_availability,
    take_in_everybody,
    there,
)
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.models import Participant

pytestmark = pytest.mark.django_db


def test_everybody_with_a_seat_takes_part_once() -> None:
    day = meetings.day(people.programme())
    meetings.registration(day.event, "Ana", language="fr")
    meetings.registration(day.event, "Waiting", state=RegistrationState.WAITING)
    assert [take_in_everybody(day, by=None), take_in_everybody(day, by=None)] == [1, 0]
    one = Participant.objects.get()
    assert (str(one), one.available, one.languages) == ("Ana", "111", ["fr"])


def test_who_waits_for_a_seat_is_no_participant() -> None:
    day = meetings.day(people.programme())
    one = meetings.registration(day.event, "Waiting", state=RegistrationState.WAITING)
    assert participant_of(one) is None
    one.state = RegistrationState.APPROVED
    found = participant_of(one)
    assert (found and found.registration, participant_of(one)) == (one, found)


def test_availability_is_kept_by_slot_and_unknown_slots_are_refused() -> None:
    day = meetings.day(people.programme())
    ana = meetings.participant(day, "Ana")
    kept = state_availability(ana, [1, 3], by=None, seeks="Beams", most=2)
    assert (kept.available, kept.seeks, kept.most) == ("101", "Beams", 2)
    with pytest.raises(MeetingRefused, match=r"Slots: 4 is none of them\."):
        state_availability(ana, [4], by=None)
    with pytest.raises(MeetingRefused, match=r"Most meetings: at least 1, or empty\."):
        state_availability(ana, [1], by=None, most=0)


def test_who_left_or_lost_the_seat_is_not_there() -> None:
    day = meetings.day(people.programme())
    ana, bo, cy = (meetings.participant(day, name) for name in ("Ana", "Bo", "Cy"))
    gone = leave_meetings(ana, by=None, now=NOW)
    bo.registration.state = RegistrationState.WITHDRAWN
    assert [str(one) for one in there([gone, bo, cy])] == ["Cy"]
    assert there([return_to_meetings(gone, by=None)]) == [ana]
