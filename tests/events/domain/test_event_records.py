"""Calendar files, feeds, schema.org data and the card say the facts, and never the joining link."""

import json
from datetime import UTC, timedelta

import pytest
from icalendar import Calendar
from tests.make import accounts as people
from tests.make import events as make

from circulade.events.domain.calendar import event_calendar, where
from circulade.events.domain.card import card_of
from circulade.events.domain.feed import events_feed
from circulade.events.domain.structured import structured
from circulade.events.models import Event
from circulade.events.queries.events import sessions_of

pytestmark = pytest.mark.django_db
SECRET = "https://meet.example.org/secret"


@pytest.fixture
def event() -> Event:
    made = make.published(
        people.programme(),
        room="214-216",
        code="11WS",
        joining_link=SECRET,
        tags=["energy"],
        languages=["en"],
        description={"en": "About </script><b>symbiosis</b> & cities"},
    )
    make.session(made, "Opening")
    return made


def test_the_calendar_file_holds_the_moments_and_no_joining_link(event: Event) -> None:
    text = event_calendar(event)
    (entry,) = Calendar.from_ical(text).walk("VEVENT")
    assert entry["dtstart"].dt.astimezone(UTC) == make.STARTS
    assert entry["dtend"].dt - entry["dtstart"].dt == timedelta(hours=9)
    assert (str(entry["summary"]), str(entry["location"]), str(entry["status"])) == (
        "11WS General Conference",
        "214-216, Square",
        "CONFIRMED",
    )
    assert SECRET.encode() not in text


def test_structured_data_reads_back_and_cannot_end_its_element(event: Event) -> None:
    text = structured(event, sessions_of(event))
    said = json.loads(text)
    assert "<" not in text
    assert SECRET not in text
    assert (said["@type"], said["startDate"], said["identifier"], said["keywords"]) == (
        "Event",
        "2030-05-08T09:00:00+02:00",
        "11WS",
        ["energy"],
    )
    assert said["description"] == "About </script><b>symbiosis</b> & cities"
    assert [one["@type"] for one in said["location"]] == ["Place", "VirtualLocation"]
    assert [one["name"] for one in said["subEvent"]] == ["Opening"]


def test_the_feed_and_the_card_are_made(event: Event) -> None:
    feed = events_feed(event.programme, [event], title="Events")
    assert ("General Conference" in feed, SECRET in feed) == (True, False)
    picture = card_of(event)
    # Width and height stand in the first chunk of a PNG.
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == (1200, 630)


def test_an_online_event_is_nowhere(event: Event) -> None:
    event.format = "online"
    assert where(event) == "online"
