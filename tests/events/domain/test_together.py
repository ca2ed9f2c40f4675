"""People who come together change their way of taking part together: all of them, or nobody."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import core as queue
from tests.make import events as make

from circulade.core.models import AuditEntry, Letter
from circulade.events.domain.deciding import approve
from circulade.events.domain.leaving import change_mode, withdraw
from circulade.events.domain.meanwhile import take_meanwhile
from circulade.events.domain.offers import accept
from circulade.events.domain.registering import register
from circulade.events.domain.trouble import Refused
from circulade.events.enums import Mode, SeatRule
from circulade.events.models import Admission, Event, Registration

pytestmark = pytest.mark.django_db
LATER = make.NOW + timedelta(days=1)


@pytest.fixture
def event() -> Event:
    return make.published(people.programme())


@pytest.fixture
def hall(event: Event) -> Admission:
    return make.seats(event, 3, guests=1)


def come(seats: Admission) -> Registration:
    """Ann comes with Bo and a guest."""
    others = [make.attendee("bo"), make.attendee("guest", email="", guest=True)]
    return register(seats, make.attendee("ann"), together=others, now=make.NOW)


def all_of(state: str) -> dict[str, str]:
    return dict.fromkeys(("ann", "bo", "guest"), state)


def test_a_group_moves_as_one_and_its_seats_go_to_the_next(event: Event, hall: Admission) -> None:
    ann, online = come(hall), make.seats(event, 3, Mode.ONLINE, guests=1)
    make.registered(hall, "dee")
    moved = change_mode(ann, online, now=LATER)
    assert (moved.pk, make.states(online), make.states(hall)) == (
        ann.pk,
        all_of("approved"),
        {"dee": "offered"},
    )
    assert sorted(one.name for one in moved.companions.all()) == ["Bo", "Guest"]
    assert set(online.registrations.values_list("mode", flat=True)) == {"online"}
    assert AuditEntry.objects.filter(action="way of taking part changed").count() == 3
    queue.drain()
    newest = Letter.objects.filter(created_at__gte=LATER).values_list("to", flat=True)
    assert {"ann@example.org", "bo@example.org"} <= set(newest)


def test_seats_for_some_of_them_only_move_nobody(event: Event, hall: Admission) -> None:
    ann, online = come(hall), make.seats(event, 4, Mode.ONLINE, guests=1)
    dee, _eve = make.registered(online, "dee", "eve")
    wish = change_mode(ann, online, now=LATER)
    # Two seats are free, they are three: all keep theirs in person and wait as one.
    assert make.states(hall) == all_of("approved")
    assert make.states(online) == {"dee": "approved", "eve": "approved", **all_of("waiting")}
    withdraw(dee, now=LATER)
    accept(wish, now=LATER)
    queue.drain()
    assert make.states(online) == {"dee": "withdrawn", "eve": "approved", **all_of("approved")}
    assert make.states(hall) == all_of("withdrawn")


def test_a_group_that_waits_goes_to_the_end_of_the_other_list_as_one(event: Event) -> None:
    hall, online = make.seats(event, 3, guests=1), make.seats(event, 3, Mode.ONLINE, guests=1)
    make.registered(hall, "dee")
    ann = come(hall)
    make.registered(online, "eve")
    change_mode(ann, online, now=LATER)
    assert (make.states(hall), make.states(online)) == (
        {"dee": "approved"},
        {**all_of("waiting"), "eve": "approved"},
    )
    assert set(online.registrations.filter(leader=ann).values_list("name", flat=True)) == {"Bo", "Guest"}


def test_only_who_registered_them_changes_them(event: Event, hall: Admission) -> None:
    ann, online = come(hall), make.seats(event, 9, Mode.ONLINE, guests=1)
    with pytest.raises(Refused, match="Whoever registered your group"):
        change_mode(ann.companions.get(name="Bo"), online, now=LATER)
    assert (make.states(hall), make.states(online)) == (all_of("approved"), {})


@pytest.mark.parametrize(
    ("seats", "rule"),
    [({"capacity": 2, "guests": 1}, "There are 2 seats in all"), ({"guests": 0}, "You can bring 0 guests")],
    ids=["too few seats", "no guests there"],
)
def test_what_holds_for_registering_holds_for_changing(
    event: Event, hall: Admission, seats: dict[str, int], rule: str
) -> None:
    ann, online = come(hall), make.seats(event, mode=Mode.ONLINE, **({"capacity": None} | seats))
    with pytest.raises(Refused, match=rule):
        change_mode(ann, online, now=LATER)
    assert (make.states(hall), make.states(online)) == (all_of("approved"), {})


def test_a_group_of_which_some_have_a_seat_is_not_torn_apart(event: Event) -> None:
    hall = make.seats(event, 3, guests=1, rule=SeatRule.APPROVAL)
    online = make.seats(event, 9, Mode.ONLINE, guests=1)
    ann = come(hall)
    approve(hall, [ann.companions.get(name="Bo").pk], by=None, now=LATER)
    with pytest.raises(Refused, match="Some of your group have a seat"):
        change_mode(ann, online, now=LATER)
    assert (make.states(hall), make.states(online)) == (all_of("requested") | {"bo": "approved"}, {})


def test_a_group_that_waits_takes_part_the_other_way_as_one_until_then(event: Event, hall: Admission) -> None:
    online = make.seats(event, 9, Mode.ONLINE, guests=1)
    (dee,) = make.registered(hall, "dee")
    ann = come(hall)
    bo = ann.companions.get(name="Bo")
    alone = take_meanwhile(bo, online, now=LATER)
    made = take_meanwhile(ann, online, now=LATER, together=True)
    # Bo takes part there already, and does so once.
    assert (make.states(online), made.companions.get().name) == (
        {"bo": "approved", "ann": "approved", "guest": "approved"},
        "Guest",
    )
    with pytest.raises(Refused, match="Somebody of your group takes part both ways"):
        change_mode(ann, online, now=LATER)
    withdraw(dee, now=LATER)
    accept(ann, now=LATER)
    queue.drain()
    assert make.states(hall) == {"dee": "withdrawn", **all_of("approved")}
    assert (make.states(online), Registration.objects.get(pk=alone.pk).state) == (
        all_of("withdrawn"),
        "withdrawn",
    )
