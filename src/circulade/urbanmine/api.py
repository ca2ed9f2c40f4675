"""Studies of the urban mine for programs: what was studied, and the results as labelled figures."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Path, Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY, programme_of, reads
from circulade.core.api.pages import Page, PageQuery, Reference, Words, page_of, part_of
from circulade.core.api.times import in_zone
from circulade.urbanmine.domain.figures import About, Figure, Figures
from circulade.urbanmine.domain.inhabitants import per_inhabitant
from circulade.urbanmine.domain.shown import Shown, shown
from circulade.urbanmine.enums import StudyState
from circulade.urbanmine.models import MineStudy
from circulade.urbanmine.queries.studies import published_studies, sharing_studies, studies_of

router = Router(tags=["Urban mine"], auth=EVERYBODY)


class MineFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    territory: Annotated[Words, Field(description="Reference of the territory.", examples=["munich"])] = ""
    state: StudyState | None = None


class FigureFilters(PageQuery):
    """What the figures are narrowed to; nothing is everything."""

    scenario: Annotated[Words, Field(description="Its name.", examples=["baseline"])] = ""
    product: Annotated[Words, Field(description="Key of a product.")] = ""
    substance: Annotated[Words, Field(description="Key of a material.")] = ""
    part: Annotated[
        Words, Field(description="stock, fresh, discarded, returned, collected or recovered.")
    ] = ""
    year: Annotated[int | None, Field(ge=1950, le=2100)] = None


class FigureOut(Schema):
    """One number of a result."""

    label: Annotated[str, Field(examples=["Lithium: recovered, 2031, Baseline"])]
    scenario: str
    product: Annotated[str, Field(description="Key of the product; empty: all that hold the material.")]
    substance: Annotated[str, Field(description="Key of the material; empty: the product itself.")]
    category: Annotated[str, Field(description="strategic, critical or industrial; never added up together.")]
    part: Annotated[str, Field(examples=["discarded"])]
    first: Annotated[int, Field(description="First year that the number covers.")]
    last: Annotated[int, Field(description="Last year that the number covers.")]
    unit: Annotated[str, Field(description="kg, the product's unit, or a currency.", examples=["kg"])]
    basis: Annotated[
        str, Field(description="What kilograms of a material are of: metal, oxide, LCE or material.")
    ]
    p5: Annotated[float, Field(description="One in twenty draws lies below.")]
    p50: Annotated[float | None, Field(description="The middle; null for a value, which has only a range.")]
    p95: Annotated[float, Field(description="One in twenty draws lies above.")]
    grade: Annotated[str, Field(description="The worst grade of what it rests on, A to E.")]
    sources: Annotated[list[str], Field(description="Sources of what it rests on.")]


class FigurePage(Page[FigureOut]):
    """A part of a list of figures."""


class MineStudyOut(Schema):
    """A study of the urban mine of one territory."""

    ref: Annotated[str, Field(description="Stable reference.")]
    title: str
    note: Annotated[str, Field(description="What readers must know, such as that figures are estimates.")]
    territory: Annotated[str, Field(description="Reference of the territory.", examples=["munich"])]
    population: Annotated[int | None, Field(description="Inhabitants.")]
    population_year: int | None
    population_source: str
    base_year: int
    last_year: int
    draws: Annotated[int, Field(description="Number of draws behind the bands.")]
    seed: str
    facts: Annotated[str, Field(description="Version of the shipped facts.")]
    state: StudyState
    shared: Annotated[
        bool, Field(description="Whether its figures per inhabitant stand beside those of others.")
    ]
    published_at: datetime | None
    run: Annotated[UUID | None, Field(description="The stored run; null before the first computation.")]


class MineStudyPage(Page[MineStudyOut]):
    """A part of a list of studies."""


class MineProductOut(Schema):
    """A product group as it was computed, with the quality of its figures."""

    product: Annotated[str, Field(description="Its key.")]
    name: str
    unit: str
    way: Annotated[str, Field(description="stock, sales or population.")]
    given: Annotated[list[int], Field(description="Years with a figure.")]
    gaps: Annotated[list[int], Field(description="Years that were filled in.")]
    band: Annotated[float, Field(description="Factor either way by which its figures may be off.")]
    grade: Annotated[str, Field(description="The worst grade of its figures.")]


class SubstanceOut(Schema):
    """A material and the one class in which it is counted."""

    substance: Annotated[str, Field(description="Its key.")]
    name: str
    category: str
    basis: Annotated[str, Field(description="What is weighed: metal, oxide, LCE or material.")]


class ShareOut(Schema):
    """How much of the variance one assumption explains on its own."""

    label: str
    share: float


class SensitivityOut(Schema):
    """Which assumption matters most for a sum over the years ahead."""

    category: str
    part: str
    band: Annotated[list[float], Field(description="P5, P50 and P95 in kg.")]
    shares: list[ShareOut]


class CalibrationOut(Schema):
    """A weight really collected beside what the study says was discarded."""

    product: str
    year: int
    tonnes: float
    grade: str
    generated_kg: Annotated[list[float], Field(description="P5, P50 and P95.")]
    ratio: Annotated[float | None, Field(description="Collected ÷ discarded.")]


class PerInhabitantOut(Schema):
    """Kilograms per inhabitant of one class of materials."""

    territory: str
    products: list[str]
    category: str
    in_stock: Annotated[float, Field(description="kg per inhabitant at the end of the base year.")]
    discarded: Annotated[float, Field(description="kg per inhabitant and year, mean of the years ahead.")]
    grade: Annotated[str, Field(description="The worst grade of what the study rests on, A to E.")]


class MineStudyDetail(MineStudyOut):
    """A study with its result; the lists are empty before the first computation."""

    scenarios: list[str]
    products: list[MineProductOut]
    substances: list[SubstanceOut]
    figures: Annotated[list[FigureOut], Field(description="Sums over the years ahead, and the three lines.")]
    sensitivity: list[SensitivityOut]
    calibration: list[CalibrationOut]
    per_inhabitant: Annotated[
        list[PerInhabitantOut], Field(description="Of this study and of territories that agreed to share.")
    ]


COMPUTED = ("territory", "published_at", "run")
STORED = tuple(name for name in MineStudyOut.model_fields if name not in COMPUTED)


def _study(study: MineStudy, zone: str) -> dict[str, Any]:
    return {name: getattr(study, name) for name in STORED} | {
        "territory": study.territory.ref,
        "published_at": in_zone(study.published_at, zone),
        "run": study.run_id,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    plain = asdict(figure)
    about: dict[str, Any] = plain.pop("about")
    return about | plain


def _result(study: MineStudy, found: Shown | None) -> dict[str, Any]:
    if found is None:
        return {name: [] for name in set(MineStudyDetail.model_fields) - set(MineStudyOut.model_fields)}
    return {
        "scenarios": found.scenarios,
        "products": found.products,
        "substances": [
            {
                "substance": key,
                "name": found.substance_name(key),
                "category": found.category(key),
                "basis": found.basis(key),
            }
            for key in found.substances
        ],
        "figures": [_figure(each) for each in Figures(found).sums()],
        "sensitivity": found.result["sensitivity"],
        "calibration": found.result["calibration"],
        "per_inhabitant": [asdict(each) for each in per_inhabitant([study, *sharing_studies(study)])],
    }


def _visible(request: HttpRequest) -> QuerySet[MineStudy]:
    """Return the published studies, or for the office and the funder all."""
    programme = programme_of(request)
    office = reads(request, "urbanmine.list_studies", programme)
    return studies_of(programme) if office else published_studies(programme)


def _found(request: HttpRequest, ref: str) -> MineStudy:
    found = _visible(request).filter(ref=ref).first()
    if found is None:
        raise Http404(f"There is no study of the urban mine “{ref}”.")
    return found


def _asked(about: About, asked: FigureFilters) -> bool:
    names = ("scenario", "product", "substance", "part")
    wanted = all(getattr(asked, name) in ("", getattr(about, name)) for name in names)
    return wanted and asked.year in (None, about.first)


@router.get(
    "/urban-mine",
    response=MineStudyPage,
    operation_id="list_mine_studies",
    summary="List studies of the urban mine",
)
def list_mine_studies(request: HttpRequest, asked: Query[MineFilters]) -> dict[str, Any]:
    """Studies by reference: the published ones, or for the office and the funder all."""
    rows, zone = _visible(request), programme_of(request).time_zone
    if asked.territory:
        rows = rows.filter(territory__ref=asked.territory)
    if asked.state is not None:
        rows = rows.filter(state=asked.state)
    return page_of(request, rows, asked, lambda study: _study(study, zone))


@router.get(
    "/urban-mine/{ref}",
    response=MineStudyDetail,
    operation_id="get_mine_study",
    summary="Read one study of the urban mine",
)
def get_mine_study(request: HttpRequest, ref: Path[Reference]) -> dict[str, Any]:
    """A study with its sums, what matters most, and kilograms per inhabitant; every figure with its sources."""
    study = _found(request, ref)
    return _study(study, programme_of(request).time_zone) | _result(study, shown(study))


@router.get(
    "/urban-mine/{ref}/figures",
    response=FigurePage,
    operation_id="list_mine_figures",
    summary="List the yearly figures of a study",
)
def list_mine_figures(
    request: HttpRequest, ref: Path[Reference], asked: Query[FigureFilters]
) -> dict[str, Any]:
    """Every product and material under every scenario, year by year, with bands; empty before a result."""
    found = shown(_found(request, ref))
    if found is None:
        return part_of(request, [], asked, lambda row: row)
    figures = Figures(found)
    rows = [about for about in figures.yearly() if _asked(about, asked)]
    return part_of(request, rows, asked, lambda about: _figure(figures.of_year(about)))
