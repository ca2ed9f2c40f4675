"""Whoever waits reads every rule and reason by which somebody who asked later came before them."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.events.domain.admissions import set_seats
from circulade.events.domain.deciding import approve
from circulade.events.domain.explaining import reason_text, standing_of
from circulade.events.domain.leaving import withdraw
from circulade.events.domain.order import PATIENCE
from circulade.events.domain.registering import register
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import advance
from circulade.events.enums import Mode
from circulade.events.models import Admission, Event, Registration
from circulade.events.tasks import move_waiting_lists

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)
CLOSES = make.NOW + timedelta(days=9)
RESERVED = [{"attribute": "organisation_kind", "values": ["agency"], "seats": 1}]


@pytest.fixture
def event() -> Event:
    return make.published(people.programme())


def said(admission: Admission, name: str) -> list[str]:
    """Return what somebody who waits reads."""
    one = Registration.objects.select_related("admission__event", "event").get(admission=admission, name=name)
    standing = standing_of(one, now=LATER)
    return list(standing.sentences) if standing else []


def test_whom_the_office_approves_out_of_order_the_others_read_the_reason(event: Event) -> None:
    seats = make.seats(event, 1)
    _ann, bo, _cy, dee = make.registered(seats, "ann", "bo", "cy", "dee")
    set_seats(event, Mode.IN_PERSON, {"capacity": 2}, by=None, now=LATER)
    withdraw(Registration.objects.get(pk=bo.pk), now=LATER)
    Registration.objects.filter(name="Cy").update(state="waiting")
    with pytest.raises(Refused, match="1 person on the waiting list comes before those chosen") as refused:
        approve(seats, [dee.pk], by=None, now=LATER)
    assert refused.value.field == "reason"
    approve(seats, [dee.pk], by=None, now=LATER, reason="Speaks in the opening.")
    assert said(seats, "Cy") == [
        "The office gave 1 person who asked later a seat. Its reason: Speaks in the opening."
    ]


def test_whoever_is_next_is_approved_without_a_reason(event: Event) -> None:
    seats = make.seats(event, 1)
    make.registered(seats, "ann", "bo", "cy")
    Admission.objects.update(capacity=2)
    approve(seats, [seats.registrations.get(name="Bo").pk], by=None, now=LATER)
    assert said(seats, "Cy") == ["Everybody before you asked earlier."]


def test_a_seat_reserved_for_others_is_named_before_and_after_it_is_given(event: Event) -> None:
    seats = make.seats(event, 2, reserved=RESERVED, closes_at=CLOSES)
    make.registered(seats, "ann", "bo")
    assert said(seats, "Bo") == [
        "1 seat is kept until 10 March 2030, 10:00 Brussels time (CET, UTC+1) for: agency."
    ]
    make.registered(seats, "cy", organisation_kind="agency", now=LATER)
    assert make.states(seats)["cy"] == "approved"
    assert said(seats, "Bo") == ["1 person who asked later has a seat, which was reserved: agency."]
    assert reason_text(seats.registrations.get(name="Cy")) == "A seat is reserved for: agency."


def test_a_kept_seat_goes_to_the_next_when_registration_closes(event: Event) -> None:
    seats = make.seats(event, 2, reserved=RESERVED, closes_at=CLOSES)
    make.registered(seats, "ann", "bo")
    assert (advance(seats, now=LATER), make.states(seats)["bo"]) == ([], "waiting")
    advance(seats, now=CLOSES)
    assert make.states(seats)["bo"] == "offered"


def group_of_three(event: Event) -> Admission:
    """All but one of six seats are taken, three people wait together, and others after them."""
    seats = make.seats(event, 6)
    make.registered(seats, *(f"p{number}" for number in range(5)))
    register(seats, make.attendee("gus"), together=[make.attendee("hal"), make.attendee("ida")], now=make.NOW)
    return seats


def test_a_group_too_large_for_the_free_seats_is_passed_over_only_so_often(event: Event) -> None:
    seats = group_of_three(event)
    offered = []
    for number in range(PATIENCE + 1):
        (one,) = make.registered(seats, f"q{number}", now=LATER)
        offered.append(one.state)
        seats.registrations.filter(state="offered").update(state="approved")
        if number:
            withdraw(seats.registrations.get(name=f"P{number}"), now=LATER)
    # The last to come finds a free seat, but it is kept.
    assert offered == ["offered", "waiting", "waiting", "waiting"]
    names = seats.registrations.filter(reason__code="fits").values_list("name", flat=True)
    assert len(names) == PATIENCE
    assert any("are kept now until there are 3" in each for each in said(seats, "Gus"))


def test_the_clock_moves_every_list_on_which_somebody_waits(event: Event) -> None:
    seats = make.seats(event, 1)
    make.registered(seats, "ann", "bo")
    Admission.objects.update(capacity=2)
    move_waiting_lists()
    assert make.states(seats)["bo"] == "offered"
