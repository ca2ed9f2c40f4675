"""People register: seats by rule, those who wait together, guests, deadlines, doubles."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import events as make
from tests.make import register as registry

from circulade.core.models import AuditEntry, QueuedTask
from circulade.events.domain.registering import NotOpen, RegisteredAlready, register, take_in
from circulade.events.domain.trouble import Refused
from circulade.events.enums import EventStage, Mode, SeatRule
from circulade.events.models import Admission, Event, Registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make.published(people.programme())


@pytest.fixture
def seats(event: Event) -> Admission:
    return make.seats(event, 2)


def test_the_first_get_seats_and_the_rest_wait(seats: Admission) -> None:
    make.registered(seats, "ann", "bo", "cy")
    assert make.states(seats) == {"ann": "approved", "bo": "approved", "cy": "waiting"}
    said = AuditEntry.objects.filter(action="registered").values_list("changes", flat=True)
    assert [each["state"][1] for each in said] == ["approved", "approved", "waiting"]
    kinds = QueuedTask.objects.filter(task__endswith="write_letters").order_by("created_at")
    assert [each.arguments["kind"] for each in kinds] == ["approved", "approved", "waiting"]


def test_in_person_and_online_have_seats_of_their_own(event: Event, seats: Admission) -> None:
    online = make.seats(event, None, Mode.ONLINE)
    make.registered(seats, "ann", "bo", "cy")
    make.registered(online, "dee", "eve", "fay")
    assert set(make.states(online).values()) == {"approved"}


@pytest.mark.parametrize("rule", [SeatRule.APPROVAL, SeatRule.ALLOCATION])
def test_where_the_office_decides_everybody_asks_first(event: Event, rule: SeatRule) -> None:
    seats = make.seats(event, 2, rule=rule)
    make.registered(seats, "ann", "bo", "cy")
    assert set(make.states(seats).values()) == {"requested"}


def test_a_reserved_seat_is_kept_until_registration_closes(event: Event) -> None:
    reserved = [{"attribute": "organisation_kind", "values": ["local_authority"], "seats": 1}]
    closes = make.NOW + timedelta(days=1)
    seats = make.seats(event, 2, reserved=reserved, closes_at=closes)
    make.registered(seats, "ann", "bo")
    make.registered(seats, "cy", organisation_kind="local_authority", now=make.NOW + timedelta(hours=1))
    assert make.states(seats) == {"ann": "approved", "bo": "waiting", "cy": "approved"}


def test_people_who_come_together_get_seats_together_or_none(event: Event) -> None:
    seats = make.seats(event, 3, guests=1)
    make.registered(seats, "ann")
    group = [make.attendee("cy"), make.attendee("guest", email="", guest=True)]
    leader = register(seats, make.attendee("bo"), together=group, now=make.NOW)
    assert make.states(seats) == {"ann": "approved", "bo": "waiting", "cy": "waiting", "guest": "waiting"}
    assert sorted(one.name for one in leader.companions.all()) == ["Cy", "Guest"]
    two = [make.attendee(name, email="", guest=True) for name in ("x", "y")]
    with pytest.raises(Refused) as refused:
        register(seats, make.attendee("dee"), together=two, now=make.NOW)
    assert refused.value.field == "guests"


def test_nobody_registers_twice_and_nothing_is_lost_by_trying(seats: Admission) -> None:
    (ann,) = make.registered(seats, "ann")
    with pytest.raises(RegisteredAlready) as again:
        register(seats, make.attendee("Ann", email="ANN@example.org "), now=make.NOW)
    assert (again.value.registration.pk, Registration.objects.count()) == (ann.pk, 1)
    with pytest.raises(Refused):
        register(seats, make.attendee("bo"), together=[make.attendee("bo")], now=make.NOW)


@pytest.mark.parametrize(
    ("fields", "days"),
    [({"opens_at": make.NOW + timedelta(days=9)}, 0), ({"closes_at": make.NOW}, 0), ({}, 90)],
)
def test_registration_has_its_dates(event: Event, fields: dict[str, object], days: int) -> None:
    seats = make.seats(event, 2, **fields)
    with pytest.raises(NotOpen):
        register(seats, make.attendee(), now=make.NOW + timedelta(days=days))


def test_the_office_registers_after_the_deadline_too(event: Event) -> None:
    seats = make.seats(event, 2, closes_at=make.NOW)
    assert register(seats, make.attendee(), now=make.NOW, late=True).state == "approved"


def test_a_draft_or_cancelled_event_takes_nobody(event: Event, seats: Admission) -> None:
    Event.objects.update(stage=EventStage.CANCELLED)
    with pytest.raises(NotOpen):
        make.registered(seats, "ann")


def test_a_territory_is_found_by_its_name_in_any_language(event: Event, seats: Admission) -> None:
    town = registry.territory(event.programme, "munich", name={"en": "Munich", "de": "München"})
    (ann,) = make.registered(seats, "ann", territory_name="MUNCHEN")
    (bo,) = make.registered(seats, "bo", territory_name="Munich", country="AT")
    assert (ann.territory, bo.territory) == (town, None)


def test_a_list_is_taken_in_whole_with_each_person_once(seats: Admission) -> None:
    make.registered(seats, "ann")
    many = [make.attendee(name) for name in ("bo", "bo", "ann", "cy", "Bo")]
    made = take_in(seats, many, now=make.NOW, by=None)
    assert [(one.name, one.state) for one in made] == [("Bo", "approved"), ("Cy", "waiting")]
