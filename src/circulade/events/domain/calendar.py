"""An event, or several, as iCalendar. A joining link never stands in it: a calendar is shared too easily."""

from collections.abc import Iterable

from django.urls import reverse

from circulade.core.links import absolute
from circulade.events.enums import EventFormat, EventStage
from circulade.events.models import Event
from circulade.files.calendars import CalendarEntry, write_calendar


def event_calendar(event: Event) -> bytes:
    """Return one event."""
    return write_calendar(str(event.title), [calendar_entry(event)])


def events_calendar(name: str, events: Iterable[Event]) -> bytes:
    """Return several events, as a feed to subscribe to."""
    return write_calendar(name, [calendar_entry(event) for event in events])


def calendar_entry(event: Event) -> CalendarEntry:
    """Return the entry of an event."""
    page = absolute(reverse("events:event", args=[event.slug]))
    return CalendarEntry(
        uid=f"event-{event.pk}@{absolute('').partition('://')[2]}",
        title=" ".join(part for part in (event.code, str(event.title)) if part),
        starts=event.starts,
        ends=event.ends,
        changed=event.changed_at,
        description="\n\n".join(part for part in (str(event.description), page) if part),
        location=where(event),
        address=page,
        sequence=event.revision,
        cancelled=event.stage == EventStage.CANCELLED,
    )


def where(event: Event) -> str:
    """Say where an event is: room, place, address; an online one is where one sits."""
    if event.format == EventFormat.ONLINE:
        return str(event.get_format_display())
    parts = (event.room, event.place, event.address)
    return ", ".join(dict.fromkeys(part for part in parts if part)) or str(event.get_format_display())
