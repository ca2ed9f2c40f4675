"""Districts of industrial symbiosis for programs: teasers and sums, never a name or an amount of a firm."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY, programme_of, reads
from circulade.core.api.pages import Page, PageQuery, Reference, page_of, part_of
from circulade.symbiosis.domain.public import public_streams, teasers
from circulade.symbiosis.domain.report import public_lines, rows_of
from circulade.symbiosis.domain.sums import safe_sums
from circulade.symbiosis.domain.visibility import Teaser
from circulade.symbiosis.enums import Side
from circulade.symbiosis.models import District
from circulade.symbiosis.queries.districts import districts_of

router = Router(tags=["Industrial symbiosis"], auth=EVERYBODY)
STORED = ("ref", "title", "note", "city_role", "currency", "public", "invented", "source")


class DistrictOut(Schema):
    """A district: the sites of a territory that could feed one another."""

    ref: Annotated[str, Field(description="Stable reference.")]
    title: str
    note: str
    territory: Annotated[str, Field(description="Reference of the territory.", examples=["munich"])]
    city_role: Annotated[
        str, Field(description="enabler, facilitator, promoter or consumer; empty: not stated.")
    ]
    currency: str
    public: Annotated[bool, Field(description="Whether everybody may see its teasers.")]
    invented: Annotated[bool, Field(description="Whether it is invented, for a demonstration.")]
    source: Annotated[str, Field(description="Where facts about it are from.")]


class DistrictPage(Page[DistrictOut]):
    """A part of a list of districts."""


class SumOut(Schema):
    """A sum of three firms or more in which none stands out, made of bands; null where it would give one away."""

    side: Side
    group: Annotated[str, Field(description="Chapter of the List of Waste, or kind; empty: all.")]
    unit: Annotated[str, Field(examples=["t"])]
    firms: int | None
    amount: Annotated[float | None, Field(description="About how much a year, to one figure.")]
    least: Annotated[float | None, Field(description="The lower ends of the bands together.")]
    most: Annotated[float | None, Field(description="The upper ends of the bands together.")]


class ResultOut(Schema):
    """What links came to in a year; null where it would give a firm away."""

    year: int
    tonnes: float | None
    landfill: Annotated[float | None, Field(description="Tonnes kept from landfill.")]
    virgin: Annotated[float | None, Field(description="Tonnes of virgin input avoided.")]
    money: Annotated[float | None, Field(description="Economic return, in the district's currency.")]
    co2_kg: float | None
    jobs: float | None


class DistrictDetail(DistrictOut):
    """A district with its sums."""

    sums: list[SumOut]
    results: list[ResultOut]


class TeaserOut(Schema):
    """What everybody may know of a stream."""

    side: Annotated[str, Field(description="has or wants.")]
    what: Annotated[str, Field(description="Waste code or kind.", examples=["10 01 02"])]
    confirmed: Annotated[bool, Field(description="False: words led to the code, nobody confirmed it.")]
    region: str
    band: Annotated[str, Field(examples=["243 to 729 t a year"])]


class TeaserPage(Page[TeaserOut]):
    """A part of a list of teasers."""


def _visible(request: HttpRequest) -> QuerySet[District]:
    """Return the public districts, or for facilitators all."""
    programme = programme_of(request)
    found = districts_of(programme)
    return found if reads(request, "symbiosis.facilitate", programme) else found.filter(public=True)


def _found(request: HttpRequest, ref: str) -> District:
    found = _visible(request).filter(ref=ref).first()
    if found is None:
        raise Http404(f"There is no district “{ref}”.")
    return found


def _district(district: District) -> dict[str, Any]:
    return {name: getattr(district, name) for name in STORED} | {"territory": district.territory.ref}


def _teaser(teaser: Teaser) -> dict[str, Any]:
    return {name: getattr(teaser, name) for name in TeaserOut.model_fields}


@router.get(
    "/symbiosis", response=DistrictPage, operation_id="list_districts", summary="List districts of symbiosis"
)
def list_districts(request: HttpRequest, asked: Query[PageQuery]) -> dict[str, Any]:
    """Districts by reference: the public ones, or for facilitators all."""
    return page_of(request, _visible(request), asked, _district)


@router.get(
    "/symbiosis/{ref}", response=DistrictDetail, operation_id="get_district", summary="Read one district"
)
def get_district(request: HttpRequest, ref: Path[Reference]) -> dict[str, Any]:
    """A district with sums by chapter or kind and results by year, each only where it gives no firm away."""
    district = _found(request, ref)
    streams = public_streams(district, on=timezone.localdate())
    sums = [{name: getattr(each, name) for name in SumOut.model_fields} for each in safe_sums(streams)]
    results = [{"year": year, **lines} for year, lines in public_lines(rows_of(district)).items()]
    return _district(district) | {"sums": sums, "results": results}


@router.get(
    "/symbiosis/{ref}/streams",
    response=TeaserPage,
    operation_id="list_streams",
    summary="List what a district's sites have and want",
)
def list_streams(request: HttpRequest, ref: Path[Reference], asked: Query[PageQuery]) -> dict[str, Any]:
    """Code or kind, region and band of every stream, in an order that tells nothing of sites."""
    district = _found(request, ref)
    found = teasers(district, public_streams(district, on=timezone.localdate()))
    return part_of(request, found, asked, _teaser)
