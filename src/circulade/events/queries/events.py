"""Reads about events: which there are, what a page shows of one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from circulade.accounts.models import Programme
from circulade.events.enums import EventStage, Mode, SessionKind
from circulade.events.models import Event, EventSession


def office_events(programme: Programme) -> QuerySet[Event]:
    """Return every event of a programme, latest first."""
    return programme.events.select_related("programme", "group").order_by("-starts", "slug")


def public_events(programme: Programme) -> QuerySet[Event]:
    """Return the events that everybody may know of; meetings of groups that are not public stay within the group."""
    open_group = Q(group__isnull=True) | Q(group__public=True)
    return (
        programme.events.exclude(stage=EventStage.DRAFT)
        .filter(open_group)
        .select_related("programme", "group")
    )


def modes_of(event: Event) -> tuple[Mode, ...]:
    """Return the ways in which one can take part."""
    return tuple(mode for mode in Mode if event.format in (mode.value, "hybrid"))


@dataclass(frozen=True, slots=True)
class TimeSlot:
    """Sessions that begin at the same time, side by side."""

    starts: datetime
    sessions: tuple[EventSession, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the programme in the event's own time zone."""

    on: date
    slots: tuple[TimeSlot, ...] = field(default_factory=tuple)


def programme_days(event: Event, sessions: Sequence[EventSession]) -> tuple[Day, ...]:
    """Return the programme by day and time of day, as clocks at the event show them."""
    zone = ZoneInfo(event.time_zone)
    days: dict[date, dict[datetime, list[EventSession]]] = {}
    for session in sorted(sessions, key=lambda one: (one.starts, one.track, one.pk)):
        day = session.starts.astimezone(zone).date()
        days.setdefault(day, {}).setdefault(session.starts, []).append(session)
    return tuple(
        Day(day, tuple(TimeSlot(starts, tuple(side)) for starts, side in slots.items()))
        for day, slots in days.items()
    )


def sessions_of(event: Event) -> list[EventSession]:
    """Return the programme with the people on stage; two queries."""
    return list(event.sessions.prefetch_related("speakers"))


def clock_changes(event: Event) -> bool:
    """Tell whether clocks change between the event's start and end: its page then says so."""
    zone = ZoneInfo(event.time_zone)
    return event.starts.astimezone(zone).utcoffset() != event.ends.astimezone(zone).utcoffset()


def counted_sessions(sessions: Sequence[EventSession]) -> int:
    """Return how many sessions there are, breaks aside."""
    return sum(1 for one in sessions if one.kind != SessionKind.BREAK)
