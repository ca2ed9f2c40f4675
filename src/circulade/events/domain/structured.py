"""An event as schema.org data, for search engines and other calendars."""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse

from circulade.core.links import absolute
from circulade.events.enums import EventFormat, EventStage, SpeakerRole
from circulade.events.models import Event, EventSession

ATTENDANCE = {
    EventFormat.IN_PERSON: "OfflineEventAttendanceMode",
    EventFormat.ONLINE: "OnlineEventAttendanceMode",
    EventFormat.HYBRID: "MixedEventAttendanceMode",
}
SCHEMA = "https://schema.org"
NOTHING: tuple[Any, ...] = ("", None, [], {})
# What would end the element that holds the data, or be read as markup in it.
UNSAFE = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def structured(event: Event, sessions: list[EventSession]) -> str:
    """Return the event as JSON-LD that is safe inside a page."""
    text = json.dumps(_event(event, sessions), ensure_ascii=False, sort_keys=True)
    return "".join(UNSAFE.get(character, character) for character in text)


def _event(event: Event, sessions: list[EventSession]) -> dict[str, Any]:
    zone = ZoneInfo(event.time_zone)
    page = absolute(reverse("events:event", args=[event.slug]))
    status = "EventCancelled" if event.stage == EventStage.CANCELLED else "EventScheduled"
    found: dict[str, Any] = {
        "@context": SCHEMA,
        "@type": "Event",
        "@id": page,
        "url": page,
        "name": str(event.title),
        "description": str(event.summary) or str(event.description),
        "identifier": event.code,
        "startDate": event.starts.astimezone(zone).isoformat(),
        "endDate": event.ends.astimezone(zone).isoformat(),
        "eventStatus": f"{SCHEMA}/{status}",
        "eventAttendanceMode": f"{SCHEMA}/{ATTENDANCE[EventFormat(event.format)]}",
        "inLanguage": event.languages,
        "keywords": event.tags,
        "location": _location(event, page),
        "organizer": _organisation(event.organiser),
        "sponsor": _organisation(event.partner),
        "superEvent": _parent(event),
        "subEvent": [_session(one, zone, page) for one in sessions],
        "performer": [
            {"@type": "Person", "name": person.name, "affiliation": _organisation(person.affiliation)}
            for one in sessions
            for person in one.speakers.all()
            if person.role == SpeakerRole.SPEAKER
        ],
    }
    return {key: value for key, each in found.items() if (value := _said(each)) not in NOTHING}


def _location(event: Event, page: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if event.format != EventFormat.ONLINE and (event.place or event.address):
        address = {"@type": "PostalAddress", "streetAddress": event.address, "addressCountry": event.country}
        named = ", ".join(part for part in (event.place, event.room) if part)
        found.append({"@type": "Place", "name": named, "address": address})
    if event.format != EventFormat.IN_PERSON:
        # The joining link is for people with a seat: everybody else gets the page.
        found.append({"@type": "VirtualLocation", "url": page})
    return found


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _parent(event: Event) -> dict[str, Any]:
    if event.parent is not None and event.parent.stage != EventStage.DRAFT:
        address = absolute(reverse("events:event", args=[event.parent.slug]))
        return {"@type": "Event", "name": str(event.parent.title), "url": address}
    if event.parent_name:
        return {"@type": "Event", "name": event.parent_name, "url": event.parent_website}
    return {}


def _session(session: EventSession, zone: ZoneInfo, page: str) -> dict[str, Any]:
    return {
        "@type": "Event",
        "name": str(session.title),
        "startDate": session.starts.astimezone(zone).isoformat(),
        "endDate": session.ends.astimezone(zone).isoformat(),
        "url": f"{page}#session-{session.pk}",
    }


def _said(value: Any) -> Any:
    """Leave out what says nothing."""
    if isinstance(value, dict):
        kept = {key: _said(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in NOTHING}
    if isinstance(value, list):
        return [_said(each) for each in value]
    return value
