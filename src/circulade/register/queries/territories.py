"""Find and list territories; place them on the map."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from circulade.accounts.models import Programme
from circulade.register.enums import CodeScheme, TerritoryKind
from circulade.register.models import Territory, TerritoryCode
from circulade.register.queries.involvement import counted
from circulade.register.queries.names import names_of
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.projection import in_view, project
from circulade.vocabularies.towns import Point, region_point
from circulade.words.folding import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What a directory is narrowed to; "" is everything. `participation` means on the day `on`."""

    text: str = ""
    country: str = ""
    kind: str = ""
    maturity: str = ""
    participation: str = ""
    on: date | None = None


def public_territories(programme: Programme) -> QuerySet[Territory]:
    """Those that everybody may see."""
    return current_territories(programme).filter(public=True)


def current_territories(programme: Programme) -> QuerySet[Territory]:
    """Those that have not been merged into another."""
    return (
        programme.territories.filter(merged_into=None).select_related("programme").prefetch_related("codes")
    )


def directory(rows: QuerySet[Territory], facets: Facets) -> QuerySet[Territory]:
    """Narrow a list of territories; the text is looked for in names of any language."""
    for field in ("country", "kind", "maturity"):
        if value := getattr(facets, field):
            rows = rows.filter(**{field: value})
    if facets.participation and facets.on:
        active = counted(kinds=[facets.participation], when="now", on=facets.on)
        rows = rows.filter(pk__in=active.values("territory_id"))
    if facets.text.strip():
        rows = rows.filter(pk__in=named_like(rows, facets.text))
    return rows


def named_like(rows: QuerySet[Any], text: str) -> list[int]:
    """Ids of records whose name contains a text, without regard to case and accents.

    Names are folded here, since the two databases fold letters differently.
    """
    wanted = fold(text)
    named = rows.prefetch_related(None).select_related(None).only("pk", "name")
    return [each.pk for each in named if any(wanted in fold(name) for name in names_of(each).values())]


def find_territory(programme: Programme, ref: str) -> Territory | None:
    """The territory of a reference; one that was merged gives the one it was merged into."""
    found = programme.territories.select_related("merged_into").filter(ref=ref).first()
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    return found


def countries_in_use(rows: QuerySet[Any]) -> list[str]:
    """The countries of a list of records, by code."""
    return sorted(set(rows.order_by().values_list("country", flat=True)))


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """What the public directory amounts to."""

    territories: int
    countries: int
    kinds: tuple[tuple[TerritoryKind, int], ...]


def public_figures(programme: Programme) -> PublicFigures:
    """Countries and territories by kind, of those that everybody may see."""
    rows = list(
        programme.territories.filter(merged_into=None, public=True).order_by().values_list("kind", "country")
    )
    counts = Counter(kind for kind, _ in rows)
    return PublicFigures(
        territories=len(rows),
        countries=len({country for _, country in rows}),
        kinds=tuple((kind, counts[kind.value]) for kind in TerritoryKind if counts[kind.value]),
    )


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A territory on the map, or beside it when `x` is None; `approximate`: placed by its region."""

    territory: Territory
    point: Point | None
    x: float | None
    y: float | None
    approximate: bool


def map_points(programme: Programme) -> list[MapPoint]:
    """Every public territory with its place on the map; those off it or without a place have none."""
    return [map_point(territory) for territory in public_territories(programme)]


def map_point(territory: Territory) -> MapPoint:
    """Where a territory lies: its own coordinates, else the main town of its first region."""
    point, approximate = location(territory)
    if point is None or not in_view(point.lat, point.lon):
        return MapPoint(territory, point, None, None, approximate)
    x, y = project(point.lat, point.lon)
    return MapPoint(territory, point, round(x, 1), round(y, 1), approximate)


def location(territory: Territory) -> tuple[Point | None, bool]:
    """The coordinates of a territory and whether they are only its region's."""
    if territory.latitude is not None and territory.longitude is not None:
        return Point(territory.latitude, territory.longitude), False
    for code in _regions(territory):
        try:
            if found := region_point(code):
                return found, True
        except UnknownCode:
            continue
    return None, False


def with_region(territories: QuerySet[Territory]) -> QuerySet[Territory]:
    """The territories with their first region at hand, so that placing them reads nothing more."""
    codes = TerritoryCode.objects.filter(territory=OuterRef("pk")).exclude(scheme=CodeScheme.LAU)
    return territories.annotate(first_region=Subquery(codes.order_by("code").values("code")[:1]))


def _regions(territory: Territory) -> list[str]:
    if "first_region" in territory.__dict__:
        first: str | None = territory.__dict__["first_region"]
        return [first] if first else []
    return [each.code for each in territory.codes.all() if each.scheme != CodeScheme.LAU]
