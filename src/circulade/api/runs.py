"""Stored runs for the office's programs: what an engine computed, so that anybody can compute it again."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import SIGNED_IN, programme_of, require_reader
from circulade.calls.models import Call
from circulade.calls.queries.conflicts import hidden_refs
from circulade.core.api.pages import Page, PageQuery, Words, page_of
from circulade.core.api.times import in_zone
from circulade.core.models import Run
from circulade.core.withholding import is_withheld, withheld_keys, without_hashes

router = Router(tags=["Runs"], auth=SIGNED_IN)


class RunFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    engine: Annotated[Words, Field(description="Name of the engine.", examples=["selection"])] = ""


class RunOut(Schema):
    """One stored computation; who and when stand beside it, never inside."""

    id: UUID
    engine: Annotated[str, Field(examples=["selection"])]
    contract: Annotated[str, Field(description="Version of the engine's contract.")]
    version: Annotated[str, Field(description="Version of the package.")]
    seed: str
    at: datetime
    call: Annotated[str, Field(description="Slug of the call it is about; empty: something else.")]
    inputs_sha256: Annotated[
        str,
        Field(description="SHA-256 of the bytes of `/runs/{id}/inputs`; empty where they are kept from you."),
    ]
    result_sha256: Annotated[
        str, Field(description="SHA-256 of the bytes of `/runs/{id}/result`; empty likewise.")
    ]


class RunPage(Page[RunOut]):
    """A part of a list of runs."""


STORED = ("id", "engine", "contract", "version", "seed", "inputs_sha256", "result_sha256")
CANONICAL = {
    "responses": {200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
}


def _runs(request: HttpRequest) -> QuerySet[Run]:
    programme = programme_of(request)
    require_reader(request, "core.read_runs", programme)
    return Run.objects.filter(programme_id=programme.pk).order_by("-at", "-pk").prefetch_related("about")


def _kept(request: HttpRequest) -> frozenset[str]:
    """Return the runs whose inputs and result are kept from the reader."""
    programme = programme_of(request)
    return withheld_keys(Run, require_reader(request, "core.read_runs", programme), programme)


def _run(request: HttpRequest, run: Run, kept: frozenset[str]) -> dict[str, Any]:
    about = run.about
    (run,) = without_hashes([run], kept)
    return {name: getattr(run, name) for name in STORED} | {
        "at": in_zone(run.at, programme_of(request).time_zone),
        "call": about.slug if isinstance(about, Call) else "",
    }


def _found(request: HttpRequest, run_id: UUID) -> Run:
    found = _runs(request).filter(pk=run_id).first()
    if found is None:
        raise Http404(f"There is no run {run_id}.")
    return found


def _whole(request: HttpRequest, run_id: UUID) -> Run:
    """Return a run whose inputs and result the reader may see: it holds every applicant of its call."""
    found = _found(request, run_id)
    reader = require_reader(request, "core.read_runs", programme_of(request))
    if isinstance(found.about, Call) and hidden_refs(found.about, reader):
        raise PermissionDenied("a conflict with an application in this run")
    if is_withheld(found, reader, programme_of(request)):
        raise PermissionDenied("this run holds what is kept from you")
    return found


@router.get("/runs", response=RunPage, operation_id="list_runs", summary="List runs")
def list_runs(request: HttpRequest, asked: Query[RunFilters]) -> dict[str, Any]:
    """Runs, latest first. For those who lead selections, and the funder."""
    rows = _runs(request).defer("inputs", "result")
    if asked.engine:
        rows = rows.filter(engine=asked.engine)
    kept = _kept(request)
    return page_of(request, rows, asked, lambda run: _run(request, run, kept))


@router.get("/runs/{run_id}", response=RunOut, operation_id="get_run", summary="Read one run")
def get_run(request: HttpRequest, run_id: UUID) -> dict[str, Any]:
    """A run: engine, versions, seed and hashes."""
    return _run(request, _found(request, run_id), _kept(request))


@router.get(
    "/runs/{run_id}/inputs",
    operation_id="get_run_inputs",
    summary="Read the inputs of a run",
    openapi_extra=CANONICAL,
)
def get_run_inputs(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The inputs as canonical JSON (RFC 8785), byte for byte; refused to whoever has a conflict in its call."""
    return HttpResponse(_whole(request, run_id).inputs, content_type="application/json")


@router.get(
    "/runs/{run_id}/result",
    operation_id="get_run_result",
    summary="Read the result of a run",
    openapi_extra=CANONICAL,
)
def get_run_result(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """The result as canonical JSON (RFC 8785), byte for byte; refused to whoever has a conflict in its call."""
    return HttpResponse(_whole(request, run_id).result, content_type="application/json")
