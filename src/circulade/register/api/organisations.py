"""Organisations for programs; never the people who work there."""

from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY, programme_of, reads
from circulade.core.api.pages import Country, Page, PageQuery, Reference, Words, page_of
from circulade.register.enums import OrganisationKind, OrganisationRole
from circulade.register.models import Organisation
from circulade.register.queries.names import names_of
from circulade.register.queries.organisations import (
    current_organisations,
    find_organisation,
    narrowed_organisations,
    public_organisations,
)

router = Router(tags=["Organisations"], auth=EVERYBODY)


class OrganisationFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    text: Annotated[Words, Field(description="Part of a name in any language.")] = ""
    country: Country = ""
    kind: OrganisationKind | None = None
    role: OrganisationRole | None = None


class OrganisationOut(Schema):
    """Any actor: an authority, an agency, a company, a research body."""

    ref: Annotated[str, Field(description="Stable reference.", examples=["city-works"])]
    names: Annotated[dict[str, str], Field(description="Language → name.")]
    kind: OrganisationKind
    role: Annotated[str, Field(description="A role beside its kind, such as associated_partner.")]
    country: Annotated[str, Field(description="ISO 3166 code; Greece is GR.", examples=["DE"])]
    website: str
    territories: Annotated[list[str], Field(description="References of territories it acts for.")]
    public: Annotated[bool, Field(description="Whether everybody may see it.")]
    invented: Annotated[bool, Field(description="Whether it is invented, for a demonstration.")]


class OrganisationPage(Page[OrganisationOut]):
    """A part of a list of organisations."""


def organisation_fields(organisation: Organisation, *, office: bool) -> dict[str, Any]:
    """Return the fields of an organisation; only the office reads which hidden territories it acts for."""
    acts_for = [
        each.ref
        for each in organisation.territories.all()
        if each.merged_into_id is None and (office or each.public)
    ]
    computed = {"names": names_of(organisation), "territories": sorted(acts_for)}
    stored = set(OrganisationOut.model_fields) - set(computed)
    return computed | {name: getattr(organisation, name) for name in stored}


@router.get(
    "/organisations",
    response=OrganisationPage,
    operation_id="list_organisations",
    summary="List organisations",
)
def list_organisations(request: HttpRequest, asked: Query[OrganisationFilters]) -> dict[str, Any]:
    """Organisations by reference: the public ones, or for the office all."""
    programme = programme_of(request)
    office = reads(request, "register.read_register", programme)
    rows = current_organisations(programme) if office else public_organisations(programme)
    found = narrowed_organisations(
        rows.prefetch_related("territories"),
        text=asked.text,
        country=asked.country.upper(),
        kind=asked.kind or "",
        role=asked.role or "",
    )
    return page_of(request, found, asked, lambda row: organisation_fields(row, office=office))


@router.get(
    "/organisations/{ref}",
    response=OrganisationOut,
    operation_id="get_organisation",
    summary="Read one organisation",
)
def get_organisation(request: HttpRequest, ref: Path[Reference]) -> dict[str, Any]:
    """An organisation; the reference of a merged one gives the one it became."""
    programme = programme_of(request)
    found, office = find_organisation(programme, ref), reads(request, "register.read_register", programme)
    if found is None or not (found.public or office):
        raise Http404(f"There is no organisation “{ref}”.")
    return organisation_fields(found, office=office)
