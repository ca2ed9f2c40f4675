"""Groups for programs: what they work on and which territories and organisations take part; never people."""

from datetime import date
from typing import Annotated, Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY, programme_of, reads
from circulade.core.api.pages import Page, PageQuery, Reference, page_of
from circulade.groups.enums import GroupKind, SeatKind
from circulade.groups.models import Group, Seat
from circulade.register.enums import ParticipationState
from circulade.register.queries.names import texts_of

router = Router(tags=["Groups"], auth=EVERYBODY)


class GroupFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    kind: GroupKind | None = None


class MemberOut(Schema):
    """A territory or organisation in a group; references are empty where they do not apply."""

    territory: Annotated[str, Field(description="Reference of the territory.", examples=["munich"])]
    organisation: Annotated[str, Field(description="Reference of the organisation.")]
    since: date | None
    until: date | None


class GroupOut(Schema):
    """A cohort at work."""

    slug: Annotated[str, Field(description="Stable reference.")]
    names: Annotated[dict[str, str], Field(description="Language → name.")]
    descriptions: Annotated[dict[str, str], Field(description="Language → description.")]
    kind: GroupKind
    focus_areas: list[str]
    starts: date | None
    ends: date | None
    public: Annotated[bool, Field(description="Whether everybody may see it.")]
    members: Annotated[list[MemberOut], Field(description="Confirmed members that the reader may see.")]


class GroupPage(Page[GroupOut]):
    """A part of a list of groups."""


STORED = ("slug", "kind", "focus_areas", "starts", "ends", "public")


def _group(group: Group, *, office: bool) -> dict[str, Any]:
    members = [_member(seat, office=office) for seat in group.seats.all()]
    return {name: getattr(group, name) for name in STORED} | {
        "names": texts_of(group.name),
        "descriptions": texts_of(group.description),
        "members": [each for each in members if each["territory"] or each["organisation"]],
    }


def _member(seat: Seat, *, office: bool) -> dict[str, Any]:
    held = seat.participation
    who = {"territory": held and held.territory, "organisation": held and held.organisation}
    refs = {name: found.ref if found and (office or found.public) else "" for name, found in who.items()}
    return refs | {"since": seat.since, "until": seat.until}


def _visible(request: HttpRequest) -> tuple[QuerySet[Group], bool]:
    programme = programme_of(request)
    office = reads(request, "register.read_register", programme)
    confirmed = Seat.objects.filter(
        kind=SeatKind.MEMBER, participation__state=ParticipationState.CONFIRMED
    ).select_related("participation__territory", "participation__organisation")
    groups = programme.groups.order_by("slug").prefetch_related(Prefetch("seats", confirmed))
    return (groups if office else groups.filter(public=True)), office


@router.get("/groups", response=GroupPage, operation_id="list_groups", summary="List groups")
def list_groups(request: HttpRequest, asked: Query[GroupFilters]) -> dict[str, Any]:
    """Groups by slug: the public ones, or for the office all."""
    groups, office = _visible(request)
    rows = groups if asked.kind is None else groups.filter(kind=asked.kind)
    return page_of(request, rows, asked, lambda group: _group(group, office=office))


@router.get("/groups/{slug}", response=GroupOut, operation_id="get_group", summary="Read one group")
def get_group(request: HttpRequest, slug: Path[Reference]) -> dict[str, Any]:
    """A group with its members."""
    groups, office = _visible(request)
    found = groups.filter(slug=slug).first()
    if found is None:
        raise Http404(f"There is no group “{slug}”.")
    return _group(found, office=office)
