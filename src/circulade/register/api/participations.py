"""Participations for programs: who takes part in what, from when to when, and how the office knows."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import SIGNED_IN, programme_of, require_reader
from circulade.core.api.pages import Page, PageQuery, Words, page_of
from circulade.register.enums import ParticipationKind, ParticipationState
from circulade.register.models import Participation
from circulade.register.queries.participations import programme_participations

router = Router(tags=["Participations"], auth=SIGNED_IN)


class ParticipationFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    text: Annotated[Words, Field(description="Part of who takes part, or of the label.")] = ""
    kind: ParticipationKind | None = None
    state: ParticipationState | None = None


class ParticipationOut(Schema):
    """As what somebody takes part, with dates and evidence."""

    kind: ParticipationKind
    label: Annotated[str, Field(description="What it is called.", examples=["Pilots 2022"])]
    since: Annotated[date | None, Field(description="First day; null: not known.")]
    until: Annotated[date | None, Field(description="Last day; null: it lasts, or is not known.")]
    evidence: Annotated[str, Field(description="How the office knows.")]
    evidence_url: str


class ParticipationRow(ParticipationOut):
    """A participation with who takes part; references are empty where they do not apply."""

    state: ParticipationState
    territory: Annotated[str, Field(description="Reference of the territory.")]
    organisation: Annotated[str, Field(description="Reference of the organisation.")]
    project: Annotated[str, Field(description="Reference of the project.")]


class ParticipationPage(Page[ParticipationRow]):
    """A part of a list of participations."""


def participation_fields(each: Participation) -> dict[str, Any]:
    """Return the fields of a participation without who takes part."""
    return {name: getattr(each, name) for name in ParticipationOut.model_fields}


def _row(each: Participation) -> dict[str, Any]:
    who = {"territory": each.territory, "organisation": each.organisation, "project": each.project}
    refs = {name: thing.ref if thing else "" for name, thing in who.items()}
    return participation_fields(each) | refs | {"state": each.state}


@router.get(
    "/participations",
    response=ParticipationPage,
    operation_id="list_participations",
    summary="List participations",
)
def list_participations(request: HttpRequest, asked: Query[ParticipationFilters]) -> dict[str, Any]:
    """All participations of the programme, newest first. For the office and the funder."""
    programme = programme_of(request)
    require_reader(request, "register.read_register", programme)
    rows = programme_participations(
        programme, text=asked.text, kind=asked.kind or "", state=asked.state or ""
    )
    return page_of(request, rows, asked, _row)
