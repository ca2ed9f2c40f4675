"""The waiting list: offers that expire, answers by link, the next in order, what the office may do at any time."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import core as queue
from tests.make import events as make

from circulade.core.models import AuditEntry, Letter, QueuedTask
from circulade.events.domain.admissions import set_seats
from circulade.events.domain.deciding import NoSeat, approve, put_on_list, refuse
from circulade.events.domain.leaving import change_mode, wait_again, withdraw
from circulade.events.domain.offers import NoOffer, accept, decline
from circulade.events.domain.registering import register
from circulade.events.domain.seats import held
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import advance
from circulade.events.enums import Mode, SeatRule
from circulade.events.models import Admission, Event, Registration, SeatOffer

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)
AFTER = LATER + timedelta(hours=49)


@pytest.fixture
def event() -> Event:
    return make.published(people.programme())


@pytest.fixture
def seats(event: Event) -> Admission:
    return make.seats(event, 2)


@pytest.fixture
def four(seats: Admission) -> list[Registration]:
    """Two have seats, two wait."""
    return make.registered(seats, "ann", "bo", "cy", "dee")


def test_a_seat_given_up_is_offered_to_the_next_at_once(seats: Admission, four: list[Registration]) -> None:
    withdraw(four[0], now=LATER)
    assert make.states(seats) == {"ann": "withdrawn", "bo": "approved", "cy": "offered", "dee": "waiting"}
    offer = SeatOffer.objects.get()
    assert (offer.expires_at, offer.rule, held(seats)) == (LATER + timedelta(hours=48), "order", 2)
    appointment = QueuedTask.objects.get(task__endswith="move_waiting_list")
    assert appointment.run_after == offer.expires_at


def test_an_accepted_seat_is_taken_once_however_often_one_clicks(
    seats: Admission, four: list[Registration]
) -> None:
    withdraw(four[0], now=LATER)
    first = accept(four[2], now=LATER)
    second = accept(four[2], now=LATER)
    assert (first.state, second.state, held(seats)) == ("approved", "approved", 2)
    assert AuditEntry.objects.filter(action="seat taken").count() == 1


def test_a_declined_seat_goes_to_the_next(seats: Admission, four: list[Registration]) -> None:
    withdraw(four[0], now=LATER)
    assert decline(four[2], now=LATER).state == "withdrawn"
    assert decline(four[2], now=LATER).state == "withdrawn"
    assert make.states(seats)["dee"] == "offered"


def test_an_offer_that_ran_out_is_said_so_and_the_seat_has_gone_on(
    seats: Admission, four: list[Registration]
) -> None:
    withdraw(four[0], now=LATER)
    with pytest.raises(NoOffer, match="the seat went to the next person"):
        accept(four[2], now=AFTER)
    assert make.states(seats) == {"ann": "withdrawn", "bo": "approved", "cy": "lapsed", "dee": "offered"}
    assert wait_again(four[2], now=AFTER).state == "waiting"
    withdraw(four[1], now=AFTER)
    assert make.states(seats)["cy"] == "offered"


def test_somebody_without_an_offer_cannot_take_one(seats: Admission, four: list[Registration]) -> None:
    with pytest.raises(NoOffer, match="you are on the waiting list"):
        accept(four[3], now=LATER)
    assert make.states(seats)["dee"] == "waiting"


def test_moving_the_list_twice_offers_nothing_twice(seats: Admission, four: list[Registration]) -> None:
    withdraw(four[0], now=LATER)
    assert (advance(seats, now=LATER), SeatOffer.objects.count()) == ([], 1)


def test_no_seat_is_offered_once_the_event_has_begun(seats: Admission, four: list[Registration]) -> None:
    withdraw(four[0], now=make.STARTS)
    assert make.states(seats)["cy"] == "waiting"


def test_an_offer_ends_when_the_event_begins(seats: Admission, four: list[Registration]) -> None:
    withdraw(four[0], now=make.STARTS - timedelta(hours=3))
    assert SeatOffer.objects.get().expires_at == make.STARTS


def test_more_seats_are_offered_and_fewer_than_taken_are_refused(
    event: Event, seats: Admission, four: list[Registration]
) -> None:
    set_seats(event, Mode.IN_PERSON, {"capacity": 3}, by=None, now=LATER)
    assert make.states(seats)["cy"] == "offered"
    with pytest.raises(Refused) as refused:
        set_seats(event, Mode.IN_PERSON, {"capacity": 2}, by=None, now=LATER)
    assert refused.value.field == "capacity"


def test_a_group_gets_its_seats_together_and_one_withdrawal_takes_its_guests(event: Event) -> None:
    seats = make.seats(event, 2, guests=1)
    make.registered(seats, "ann", "bo")
    guest = make.attendee("guest", email="", guest=True)
    leader = register(seats, make.attendee("cy"), together=[guest], now=make.NOW)
    make.registered(seats, "dee", now=LATER)
    withdraw(seats.registrations.get(name="Ann"), now=LATER)
    # One seat is too few for two: it goes to the next for whom it is enough, by a rule that is written down.
    assert (make.states(seats)["dee"], SeatOffer.objects.get().rule) == ("offered", "fits")
    set_seats(event, Mode.IN_PERSON, {"capacity": 4}, by=None, now=LATER)
    accept(leader, now=LATER)
    assert (make.states(seats)["cy"], make.states(seats)["guest"]) == ("approved", "approved")
    withdraw(leader, now=LATER)
    assert (make.states(seats)["cy"], make.states(seats)["guest"]) == ("withdrawn", "withdrawn")


def test_a_group_waits_on_when_its_leader_leaves(event: Event) -> None:
    seats = make.seats(event, 3)
    make.registered(seats, "ann", "al")
    group = [make.attendee("cy"), make.attendee("dee")]
    leader = register(seats, make.attendee("bo"), together=group, now=make.NOW)
    withdraw(leader, now=LATER)
    heir = seats.registrations.get(name="Cy")
    assert (heir.leader, heir.state, heir.companions.get().name) == (None, "waiting", "Dee")


def test_the_office_approves_after_any_deadline_but_never_beyond_the_seats(event: Event) -> None:
    seats = make.seats(event, 2, rule=SeatRule.APPROVAL, closes_at=LATER)
    ann, bo, cy = make.registered(seats, "ann", "bo", "cy")
    with pytest.raises(NoSeat, match="2 seats are free and 3 people are chosen"):
        approve(seats, [ann.pk, bo.pk, cy.pk], by=None, now=AFTER)
    approve(seats, [ann.pk, bo.pk], by=None, now=AFTER)
    put_on_list(seats, [cy.pk], by=None, now=AFTER)
    refuse(seats, [ann.pk], by=None, now=AFTER, reason="Only members can come.")
    assert make.states(seats) == {"ann": "refused", "bo": "approved", "cy": "offered"}
    with pytest.raises(Refused):
        refuse(seats, [bo.pk], by=None, now=AFTER, reason=" ")


def test_going_online_frees_the_seat_and_keeps_one_registration(
    event: Event, four: list[Registration]
) -> None:
    online = make.seats(event, None, Mode.ONLINE)
    changed = change_mode(four[0], online, now=LATER)
    assert (changed.pk, changed.mode, changed.state) == (four[0].pk, "online", "approved")
    assert make.states(four[1].admission) == {"bo": "approved", "cy": "offered", "dee": "waiting"}


def test_letters_say_what_happened_in_the_readers_language_and_once(
    event: Event, seats: Admission, four: list[Registration]
) -> None:
    Event.objects.update(joining_link="https://meet.example.org/secret")
    withdraw(four[0], now=LATER)
    tasks = queue.drain()
    assert "circulade.events.tasks.write_letters" in tasks
    kinds = list(Letter.objects.filter(to="cy@example.org").values_list("kind", flat=True))
    # Whoever was offered a seat meanwhile need not read that they wait.
    assert kinds == ["event-offer"]
    letter = Letter.objects.get(kind="event-offer")
    assert ("/registration/" in letter.text, "meet.example.org" in letter.text) == (True, False)
