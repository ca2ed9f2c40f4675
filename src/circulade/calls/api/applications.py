"""Applications for the office's programs: what they are and how far, never those one has a conflict with."""

from datetime import datetime
from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import SIGNED_IN, reads
from circulade.accounts.models import User
from circulade.calls.api.loading import office_call
from circulade.calls.enums import ApplicationSource, ApplicationState, Eligibility
from circulade.calls.models import Application, Call
from circulade.calls.queries.applications import list_for_office
from circulade.core.api.pages import Country, Page, PageQuery, Reference, Words, page_of
from circulade.core.api.times import in_zone

router = Router(tags=["Applications"], auth=SIGNED_IN)


class ApplicationFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    text: Annotated[Words, Field(description="Part of reference or name.")] = ""
    country: Country = ""
    state: ApplicationState | None = None
    eligibility: Eligibility | None = None


class ContactOut(Schema):
    """Whom the office writes to about an application."""

    name: str
    email: str


class ApplicationOut(Schema):
    """One organisation's answer to a call: what it is and how far, without its answers."""

    ref: Annotated[str, Field(description="Reference in pools, dossiers and letters.")]
    state: ApplicationState
    source: ApplicationSource
    name: Annotated[str, Field(description="Territory or organisation, as the applicants wrote it.")]
    organisation_kind: str
    country: Annotated[str, Field(description="ISO 3166 code.", examples=["FI"])]
    language: Annotated[str, Field(description="Language of letters.")]
    created_at: datetime
    submitted_at: datetime | None
    withdrawn_at: datetime | None
    eligibility: Eligibility
    may_publish_name: Annotated[bool, Field(description="Whether they agreed to be named in public.")]
    confirmation: Annotated[str, Field(description="What an accepted applicant answered; empty: not asked.")]
    organisation: Annotated[str, Field(description="Reference of the organisation; empty: not linked yet.")]
    territories: Annotated[list[str], Field(description="References of the territories it is for.")]
    contact: Annotated[
        ContactOut | None, Field(description="Null for readers who may not export applications.")
    ]


class ApplicationPage(Page[ApplicationOut]):
    """A part of a list of applications."""


TIMES = ("created_at", "submitted_at", "withdrawn_at")


def application_fields(one: Application, call: Call, *, contact: bool) -> dict[str, Any]:
    """Return the fields of an application; the contact only for those who may have it."""
    computed = {
        "organisation": one.organisation.ref if one.organisation else "",
        "territories": sorted(each.ref for each in one.territories.all()),
        "contact": {"name": one.contact_name, "email": one.contact_email} if contact else None,
    } | {name: in_zone(getattr(one, name), call.time_zone) for name in TIMES}
    stored = set(ApplicationOut.model_fields) - set(computed)
    return computed | {name: getattr(one, name) for name in stored}


def _listed(call: Call, reader: User, **narrowed: str) -> QuerySet[Application]:
    return list_for_office(call, reader=reader, **narrowed).prefetch_related("territories")


@router.get(
    "/calls/{slug}/applications",
    response=ApplicationPage,
    operation_id="list_applications",
    summary="List the applications of a call",
)
def list_applications(
    request: HttpRequest, slug: Path[Reference], asked: Query[ApplicationFilters]
) -> dict[str, Any]:
    """Applications by reference, without those the reader has a conflict with. For the office."""
    call, reader = office_call(request, slug, "calls.list_applications")
    contact = reads(request, "calls.export_applications", call)
    rows = _listed(
        call,
        reader,
        words=asked.text,
        country=asked.country.upper(),
        state=asked.state or "",
        eligibility=asked.eligibility or "",
    )
    return page_of(request, rows, asked, lambda one: application_fields(one, call, contact=contact))


@router.get(
    "/calls/{slug}/applications/{ref}",
    response=ApplicationOut,
    operation_id="get_application",
    summary="Read one application",
)
def get_application(request: HttpRequest, slug: Path[Reference], ref: Path[Reference]) -> dict[str, Any]:
    """An application; one that the reader has a conflict with is not found. For the office."""
    call, reader = office_call(request, slug, "calls.list_applications")
    found = _listed(call, reader).filter(ref=ref).first()
    if found is None:
        raise Http404(f"There is no application “{ref}” that you may see.")
    return application_fields(found, call, contact=reads(request, "calls.export_applications", call))
