"""Calls for programs: everybody reads announced calls; the office, with a token, all of them and applications."""

from datetime import datetime
from typing import Annotated, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field

from circulade.accounts.models import Programme, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.calls.enums import CallStatus
from circulade.calls.models import Application, Call
from circulade.calls.permissions.calls import visible_teams
from circulade.calls.queries.applications import answers_of, list_for_office, office_application
from circulade.calls.queries.calls import office_calls, public_calls, status
from circulade.calls.queries.questions import questions_of, texts

router = Router(tags=["calls"])
TEXTS = ("summary", "who_can_apply", "activities", "outputs", "funding", "why_join")
LINES = ("size", "duration", "time_commitment")


class CallFilters(Schema):
    """Which part of the list is wanted."""

    limit: Annotated[int, Field(ge=1, le=100)] = 50
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    status: CallStatus | None = None


class ApplicationFilters(Schema):
    """Which part of the list is wanted."""

    limit: Annotated[int, Field(ge=1, le=100)] = 50
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    state: Annotated[str, Field(max_length=20)] = ""
    eligibility: Annotated[str, Field(max_length=20)] = ""
    country: Annotated[str, Field(max_length=2)] = ""


class CallOut(Schema):
    """A call; moments are in UTC, `time_zone` says how its pages show them."""

    slug: str
    titles: dict[str, str]
    status: str
    opens_at: datetime | None
    closes_at: datetime | None
    time_zone: str
    languages: list[str]
    eligible_kinds: list[str]
    eligible_countries: list[str]
    invented: bool


class TrackOut(Schema):
    """A track: places exactly, or from least to most."""

    code: str
    names: dict[str, str]
    places: int | None
    least: int | None
    most: int | None


class CriterionOut(Schema):
    """A criterion; scores as decimal text."""

    code: str
    names: dict[str, str]
    weight: int
    least: str
    most: str
    step: str
    threshold: str | None
    anchors: dict[str, dict[str, str]]


class CallDetail(CallOut):
    """A call with its texts by field and language, tracks, criteria and questions."""

    texts: dict[str, dict[str, str]]
    session_at: datetime | None
    contact: str
    tracks: list[TrackOut]
    criteria: list[CriterionOut]
    questions: list[dict[str, Any]]


class CallPage(Schema):
    """A part of the list, and how long the whole is."""

    count: int
    items: list[CallOut]


class ApplicationOut(Schema):
    """An application as the office lists it."""

    ref: str
    state: str
    source: str
    name: str
    organisation_kind: str
    country: str
    language: str
    eligibility: str
    submitted_at: datetime | None
    may_publish_name: bool
    receipt_sha256: str


class ApplicationDetail(ApplicationOut):
    """An application with the answers that count, by code of the question."""

    answers: dict[str, Any]


class ApplicationPage(Schema):
    """A part of the list, and how long the whole is."""

    count: int
    items: list[ApplicationOut]


def reader(request: HttpRequest) -> User | AnonymousUser:
    """Return who asks: the owner of the token, else whoever is signed in."""
    found = getattr(request, "auth", None)
    user = getattr(found, "user", found)
    if isinstance(user, User):
        return user
    return request.user if isinstance(getattr(request, "user", None), User) else AnonymousUser()


def programme_of(request: HttpRequest) -> Programme:
    """Return the programme that is asked about: the token's, else the current one."""
    token = getattr(getattr(request, "auth", None), "token", None)
    programme = token.programme if token is not None else current_programme(request)
    if programme is None:
        raise Http404
    return programme


def readable(request: HttpRequest) -> QuerySet[Call]:
    """Return the calls that the reader may see: the office those of its teams, everybody else announced ones."""
    programme, user = programme_of(request), reader(request)
    if isinstance(user, User) and user.has_perm("calls.list_calls", programme):
        return office_calls(programme, team_ids=visible_teams(user, programme))
    return public_calls(programme)


def call_of(request: HttpRequest, slug: str) -> Call:
    """Return a call that the reader may see."""
    found = (
        readable(request).filter(slug=slug).first()
        or public_calls(programme_of(request)).filter(slug=slug).first()
    )
    if found is None:
        raise Http404
    return found


def call_fields(call: Call, now: datetime) -> dict[str, Any]:
    """The fields of a call in a list."""
    plain = (
        "slug",
        "opens_at",
        "closes_at",
        "time_zone",
        "languages",
        "eligible_kinds",
        "eligible_countries",
        "invented",
    )
    return {name: getattr(call, name) for name in plain} | {
        "titles": texts(call.title),
        "status": status(call, now).value,
    }


@router.get("/calls", response=CallPage)
def list_calls(request: HttpRequest, asked: Query[CallFilters]) -> dict[str, Any]:
    """Calls, the latest deadline first. The status follows from dates and clock, so that it is filtered here."""
    now = timezone.now()
    found = [call for call in readable(request) if asked.status is None or status(call, now) == asked.status]
    part = found[asked.offset : asked.offset + asked.limit]
    return {"count": len(found), "items": [call_fields(call, now) for call in part]}


@router.get("/calls/{slug}", response=CallDetail)
def get_call(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One call with everything that its public page says."""
    call = call_of(request, slug)
    return call_fields(call, timezone.now()) | {
        "texts": {name: texts(getattr(call, name)) for name in (*TEXTS, *LINES)},
        "session_at": call.session_at,
        "contact": call.contact,
        "tracks": [
            {
                "code": each.code,
                "names": texts(each.name),
                "places": each.places,
                "least": each.least,
                "most": each.most,
            }
            for each in call.tracks.all()
        ],
        "criteria": [
            {
                "code": each.code,
                "names": texts(each.name),
                "weight": each.weight,
                "least": str(each.least),
                "most": str(each.most),
                "step": str(each.step),
                "threshold": None if each.threshold is None else str(each.threshold),
                "anchors": each.anchors,
            }
            for each in call.criteria.all()
        ],
        "questions": [question.to_json() for question in questions_of(call)],
    }


def application_fields(application: Application) -> dict[str, Any]:
    """The fields of an application in a list."""
    return {name: getattr(application, name) for name in ApplicationOut.model_fields}


def office_reader(request: HttpRequest, call: Call) -> User:
    """Return the reader if the office's applications are theirs to read; 403 otherwise."""
    user = reader(request)
    require(user, "calls.list_applications", call)
    if not isinstance(user, User):
        raise Http404
    return user


@router.get("/calls/{slug}/applications", response=ApplicationPage)
def list_applications(request: HttpRequest, slug: str, asked: Query[ApplicationFilters]) -> dict[str, Any]:
    """Applications of a call, for the office; those with which the reader has a conflict are left out."""
    call = call_of(request, slug)
    rows = list_for_office(
        call,
        reader=office_reader(request, call),
        state=asked.state,
        eligibility=asked.eligibility,
        country=asked.country.upper(),
    )
    found = rows[asked.offset : asked.offset + asked.limit]
    return {"count": rows.count(), "items": [application_fields(each) for each in found]}


@router.get("/calls/{slug}/applications/{ref}", response=ApplicationDetail)
def get_application(request: HttpRequest, slug: str, ref: str) -> dict[str, Any]:
    """One application with the answers that count, for the office."""
    call = call_of(request, slug)
    found = office_application(call, ref, reader=office_reader(request, call))
    if found is None:
        raise Http404
    return application_fields(found) | {"answers": answers_of(found)}
