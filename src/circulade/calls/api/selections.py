"""Selections of a call for the office's programs: each is one stored run."""

import json
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import SIGNED_IN
from circulade.calls.api.loading import office_call
from circulade.calls.models import Call
from circulade.calls.queries.conflicts import hidden_refs
from circulade.calls.queries.selections import selections_of
from circulade.cohorts.enums import SelectionState
from circulade.cohorts.models import CohortSelection, Outcome
from circulade.core.api.pages import Page, PageQuery, Reference, page_of
from circulade.core.api.times import in_zone

router = Router(tags=["Selections"], auth=SIGNED_IN)


class SelectionOut(Schema):
    """A run of the selection engine on the rules of a call."""

    number: Annotated[int, Field(description="Counted from 1 in each call.")]
    state: SelectionState
    label: str
    computed_at: datetime
    decided_at: datetime | None
    run: Annotated[UUID, Field(description="Id of the run, see `/api/v1/runs/{id}`.")]
    seed: str
    inputs_sha256: str


class OutcomeOut(Schema):
    """What a selection says of one applicant."""

    ref: str
    outcome: Annotated[str, Field(examples=["member"], description="member, reserve, out or ineligible.")]
    track: str
    points: Annotated[str | None, Field(description="4 decimals, as text.", examples=["3.7500"])]
    rank: int | None
    reason: Annotated[
        str, Field(description="The reason in a sentence; empty where it would name a hidden applicant.")
    ]


class SelectionDetail(SelectionOut):
    """A selection with its outcomes, without applicants the reader has a conflict with."""

    outcomes: Annotated[list[OutcomeOut], Field(description="In the order of the dossier.")]
    hidden: Annotated[int, Field(description="How many outcomes are left out because of a conflict.")]


class SelectionPage(Page[SelectionOut]):
    """A part of a list of selections."""


def selection_fields(one: CohortSelection, call: Call) -> dict[str, Any]:
    """Return the fields of a selection in a list."""
    return {
        "number": one.number,
        "state": one.state,
        "label": one.label,
        "computed_at": in_zone(one.run.at, call.time_zone),
        "decided_at": in_zone(one.decided_at, call.time_zone),
        "run": one.run_id,
        "seed": one.run.seed,
        "inputs_sha256": one.run.inputs_sha256,
    }


def _outcome(one: Outcome, reasons: dict[str, str]) -> dict[str, Any]:
    return {
        "ref": one.ref,
        "outcome": one.outcome,
        "track": one.track,
        "points": None if one.points is None else f"{one.points:.4f}",
        "rank": one.rank,
        "reason": reasons.get(one.ref, ""),
    }


@router.get(
    "/calls/{slug}/selections",
    response=SelectionPage,
    operation_id="list_selections",
    summary="List the selections of a call",
)
def list_selections(request: HttpRequest, slug: Path[Reference], asked: Query[PageQuery]) -> dict[str, Any]:
    """Selections, latest first. For those who lead selections, and the funder."""
    call, _reader = office_call(request, slug, "calls.read_selection")
    return page_of(request, selections_of(call), asked, lambda one: selection_fields(one, call))


@router.get(
    "/calls/{slug}/selections/{number}",
    response=SelectionDetail,
    operation_id="get_selection",
    summary="Read one selection",
)
def get_selection(
    request: HttpRequest, slug: Path[Reference], number: Path[Annotated[int, Field(ge=1, le=1_000_000)]]
) -> dict[str, Any]:
    """A selection with the outcome, points and reason of every applicant that the reader may see."""
    call, reader = office_call(request, slug, "calls.read_selection")
    found = selections_of(call).defer("run__inputs").filter(number=number).first()
    if found is None:
        raise Http404(f"There is no selection {number} of “{slug}”.")
    stored = json.loads(found.run.result)
    hidden = hidden_refs(call, reader)
    reasons = {
        str(one["ref"]): text
        for one in stored["applicants"]
        if (text := str(one["reason"]["text"])) and not any(ref in text for ref in hidden)
    }
    outcomes = list(found.outcomes.all())
    return selection_fields(found, call) | {
        "outcomes": [_outcome(one, reasons) for one in outcomes if one.ref not in hidden],
        "hidden": sum(one.ref in hidden for one in outcomes),
    }
