"""One person waits in person and takes part online at once, and never keeps both seats."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import core as queue
from tests.make import events as make

from circulade.events.domain.deciding import approve, refuse
from circulade.events.domain.leaving import change_mode, wait_again, withdraw
from circulade.events.domain.meanwhile import take_meanwhile
from circulade.events.domain.offers import accept, decline
from circulade.events.domain.registering import RegisteredAlready, register
from circulade.events.domain.trouble import Refused
from circulade.events.enums import Mode, SeatRule
from circulade.events.models import Admission, Event, EventQuestion, Registration

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)


@pytest.fixture
def event() -> Event:
    return make.published(people.programme())


@pytest.fixture
def hall(event: Event) -> Admission:
    return make.seats(event, 1)


@pytest.fixture
def online(event: Event) -> Admission:
    return make.seats(event, 1, Mode.ONLINE)


@pytest.fixture
def ann(hall: Admission) -> Registration:
    """Ann has the one seat in person."""
    return make.registered(hall, "ann")[0]


@pytest.fixture
def bo(ann: Registration, hall: Admission) -> Registration:
    """Bo waits for it."""
    return make.registered(hall, "bo", answers={"visa": "yes", "why": "To learn"})[0]


def test_who_waits_in_person_takes_part_online_until_then(
    ann: Registration, bo: Registration, hall: Admission, online: Admission
) -> None:
    made = take_meanwhile(bo, online, now=LATER)
    assert (make.states(hall)["bo"], make.states(online)) == ("waiting", {"bo": "approved"})
    # A second click finds the first one's registration.
    assert take_meanwhile(bo, online, now=LATER).pk == made.pk
    withdraw(ann, now=LATER)
    assert (make.states(hall)["bo"], make.states(online)["bo"]) == ("offered", "approved")
    (cy,) = make.registered(online, "cy", now=LATER)
    accept(bo, now=LATER)
    assert "circulade.events.tasks.give_up_other" in queue.drain()
    assert (make.states(hall)["bo"], make.states(online)) == (
        "approved",
        {"bo": "withdrawn", "cy": "offered"},
    )
    assert (cy.state, Registration.objects.get(pk=made.pk).reason) == ("waiting", {"code": "moved"})


def test_who_declines_the_seat_in_person_stays_online(
    ann: Registration, bo: Registration, online: Admission
) -> None:
    take_meanwhile(bo, online, now=LATER)
    withdraw(ann, now=LATER)
    decline(bo, now=LATER)
    queue.drain()
    assert make.states(online) == {"bo": "approved"}
    # They may wait once more: it is still one person with one seat.
    assert wait_again(bo, now=LATER).state == "offered"


def test_answers_for_the_other_way_stay_where_they_belong(
    event: Event, bo: Registration, online: Admission
) -> None:
    for code, mode in (("visa", "in_person"), ("why", "")):
        EventQuestion.objects.create(event=event, code=code, kind="short", title=code, mode=mode)
    assert take_meanwhile(bo, online, now=LATER).answers == {"why": "To learn"}


def test_nobody_registers_a_third_time(bo: Registration, hall: Admission, online: Admission) -> None:
    take_meanwhile(bo, online, now=LATER)
    for admission in (hall, online):
        with pytest.raises(RegisteredAlready):
            register(admission, make.attendee("bo"), now=LATER)
    with pytest.raises(Refused, match="both ways already"):
        change_mode(bo, online, now=LATER)


def test_who_has_a_seat_keeps_it_until_one_is_free_the_other_way(
    ann: Registration, hall: Admission, online: Admission
) -> None:
    (cy,) = make.registered(online, "cy")
    wish = change_mode(ann, online, now=LATER)
    assert (make.states(hall), make.states(online)) == (
        {"ann": "approved"},
        {"cy": "approved", "ann": "waiting"},
    )
    withdraw(cy, now=LATER)
    accept(wish, now=LATER)
    queue.drain()
    assert (make.states(hall)["ann"], make.states(online)["ann"]) == ("withdrawn", "approved")


def test_who_has_a_seat_gets_the_last_one_the_other_way(
    ann: Registration, hall: Admission, online: Admission
) -> None:
    change_mode(ann, online, now=LATER)
    assert (make.states(hall), make.states(online)) == ({}, {"ann": "approved"})


def test_what_the_office_decides_frees_the_other_seat_too(event: Event, online: Admission) -> None:
    hall = make.seats(event, 1, rule=SeatRule.APPROVAL)
    ann, bo = make.registered(hall, "ann", "bo")
    held = take_meanwhile(ann, online, now=LATER)
    refuse(online, [held.pk], by=None, now=LATER, reason="Only partners are online.")
    assert Registration.objects.get(pk=ann.pk).replaces is None
    take_meanwhile(bo, online, now=LATER)
    approve(hall, [bo.pk], by=None, now=LATER)
    queue.drain()
    assert make.states(online) == {"ann": "refused", "bo": "withdrawn"}


def test_somebody_with_a_seat_or_without_an_address_has_nothing_to_bridge(
    event: Event, ann: Registration, online: Admission
) -> None:
    with pytest.raises(Refused, match="for people who wait"):
        take_meanwhile(ann, online, now=LATER)
