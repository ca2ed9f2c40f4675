"""Matches, territories like one, and published meeting plans for programs."""

from datetime import datetime
from typing import Annotated, Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY, SIGNED_IN, programme_of, reader_of, require_reader
from circulade.accounts.models import User
from circulade.core.api.pages import Page, PageQuery, Reference, page_of, part_of
from circulade.core.api.times import in_zone
from circulade.events.models import Event
from circulade.matchmaking.domain.likeness import Alike, territories_like
from circulade.matchmaking.domain.wording import reasons
from circulade.matchmaking.enums import MatchState, NoteKind
from circulade.matchmaking.models import Match, Meeting, MeetingDay, MeetingPlan, PeerTable
from circulade.matchmaking.queries.days import known_result, meetings_of, tables_of, tables_shared_with
from circulade.matchmaking.queries.matches import matches_of, standing
from circulade.register.queries.territories import public_territories

router = Router(tags=["Matchmaking"], auth=SIGNED_IN)
PLAN = "matchmaking.plan_meetings"


class AlikeOut(Schema):
    """A territory like another."""

    territory: Annotated[str, Field(description="Reference of the territory.", examples=["munich"])]
    reasons: Annotated[list[str], Field(description="What both have, in sentences.")]


class AlikePage(Page[AlikeOut]):
    """A part of a list of territories."""


class MatchFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    state: MatchState | None = None


class MatchOut(Schema):
    """A need with an offer or an expert that may meet it."""

    need: str
    need_of: Annotated[str, Field(description="Whose need it is.")]
    offer: Annotated[str, Field(description="Title of the offer; empty: an expert.")]
    offer_of: Annotated[str, Field(description="Whose offer it is, or the expert's name.")]
    rank: Annotated[int, Field(description="Place for this need, after what decisions taught.")]
    engine_rank: Annotated[int, Field(description="Place in the run.")]
    state: MatchState
    reasons: Annotated[list[str], Field(description="Why the two fit, in sentences.")]
    run: Annotated[str, Field(description="The run that suggested it; empty: none.")]


class MatchPage(Page[MatchOut]):
    """A part of a list of matches."""


class PlanOut(Schema):
    """The meeting plan that participants see."""

    event: Annotated[str, Field(description="Slug of the event.")]
    number: int
    published_at: datetime
    moved_by_hand: Annotated[int, Field(description="Meetings moved since it was made.")]
    slots: int
    tables: int
    seed: Annotated[str, Field(description="Text of the draw.")]
    run: str
    meetings: int
    ratio: Annotated[float, Field(description="Value beside a bound that no plan exceeds, when it was made.")]
    without_meeting: Annotated[
        int, Field(description="People with a wish and a free slot, without a meeting.")
    ]


class MeetingOut(Schema):
    """Two who meet."""

    slot: int
    starts: Annotated[datetime, Field(description="On the event's clock.")]
    ends: datetime
    table: Annotated[int | None, Field(description="Null: online.")]
    a: str
    a_organisation: str
    b: str
    b_organisation: str


class MeetingPage(Page[MeetingOut]):
    """A part of a meeting plan."""


class PeerNoteOut(Schema):
    """What a peer table found."""

    kind: NoteKind
    text: str
    written_at: Annotated[datetime, Field(description="On the event's clock.")]


class PeerTableOut(Schema):
    """Five to eight people on one challenge, with a host."""

    number: Annotated[int, Field(description="What stands on the table.")]
    starts: Annotated[
        datetime | None, Field(description="On the event's clock; null: the organiser has not set it yet.")
    ]
    ends: Annotated[datetime | None, Field(description="As above.")]
    room: Annotated[str, Field(description="Empty: not set.")]
    challenge: str
    language: Annotated[str, Field(examples=["en"])]
    host: Annotated[str, Field(description="Who leads it.")]
    having: Annotated[
        list[str] | None,
        Field(description="Who has the challenge; null: only those who plan the meetings read it."),
    ]
    solved: Annotated[list[str] | None, Field(description="Who has solved it; null as above.")]
    notes: Annotated[list[PeerNoteOut] | None, Field(description="What it found; null as above.")]


class PeerTablePage(Page[PeerTableOut]):
    """A part of the peer tables of an event."""


@router.get(
    "/territories/{ref}/alike",
    response=AlikePage,
    auth=EVERYBODY,
    operation_id="list_territories_alike",
    summary="List the territories most like one",
)
def list_territories_alike(
    request: HttpRequest, ref: Path[Reference], asked: Query[PageQuery]
) -> dict[str, Any]:
    """Public territories that one can learn from, the most alike first, each with the reasons."""
    programme = programme_of(request)
    territory = public_territories(programme).filter(ref=ref).first()
    if territory is None:
        raise Http404(f"There is no public territory “{ref}”.")

    def shown(one: Alike) -> dict[str, Any]:
        return {"territory": one.territory.ref, "reasons": one.reasons}

    return part_of(request, territories_like(territory, programme=programme), asked, shown)


@router.get(
    "/matches", response=MatchPage, operation_id="list_matches", summary="List what may meet each need"
)
def list_matches(request: HttpRequest, asked: Query[MatchFilters]) -> dict[str, Any]:
    """Suggestions that stand and what was decided on them, by need and place; the office reads them."""
    programme = programme_of(request)
    require_reader(request, "matchmaking.see_matches", programme)
    rows = standing(matches_of(programme, state=asked.state.value if asked.state else ""))
    return page_of(request, rows, asked, _match)


def _match(one: Match) -> dict[str, Any]:
    def whose(card: Any) -> str:
        return str(card.organisation or card.territory or "")

    return {
        "need": one.need.title,
        "need_of": whose(one.need),
        "offer": one.offer.title if one.offer else "",
        "offer_of": whose(one.offer) if one.offer else str(one.expert or ""),
        "rank": one.rank,
        "engine_rank": one.engine_rank,
        "state": one.state,
        "reasons": reasons(one.why),
        "run": str(one.run_id or ""),
    }


def _published(request: HttpRequest, slug: str) -> MeetingPlan:
    day = (
        MeetingDay.objects.filter(event__programme=programme_of(request), event__slug=slug)
        .select_related("event__programme", "published__run")
        .first()
    )
    if day is None or day.published is None:
        raise Http404(f"No meeting plan of an event “{slug}” is published.")
    day.published.day = day
    return day.published


@router.get(
    "/events/{slug}/meeting-plan",
    response=PlanOut,
    operation_id="get_meeting_plan",
    summary="Read what a published meeting plan came to",
)
def get_meeting_plan(request: HttpRequest, slug: Path[Reference]) -> dict[str, Any]:
    """Figures of the plan that participants see, for those who plan meetings."""
    require_reader(request, "events.list_events", programme_of(request))
    plan = _published(request, slug)
    require_reader(request, PLAN, plan.day.event)
    result = known_result(plan)
    return {
        "event": slug,
        "number": plan.number,
        "published_at": in_zone(plan.day.published_at, plan.day.event.time_zone),
        "moved_by_hand": plan.moved,
        "slots": plan.day.slots.count(),
        "tables": plan.day.tables,
        "seed": plan.day.seed,
        "run": str(plan.run_id),
        "meetings": plan.meetings.count(),
        "ratio": result["ratio"],
        "without_meeting": result["without_meeting"],
    }


@router.get(
    "/events/{slug}/meetings",
    response=MeetingPage,
    operation_id="list_meetings",
    summary="List the meetings of a published plan",
)
def list_meetings(request: HttpRequest, slug: Path[Reference], asked: Query[PageQuery]) -> dict[str, Any]:
    """Meetings in the order of the day: all of them for those who plan them, for a participant the own ones.

    A participant is known by the e-mail address of the account.
    """
    user = reader_of(request).user
    plan = _published(request, slug)
    rows = meetings_of(plan)
    if not user.has_perm(PLAN, plan.day.event):
        rows = _own(rows, user)
        if not rows.exists():
            raise Http404(f"No meeting plan of an event “{slug}” is published.")
    return page_of(request, rows, asked, lambda one: _meeting(one, plan.day.event))


@router.get(
    "/events/{slug}/peer-tables",
    response=PeerTablePage,
    operation_id="list_peer_tables",
    summary="List the peer tables of an event",
)
def list_peer_tables(request: HttpRequest, slug: Path[Reference], asked: Query[PageQuery]) -> dict[str, Any]:
    """Peer tables by number: all, with people and notes, for those who plan the meetings.

    A participant reads the own table once a meeting plan is published, known by the e-mail address of the account.
    """
    user = reader_of(request).user
    event = Event.objects.filter(
        programme=programme_of(request), slug=slug, meeting_day__isnull=False
    ).first()
    if event is None:
        raise Http404(f"No event “{slug}” has peer tables.")
    rows = tables_of(event)
    planner = user.has_perm(PLAN, event)
    if not planner:
        rows = tables_shared_with(rows, user.email if isinstance(user, User) else "")
        if not rows.exists():
            raise Http404(f"No event “{slug}” has peer tables.")
    return page_of(request, rows, asked, lambda one: _peer_table(one, event, planner=planner))


def _peer_table(one: PeerTable, event: Event, *, planner: bool) -> dict[str, Any]:
    told: dict[str, Any] = {"having": None, "solved": None, "notes": None}
    if planner:
        told = {name: [str(each) for each in getattr(one, name).all()] for name in ("having", "solved")}
        told["notes"] = [
            {
                "kind": note.kind,
                "text": note.text,
                "written_at": in_zone(note.written_at, event.time_zone),
            }
            for note in one.notes.all()
        ]
    session = one.day.peer_session
    return {
        "number": one.number,
        "starts": in_zone(session.starts, event.time_zone) if session else None,
        "ends": in_zone(session.ends, event.time_zone) if session else None,
        "room": session.room if session else "",
        "challenge": one.challenge.title,
        "language": one.language,
        "host": str(one.host),
        **told,
    }


def _own(rows: QuerySet[Meeting], user: User | AnonymousUser) -> QuerySet[Meeting]:
    address = user.email.lower() if isinstance(user, User) else ""
    if not address:
        return rows.none()
    return rows.filter(Q(a__registration__email=address) | Q(b__registration__email=address))


def _meeting(one: Meeting, event: Event) -> dict[str, Any]:
    return {
        "slot": one.slot.number,
        "starts": in_zone(one.slot.starts, event.time_zone),
        "ends": in_zone(one.slot.ends, event.time_zone),
        "table": one.table,
        "a": one.a.registration.name,
        "a_organisation": one.a.registration.organisation_name,
        "b": one.b.registration.name,
        "b_organisation": one.b.registration.organisation_name,
    }
