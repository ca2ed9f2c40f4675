"""An event moves with its programme and its meetings, or is refused where people or sessions would be left behind."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.events.domain.editing import change_event
from circulade.events.domain.reminding import remind
from circulade.events.domain.trouble import Refused
from circulade.events.enums import Mode
from circulade.events.models import Event, Registration
from circulade.matchmaking.domain.days import Grid, open_day

pytestmark = pytest.mark.django_db
# From summer time to winter time: nine o'clock stays nine o'clock, which is an hour later in the world's.
FAR = timedelta(days=182, hours=1)


@pytest.fixture
def event() -> Event:
    made = make.published(people.programme(), format="hybrid")
    make.session(made, hour=1)
    return made


def change(event: Event, *, move_along: bool = False, **fields: object) -> Event:
    return change_event(event, fields, seen=event.revision, by=None, now=make.NOW, move_along=move_along)


def test_sessions_are_never_left_outside_the_event(event: Event) -> None:
    with pytest.raises(Refused, match="“Opening” lies outside the event") as refused:
        change(event, starts=event.starts + timedelta(hours=2))
    assert (refused.value.field, change(event, starts=event.starts + timedelta(hours=1)).revision) == (
        "starts",
        2,
    )


def test_the_programme_and_the_meetings_move_along_on_the_clock(event: Event) -> None:
    day = open_day(event, Grid(event.starts, event.starts + timedelta(hours=1), 30), by=None)
    before = [one.starts for one in (event.sessions.get(), *day.slots.all())]
    change(event, move_along=True, starts=event.starts + FAR, ends=event.ends + FAR)
    after = [one.starts for one in (event.sessions.get(), *day.slots.all())]
    assert [new - old for old, new in zip(before, after, strict=True)] == [FAR] * 3


def test_meetings_are_never_left_outside_the_event(event: Event) -> None:
    open_day(event, Grid(event.starts, event.starts + timedelta(hours=1), 30), by=None)
    with pytest.raises(Refused, match="Meetings lie outside"):
        change(event, starts=event.starts + timedelta(minutes=30))


def test_a_way_in_which_people_take_part_cannot_be_taken_away(event: Event) -> None:
    make.registered(make.seats(event, 5), "ann", "bo")
    make.seats(event, 5, Mode.ONLINE)
    with pytest.raises(Refused, match="2 people take part in person") as refused:
        change(event, format="online")
    assert (refused.value.field, change(event, format="in_person").format) == ("format", "in_person")


def test_people_are_reminded_again_of_a_day_that_moved(event: Event) -> None:
    make.registered(make.seats(event, 5), "ann")
    eve = event.starts - timedelta(days=1)
    counts = [remind(now=eve), remind(now=eve)]
    moved = change(
        event, move_along=True, starts=event.starts + timedelta(days=7), ends=event.ends + timedelta(days=7)
    )
    assert (counts, Registration.objects.get().reminded_at) == ([1, 0], None)
    assert remind(now=moved.starts - timedelta(days=1)) == 1
