"""Territories for programs."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY, programme_of, reads
from circulade.accounts.enums import Maturity
from circulade.core.api.pages import Country, Page, PageQuery, Reference, Words, page_of
from circulade.register.api.participations import ParticipationOut, participation_fields
from circulade.register.domain.classes import class_of, macro_region_of, type_of
from circulade.register.enums import ParticipationState, TerritoryKind
from circulade.register.models import Territory
from circulade.register.queries.involvement import involvements
from circulade.register.queries.names import names_of, texts_of
from circulade.register.queries.organisations import current_organisations
from circulade.register.queries.territories import (
    Facets,
    current_territories,
    directory,
    find_territory,
    public_territories,
)

router = Router(tags=["Territories"], auth=EVERYBODY)


class TerritoryFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    text: Annotated[Words, Field(description="Part of a name in any language.")] = ""
    country: Country = ""
    kind: TerritoryKind | None = None
    maturity: Maturity | None = None


class TerritoryOut(Schema):
    """A territory: a city, a region or a territorial cluster."""

    ref: Annotated[str, Field(description="Stable reference.", examples=["munich"])]
    names: Annotated[dict[str, str], Field(description="Language → name.", examples=[{"en": "Munich"}])]
    kind: Annotated[TerritoryKind, Field(examples=["city"])]
    country: Annotated[str, Field(description="ISO 3166 code; Greece is GR.", examples=["DE"])]
    macro_region: Annotated[str, Field(description="Macro-region, from the country.", examples=["western"])]
    territory_class: Annotated[str, Field(description="Class, computed or decided by the office.")]
    urban_rural: Annotated[str, Field(description="Urban–rural type, from the NUTS 3 regions.")]
    maturity: Annotated[str, Field(description="Maturity level; empty: not known.")]
    codes: Annotated[list[str], Field(description="Statistical codes.", examples=[["DE212"]])]
    population: Annotated[int | None, Field(description="Declared by the territory, in persons.")]
    population_year: int | None
    population_source: str
    latitude: Annotated[float | None, Field(description="Degrees north (WGS 84).")]
    longitude: Annotated[float | None, Field(description="Degrees east (WGS 84).")]
    website: str
    public: Annotated[bool, Field(description="Whether everybody may see it.")]
    invented: Annotated[bool, Field(description="Whether it is invented, for a demonstration.")]


class TerritoryDetail(TerritoryOut):
    """A territory with what it takes part in."""

    descriptions: Annotated[dict[str, str], Field(description="Language → description.")]
    participations: Annotated[list[ParticipationOut], Field(description="The confirmed ones, newest first.")]
    organisations: Annotated[list[str], Field(description="References of organisations that act for it.")]


class TerritoryPage(Page[TerritoryOut]):
    """A part of a list of territories."""


def territory_fields(territory: Territory) -> dict[str, Any]:
    """Return the fields of a territory."""
    part, kind = macro_region_of(territory), type_of(territory)
    computed = {
        "names": names_of(territory),
        "macro_region": part.value if part else "",
        "territory_class": class_of(territory).code,
        "urban_rural": kind.value if kind else "",
        "codes": [code.code for code in territory.codes.all()],
    }
    stored = set(TerritoryOut.model_fields) - set(computed)
    return computed | {name: getattr(territory, name) for name in stored}


def _visible(request: HttpRequest) -> QuerySet[Territory]:
    programme = programme_of(request)
    if reads(request, "register.read_register", programme):
        return current_territories(programme)
    return public_territories(programme)


@router.get(
    "/territories", response=TerritoryPage, operation_id="list_territories", summary="List territories"
)
def list_territories(request: HttpRequest, asked: Query[TerritoryFilters]) -> dict[str, Any]:
    """Territories by reference: the public ones, or for the office all."""
    facets = Facets(
        text=asked.text, country=asked.country.upper(), kind=asked.kind or "", maturity=asked.maturity or ""
    )
    return page_of(request, directory(_visible(request), facets), asked, territory_fields)


@router.get(
    "/territories/{ref}",
    response=TerritoryDetail,
    operation_id="get_territory",
    summary="Read one territory",
)
def get_territory(request: HttpRequest, ref: Path[Reference]) -> dict[str, Any]:
    """A territory with its confirmed participations; the reference of a merged one gives the one it became."""
    programme = programme_of(request)
    found, office = find_territory(programme, ref), reads(request, "register.read_register", programme)
    if found is None or not (found.public or office):
        raise Http404(f"There is no territory “{ref}”.")
    organisations = current_organisations(programme).filter(territories=found)
    if not office:
        organisations = organisations.filter(public=True)
    confirmed = involvements(found).filter(state=ParticipationState.CONFIRMED)
    return territory_fields(found) | {
        "descriptions": texts_of(found.description),
        "participations": [participation_fields(each) for each in confirmed],
        "organisations": [each.ref for each in organisations],
    }
