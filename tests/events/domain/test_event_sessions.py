"""The programme: parallel tracks, rooms that hold one session at a time, people on stage."""

from datetime import timedelta
from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.events.domain.sessions import OnStage, read_people, save_session, typed_people
from circulade.events.domain.trouble import Refused
from circulade.events.enums import SpeakerRole
from circulade.events.models import Event
from circulade.events.queries.events import clock_changes, counted_sessions, programme_days, sessions_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make.event(people.programme())


def fields(event: Event, *, hour: int = 0, **more: Any) -> dict[str, Any]:
    starts = event.starts + timedelta(hours=hour)
    return {"title": {"en": "Part"}, "starts": starts, "ends": starts + timedelta(hours=1)} | more


def test_people_typed_one_a_line_are_read_and_written_again(event: Event) -> None:
    typed = "Ann Example, City of Ghent\n\nBo Sample | Works, Ltd"
    read = read_people(typed, role=SpeakerRole.MODERATOR)
    assert read == [
        OnStage("Ann Example", "City of Ghent", SpeakerRole.MODERATOR),
        OnStage("Bo Sample", "Works, Ltd", SpeakerRole.MODERATOR),
    ]
    made = save_session(event, fields(event), people=read, by=None, now=make.NOW)
    again = typed_people(made.speakers.all(), role=SpeakerRole.MODERATOR)
    assert again == "Ann Example, City of Ghent\nBo Sample, Works, Ltd"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"room": "214"}, "room"),
        ({"track": ""}, "track"),
        ({"hour": 9, "track": "b"}, "starts"),
        ({"title": {"en": " "}, "track": "b"}, "title"),
    ],
)
def test_a_session_that_cannot_be_held_is_refused(event: Event, more: dict[str, Any], field: str) -> None:
    save_session(event, fields(event, room="214"), by=None, now=make.NOW)
    with pytest.raises(Refused) as refused:
        save_session(event, fields(event, **({"track": "b"} | more)), by=None, now=make.NOW)
    assert refused.value.field == field


def test_parallel_sessions_stand_side_by_side_and_days_follow_the_clock_there(event: Event) -> None:
    make.session(event, "Plenary")
    make.session(event, "A", hour=1, track="a")
    make.session(event, "B", hour=1, track="b")
    make.session(event, "Coffee", hour=2, kind="break")
    sessions = sessions_of(event)
    (day,) = programme_days(event, sessions)
    assert [[str(one) for one in slot.sessions] for slot in day.slots] == [
        ["Plenary"],
        ["A", "B"],
        ["Coffee"],
    ]
    assert counted_sessions(sessions) == 3


def test_an_event_over_the_change_of_the_clocks_says_so(event: Event) -> None:
    assert clock_changes(event) is False
    event.starts = event.starts.replace(month=3, day=30)
    event.ends = event.starts + timedelta(days=2)
    assert clock_changes(event) is True
