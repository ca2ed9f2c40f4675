"""Towns of Europe with their region, and a point for each NUTS 3 region to put it on the map.

Source: GeoNames (CC BY 4.0), built by `tools/build_places.py`. There are no populations: GeoNames' are of
mixed age, and a class needs a declared one. The order, larger towns first, serves suggestions only.
"""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.nuts import nuts3_within, region
from circulade.vocabularies.tables import rows


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the globe in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Town:
    """A town: GeoNames number, name, ISO country, point, NUTS 3 ("" where unknown), other names."""

    geonameid: int
    name: str
    country: str
    point: Point
    nuts3: str
    timezone: str
    alternates: tuple[str, ...]


@cache
def towns() -> tuple[Town, ...]:
    """All towns, larger first."""
    return tuple(
        Town(
            geonameid=int(row["geonameid"]),
            name=row["name"],
            country=row["country"],
            point=Point(float(row["lat"]), float(row["lon"])),
            nuts3=row["nuts3"],
            timezone=row["timezone"],
            alternates=tuple(row["alternates"].split("|")) if row["alternates"] else (),
        )
        for row in rows("towns.csv")
    )


@dataclass(frozen=True, slots=True)
class MainCity:
    """The main town of a NUTS 3 region and its point, which stands for the region on the map."""

    nuts3: str
    name: str
    geonameid: int
    point: Point


@cache
def main_cities() -> dict[str, MainCity]:
    """The main town of each region of level 3 that has one; all of the EU's have."""
    return {
        row["nuts3"]: MainCity(
            row["nuts3"], row["city"], int(row["geonameid"]), Point(float(row["lat"]), float(row["lon"]))
        )
        for row in rows("nuts3_points.csv")
    }


@cache
def region_point(code: str) -> Point | None:
    """The point of a region: its main town, or for larger regions the middle of those of its NUTS 3.

    None where no town is known; raises `UnknownCode`.
    """
    found = [main_cities()[each].point for each in nuts3_within(region(code).code) if each in main_cities()]
    if not found:
        return None
    lat = sum(point.lat for point in found) / len(found)
    return Point(round(lat, 4), round(sum(point.lon for point in found) / len(found), 4))
