"""iCalendar files: moments in UTC, so that no reader has to know a zone; the one module that calls icalendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, vText
from icalendar import Event as Entry

PRODUCT = "-//Circulade//Calendar//EN"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry; `sequence` grows with each change, so that calendars take the later one."""

    uid: str
    title: str
    starts: datetime
    ends: datetime
    changed: datetime
    description: str = ""
    location: str = ""
    address: str = ""
    """Where more is to be read."""
    sequence: int = 0
    cancelled: bool = False


def write_calendar(name: str, entries: Iterable[CalendarEntry], *, zone: str = "") -> bytes:
    """Write entries as one calendar (RFC 5545); `zone` is the one in which calendars show it by themselves."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", vText(name))
    if zone:
        calendar.add("x-wr-timezone", vText(zone))
    for one in entries:
        calendar.add_component(_entry(one))
    return bytes(calendar.to_ical())


def _entry(one: CalendarEntry) -> Entry:
    entry = Entry()
    entry.add("uid", one.uid)
    entry.add("summary", one.title)
    entry.add("dtstart", one.starts.astimezone(UTC))
    entry.add("dtend", one.ends.astimezone(UTC))
    entry.add("dtstamp", one.changed.astimezone(UTC))
    entry.add("last-modified", one.changed.astimezone(UTC))
    entry.add("sequence", one.sequence)
    entry.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    for key, value in (("description", one.description), ("location", one.location), ("url", one.address)):
        if value:
            entry.add(key, value)
    return entry
