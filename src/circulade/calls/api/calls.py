"""Calls for programs: texts, dates, tracks and criteria."""

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY
from circulade.calls.api.loading import visible_call, visible_calls
from circulade.calls.enums import CallStatus
from circulade.calls.models import Call, Criterion, Track
from circulade.calls.queries.calls import in_status, status
from circulade.core.api.pages import Page, PageQuery, Reference, page_of
from circulade.core.api.times import in_zone
from circulade.register.queries.names import texts_of

router = Router(tags=["Calls"], auth=EVERYBODY)

TEXTS = (
    "summary",
    "who_can_apply",
    "size",
    "duration",
    "time_commitment",
    "activities",
    "outputs",
    "funding",
    "why_join",
)


class CallFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    status: Annotated[CallStatus | None, Field(description="How far the call is now.")] = None


class TrackOut(Schema):
    """A part of the cohort with its own places: exactly `places`, or from `least` to `most`."""

    code: Annotated[str, Field(examples=["pilots"])]
    names: dict[str, str]
    places: int | None
    least: int | None
    most: int | None


class CriterionOut(Schema):
    """What assessors score, on a scale from `least` to `most`, as decimal numbers in text."""

    code: Annotated[str, Field(examples=["commitment"])]
    names: dict[str, str]
    weight: int
    least: Annotated[str, Field(examples=["0"])]
    most: Annotated[str, Field(examples=["5"])]
    threshold: Annotated[str | None, Field(description="The mean a member must reach; null: none.")]


class CallOut(Schema):
    """A call: an invitation to apply."""

    slug: Annotated[str, Field(description="Stable reference.", examples=["crm-2025"])]
    titles: Annotated[dict[str, str], Field(description="Language → title.")]
    status: Annotated[CallStatus, Field(description="From its stage, its dates and the server's clock.")]
    opens_at: Annotated[datetime | None, Field(examples=["2025-09-01T10:00:00+02:00"])]
    closes_at: Annotated[datetime | None, Field(description="The deadline; at this moment it is too late.")]
    time_zone: Annotated[str, Field(description="The zone the dates are meant in.")]
    languages: Annotated[list[str], Field(description="Languages of its texts.")]
    invented: Annotated[bool, Field(description="Whether it is invented, for a demonstration.")]


class CallDetail(CallOut):
    """A call with its texts, who can apply, its tracks and criteria."""

    texts: Annotated[
        dict[str, dict[str, str]],
        Field(description="Name of the text (summary, who_can_apply, …) → language → text."),
    ]
    eligible_kinds: Annotated[list[str], Field(description="Kinds of organisations that may apply.")]
    eligible_countries: Annotated[list[str], Field(description="Countries; empty: every country.")]
    decision_expected: date | None
    session_at: Annotated[datetime | None, Field(description="Question and answer session.")]
    contact: str
    tracks: list[TrackOut]
    criteria: list[CriterionOut]


class CallPage(Page[CallOut]):
    """A part of a list of calls."""


def call_fields(call: Call, now: datetime) -> dict[str, Any]:
    """Return the fields of a call in a list."""
    return {
        "slug": call.slug,
        "titles": texts_of(call.title),
        "status": status(call, now),
        "opens_at": in_zone(call.opens_at, call.time_zone),
        "closes_at": in_zone(call.closes_at, call.time_zone),
        "time_zone": call.time_zone,
        "languages": call.languages,
        "invented": call.invented,
    }


def track_fields(track: Track) -> dict[str, Any]:
    """Return the fields of a track."""
    stored = ("code", "places", "least", "most")
    return {"names": texts_of(track.name)} | {name: getattr(track, name) for name in stored}


def _criterion(one: Criterion) -> dict[str, Any]:
    return {
        "code": one.code,
        "names": texts_of(one.name),
        "weight": one.weight,
        "least": f"{one.least.normalize():f}",
        "most": f"{one.most.normalize():f}",
        "threshold": None if one.threshold is None else f"{one.threshold.normalize():f}",
    }


@router.get("/calls", response=CallPage, operation_id="list_calls", summary="List calls")
def list_calls(request: HttpRequest, asked: Query[CallFilters]) -> dict[str, Any]:
    """Calls, latest first: the announced ones, and for the office those it works on."""
    now = timezone.now()
    rows = visible_calls(request)
    if asked.status is not None:
        rows = in_status(rows, asked.status, now)
    return page_of(request, rows, asked, lambda call: call_fields(call, now))


@router.get("/calls/{slug}", response=CallDetail, operation_id="get_call", summary="Read one call")
def get_call(request: HttpRequest, slug: Path[Reference]) -> dict[str, Any]:
    """A call with its texts, tracks and criteria."""
    call = visible_call(request, slug)
    return call_fields(call, timezone.now()) | {
        "texts": {name: texts for name in TEXTS if (texts := texts_of(getattr(call, name)))},
        "eligible_kinds": call.eligible_kinds,
        "eligible_countries": call.eligible_countries,
        "decision_expected": call.decision_expected,
        "session_at": in_zone(call.session_at, call.time_zone),
        "contact": call.contact,
        "tracks": [track_fields(track) for track in call.tracks.all()],
        "criteria": [_criterion(one) for one in call.criteria.all()],
    }
