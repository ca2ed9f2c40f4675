"""Make events, their seats and the people who register for tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from circulade.accounts.models import Programme
from circulade.core.models.fields import Translated
from circulade.events.domain.admissions import set_seats
from circulade.events.domain.editing import create_event
from circulade.events.domain.registering import Attendee, register
from circulade.events.enums import EventStage, Mode
from circulade.events.models import Admission, Event, EventSession, Registration

NOW = datetime(2030, 3, 1, 9, 0, tzinfo=UTC)
STARTS = datetime(2030, 5, 8, 7, 0, tzinfo=UTC)  # 9 o'clock in Brussels


def event(programme: Programme, slug: str = "conference", **fields: Any) -> Event:
    """Store a draft of a conference of nine hours."""
    values: dict[str, Any] = {
        "slug": slug,
        "title": {"en": "General Conference", "fr": "Conférence générale"},
        "starts": STARTS,
        "ends": STARTS + timedelta(hours=9),
        "place": "Square",
        "country": "BE",
    }
    return create_event(programme, values | fields, by=None, now=NOW)


def published(programme: Programme, slug: str = "conference", **fields: Any) -> Event:
    """Store an event that everybody sees."""
    made = event(programme, slug, **fields)
    Event.objects.filter(pk=made.pk).update(stage=EventStage.PUBLISHED, published_at=NOW)
    made.refresh_from_db()
    return made


def session(event: Event, title: str = "Opening", *, hour: int = 0, **fields: Any) -> EventSession:
    """Store a session of one hour, so many hours after the event starts."""
    starts = event.starts + timedelta(hours=hour)
    values: dict[str, Any] = {
        "starts": starts,
        "ends": starts + timedelta(hours=1),
        "title": Translated({"en": title}),
    }
    return EventSession.objects.create(event=event, **(values | fields))


def seats(event: Event, capacity: int | None = 2, mode: Mode = Mode.IN_PERSON, **fields: Any) -> Admission:
    """Open so many seats."""
    return set_seats(event, mode, {"capacity": capacity, **fields}, by=None, now=NOW)


def attendee(name: str = "ann", **fields: Any) -> Attendee:
    """Describe somebody who wants to come."""
    return Attendee(**({"name": name.title(), "email": f"{name}@example.org", "country": "DE"} | fields))


def registered(admission: Admission, *names: str, now: datetime = NOW, **fields: Any) -> list[Registration]:
    """Register people one after the other, a minute apart."""
    return [
        register(admission, attendee(name, **fields), now=now + timedelta(minutes=number))
        for number, name in enumerate(names)
    ]


def states(admission: Admission) -> dict[str, str]:
    """Return the state of everybody by name, in lower case."""
    return {one.name.lower(): one.state for one in admission.registrations.order_by("pk")}
