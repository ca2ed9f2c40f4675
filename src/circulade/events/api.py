"""Events for programs: what their public pages say; never who comes, and never a joining link."""

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY, programme_of, reads
from circulade.core.api.pages import Page, PageQuery, Reference, Words, page_of
from circulade.core.api.times import in_zone
from circulade.core.links import absolute
from circulade.events.enums import (
    EventFormat,
    EventKind,
    EventStage,
    Mode,
    SeatRule,
    SessionKind,
    SpeakerRole,
)
from circulade.events.models import Event, EventDocument, EventSession
from circulade.events.queries.events import office_events, public_events
from circulade.register.queries.names import texts_of

router = Router(tags=["Events"], auth=EVERYBODY)


class EventFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    kind: EventKind | None = None
    format: EventFormat | None = None
    group: Annotated[Words, Field(description="Slug of the group whose meetings are wanted.")] = ""
    since: Annotated[date | None, Field(description="Events that end on this day or later.")] = None
    until: Annotated[date | None, Field(description="Events that start on this day or earlier.")] = None


class SpeakerOut(Schema):
    """Somebody on stage, as the public programme names them."""

    name: str
    affiliation: str
    role: SpeakerRole


class SessionOut(Schema):
    """A part of the programme; those of different tracks may run at the same time."""

    code: str
    kind: SessionKind
    titles: Annotated[dict[str, str], Field(description="Language → title.")]
    descriptions: Annotated[dict[str, str], Field(description="Language → description.")]
    starts: datetime
    ends: datetime
    track: str
    room: str
    recording: Annotated[str, Field(description="Address; empty if there is none.")]
    speakers: list[SpeakerOut]


class DocumentOut(Schema):
    """A document that everybody may have."""

    titles: Annotated[dict[str, str], Field(description="Language → title.")]
    address: str
    media_type: Annotated[str, Field(examples=["application/pdf"])]
    size: Annotated[int | None, Field(description="Bytes; null for a file that others keep.")]


class SeatsOut(Schema):
    """A way to take part: how many seats, until when, by which rule. Never who has one."""

    mode: Mode
    capacity: Annotated[int | None, Field(description="Seats; null without a limit.")]
    rule: SeatRule
    opens_at: datetime | None
    closes_at: datetime | None


class EventOut(Schema):
    """A conference, workshop, webinar or public meeting of a group."""

    slug: Annotated[str, Field(description="Stable reference.")]
    code: Annotated[str, Field(description="As printed by whoever holds the event.", examples=["11WS23465"])]
    kind: EventKind
    stage: Annotated[EventStage, Field(description="published or cancelled; the office reads drafts too.")]
    titles: Annotated[dict[str, str], Field(description="Language → title.")]
    descriptions: Annotated[dict[str, str], Field(description="Language → description.")]
    summaries: Annotated[dict[str, str], Field(description="Language → what came of it.")]
    themes: Annotated[dict[str, str], Field(description="Language → theme.")]
    audiences: Annotated[dict[str, str], Field(description="Language → for whom it is.")]
    starts: datetime
    ends: datetime
    time_zone: Annotated[str, Field(examples=["Europe/Brussels"])]
    format: EventFormat
    place: str
    room: str
    address: str
    country: Annotated[str, Field(description="ISO 3166 code; empty if not stated.")]
    languages: Annotated[list[str], Field(description="Spoken there.")]
    territory_kinds: Annotated[list[str], Field(description="Kinds of territories it is for.")]
    countries: Annotated[list[str], Field(description="ISO 3166 codes, or EU-27.")]
    tags: list[str]
    organiser: str
    partner: str
    parent: Annotated[str, Field(description="Slug of the event it is a part of; empty if it is none.")]
    parent_name: Annotated[str, Field(description="A larger event held by others.")]
    group: Annotated[str, Field(description="Slug of the public group that meets; empty if none does.")]
    recording: Annotated[str, Field(description="Address; empty if there is none.")]
    page: Annotated[str, Field(description="Address of its page.")]
    changed_at: datetime
    invented: Annotated[bool, Field(description="Whether it belongs to a demonstration.")]
    seats: list[SeatsOut]


class EventPage(Page[EventOut]):
    """A part of a list of events."""


class WholeEventOut(EventOut):
    """An event with its programme and its documents."""

    sessions: list[SessionOut]
    speakers: Annotated[list[SpeakerOut], Field(description="People of the whole event.")]
    documents: list[DocumentOut]


PLAIN = (
    "slug",
    "code",
    "kind",
    "stage",
    "time_zone",
    "format",
    "place",
    "room",
    "address",
    "country",
    "languages",
    "territory_kinds",
    "countries",
    "tags",
    "organiser",
    "partner",
    "parent_name",
    "recording",
    "invented",
)
TEXTS = {
    "titles": "title",
    "descriptions": "description",
    "summaries": "summary",
    "themes": "theme",
    "audiences": "audience",
}


def _event(event: Event, *, office: bool) -> dict[str, Any]:
    zone, group, parent = event.time_zone, event.group, event.parent
    shows_group = group is not None and (office or group.public)
    shows_parent = parent is not None and (office or parent.stage != EventStage.DRAFT)
    return (
        {name: getattr(event, name) for name in PLAIN}
        | {name: texts_of(getattr(event, field)) for name, field in TEXTS.items()}
        | {name: in_zone(getattr(event, name), zone) for name in ("starts", "ends", "changed_at")}
        | {
            "parent": parent.slug if parent is not None and shows_parent else "",
            "group": group.slug if group is not None and shows_group else "",
            "page": absolute(reverse("events:event", args=[event.slug])),
            "seats": [_seats(each, zone) for each in event.admissions.all()],
        }
    )


def _seats(admission: Any, zone: str) -> dict[str, Any]:
    plain = {name: getattr(admission, name) for name in ("mode", "capacity", "rule")}
    return plain | {name: in_zone(getattr(admission, name), zone) for name in ("opens_at", "closes_at")}


def _session(session: EventSession, zone: str) -> dict[str, Any]:
    plain = ("code", "kind", "track", "room", "recording")
    return {name: getattr(session, name) for name in plain} | {
        "titles": texts_of(session.title),
        "descriptions": texts_of(session.description),
        "starts": in_zone(session.starts, zone),
        "ends": in_zone(session.ends, zone),
        "speakers": [_speaker(each) for each in session.speakers.all()],
    }


def _speaker(speaker: Any) -> dict[str, Any]:
    return {name: getattr(speaker, name) for name in ("name", "affiliation", "role")}


def _document(document: EventDocument, slug: str) -> dict[str, Any]:
    return {
        "titles": texts_of(document.title),
        "address": absolute(reverse("events:document", args=[slug, document.pk])),
        "media_type": document.media_type,
        "size": document.size,
    }


def _visible(request: HttpRequest) -> tuple[QuerySet[Event], bool]:
    programme = programme_of(request)
    office = reads(request, "events.list_events", programme)
    found = office_events(programme) if office else public_events(programme)
    return found.select_related("parent").prefetch_related("admissions").order_by("-starts", "slug"), office


@router.get("/events", response=EventPage, operation_id="list_events", summary="List events")
def list_events(request: HttpRequest, asked: Query[EventFilters]) -> dict[str, Any]:
    """Events, the latest first: those that everybody may know of, or for the office all."""
    rows, office = _visible(request)
    for name in ("kind", "format"):
        if (value := getattr(asked, name)) is not None:
            rows = rows.filter(**{name: value})
    if asked.group:
        rows = rows.filter(group__slug=asked.group)
        rows = rows if office else rows.filter(group__public=True)
    if asked.since:
        rows = rows.filter(ends__date__gte=asked.since)
    if asked.until:
        rows = rows.filter(starts__date__lte=asked.until)
    return page_of(request, rows, asked, lambda event: _event(event, office=office))


@router.get("/events/{slug}", response=WholeEventOut, operation_id="get_event", summary="Read one event")
def get_event(request: HttpRequest, slug: Path[Reference]) -> dict[str, Any]:
    """An event with its programme, the people on stage, and its documents."""
    rows, office = _visible(request)
    public = EventDocument.objects.filter(public=True, stand=None).select_related("attachment")
    rows = rows.prefetch_related("sessions__speakers", "speakers", Prefetch("documents", public))
    found = rows.filter(slug=slug).first()
    if found is None:
        raise Http404(f"There is no event “{slug}”.")
    return _event(found, office=office) | {
        "sessions": [_session(each, found.time_zone) for each in found.sessions.all()],
        "speakers": [_speaker(each) for each in found.speakers.all() if each.session_id is None],
        "documents": [_document(each, found.slug) for each in found.documents.all()],
    }
