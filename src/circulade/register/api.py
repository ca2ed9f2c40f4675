"""The register for programs: public fields of public territories and organisations, in bounded pages."""

from datetime import date
from typing import Annotated, Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from circulade.accounts.models import Programme
from circulade.accounts.queries import current_programme
from circulade.register.domain.classes import class_of, macro_region_of, type_of
from circulade.register.enums import ParticipationState
from circulade.register.models import Organisation, Participation, Territory
from circulade.register.queries.involvement import involvements
from circulade.register.queries.names import names_of, texts_of
from circulade.register.queries.organisations import (
    find_organisation,
    narrowed_organisations,
    public_organisations,
)
from circulade.register.queries.territories import Facets, directory, find_territory, public_territories

router = Router(tags=["register"])


class Page(Schema):
    """Which part of a list is wanted."""

    limit: Annotated[int, Field(ge=1, le=100)] = 50
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0


class TerritoryFilters(Page):
    """What a list of territories is narrowed to; empty is everything."""

    text: str = ""
    country: str = ""
    kind: str = ""
    maturity: str = ""


class OrganisationFilters(Page):
    """What a list of organisations is narrowed to; empty is everything."""

    text: str = ""
    country: str = ""
    kind: str = ""
    role: str = ""


class TerritoryOut(Schema):
    """A territory as everybody may see it; `names` by language, codes of NUTS 2024 and the like."""

    ref: str
    names: dict[str, str]
    kind: str
    country: str
    macro_region: str
    territory_class: str
    urban_rural: str
    maturity: str
    codes: list[str]
    population: int | None
    population_year: int | None
    population_source: str
    latitude: float | None
    longitude: float | None
    website: str
    invented: bool


class ParticipationOut(Schema):
    """A confirmed participation."""

    kind: str
    label: str
    since: date | None
    until: date | None
    evidence: str
    evidence_url: str


class TerritoryDetail(TerritoryOut):
    """A territory with what it takes part in."""

    descriptions: dict[str, str]
    participations: list[ParticipationOut]
    organisations: list[str]


class OrganisationOut(Schema):
    """An organisation as everybody may see it; never its people."""

    ref: str
    names: dict[str, str]
    kind: str
    role: str
    country: str
    website: str
    territories: list[str]
    invented: bool


class TerritoryPage(Schema):
    """A part of the list, and how long the whole is."""

    count: int
    items: list[TerritoryOut]


class OrganisationPage(Schema):
    """A part of the list, and how long the whole is."""

    count: int
    items: list[OrganisationOut]


def programme_of(request: HttpRequest) -> Programme:
    """The programme that is asked about; 404 in an installation without any."""
    if (programme := current_programme(request)) is None:
        raise Http404
    return programme


def territory_fields(territory: Territory) -> dict[str, Any]:
    """The public fields of a territory."""
    part, kind = macro_region_of(territory), type_of(territory)
    return {
        "ref": territory.ref,
        "names": names_of(territory),
        "kind": territory.kind,
        "country": territory.country,
        "macro_region": part.value if part else "",
        "territory_class": class_of(territory).code,
        "urban_rural": kind.value if kind else "",
        "maturity": territory.maturity,
        "codes": [code.code for code in territory.codes.all()],
        "population": territory.population,
        "population_year": territory.population_year,
        "population_source": territory.population_source,
        "latitude": territory.latitude,
        "longitude": territory.longitude,
        "website": territory.website,
        "invented": territory.invented,
    }


def organisation_fields(organisation: Organisation) -> dict[str, Any]:
    """The public fields of an organisation."""
    return {
        "ref": organisation.ref,
        "names": names_of(organisation),
        "kind": organisation.kind,
        "role": organisation.role,
        "country": organisation.country,
        "website": organisation.website,
        "territories": [
            each.ref for each in organisation.territories.all() if each.public and each.merged_into_id is None
        ],
        "invented": organisation.invented,
    }


@router.get("/territories", response=TerritoryPage, auth=None)
def list_territories(request: HttpRequest, asked: Query[TerritoryFilters]) -> dict[str, Any]:
    """Public territories, narrowed, by reference."""
    facets = Facets(text=asked.text, country=asked.country.upper(), kind=asked.kind, maturity=asked.maturity)
    rows = directory(public_territories(programme_of(request)), facets)
    found = rows[asked.offset : asked.offset + asked.limit]
    return {"count": rows.count(), "items": [territory_fields(each) for each in found]}


@router.get("/territories/{ref}", response=TerritoryDetail, auth=None)
def get_territory(request: HttpRequest, ref: str) -> dict[str, Any]:
    """A public territory; the reference of a merged one gives the one it was merged into."""
    found = find_territory(programme_of(request), ref)
    if found is None or not found.public:
        raise Http404
    confirmed = involvements(found).filter(state=ParticipationState.CONFIRMED)
    organisations = found.organisations.filter(public=True, merged_into=None)
    return territory_fields(found) | {
        "descriptions": texts_of(found.description),
        "participations": [_participation(each) for each in confirmed],
        "organisations": [each.ref for each in organisations],
    }


def _participation(each: Participation) -> dict[str, Any]:
    return {name: getattr(each, name) for name in ParticipationOut.model_fields}


@router.get("/organisations", response=OrganisationPage, auth=None)
def list_organisations(request: HttpRequest, asked: Query[OrganisationFilters]) -> dict[str, Any]:
    """Public organisations, narrowed, by reference."""
    rows = narrowed_organisations(
        public_organisations(programme_of(request)).prefetch_related("territories"),
        text=asked.text,
        country=asked.country.upper(),
        kind=asked.kind,
        role=asked.role,
    )
    found = rows[asked.offset : asked.offset + asked.limit]
    return {"count": rows.count(), "items": [organisation_fields(each) for each in found]}


@router.get("/organisations/{ref}", response=OrganisationOut, auth=None)
def get_organisation(request: HttpRequest, ref: str) -> dict[str, Any]:
    """A public organisation."""
    found = find_organisation(programme_of(request), ref)
    if found is None or not found.public:
        raise Http404
    return organisation_fields(found)
