"""Outlines of Europe's countries for the map: ready SVG paths, and GeoJSON for a map in the browser.

Source: Natural Earth 1:10m, German point of view (public domain), simplified by `tools/build_outlines.py`:
Crimea lies in Ukraine, northern Cyprus in Cyprus. Coordinates are whole units of `projection.VIEWBOX`.
"""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from circulade.vocabularies.projection import unproject
from circulade.vocabularies.tables import text

BACKDROP = ""

_RING = re.compile(r"M(-?\d+),(-?\d+)l([^z]*)z")
_NUMBER = re.compile(r"-?\d+")


class Detail(StrEnum):
    """Fine for the map's own page (about 90 kB of paths), coarse for a small picture (about 30 kB)."""

    FINE = "fine"
    COARSE = "coarse"


Ring = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A country's land: ISO code, SVG path data, and the smallest box around it (left, top, right, bottom).

    The country of `BACKDROP` is all land beyond the listed countries, drawn without borders.
    """

    country: str
    path_d: str
    bbox: tuple[int, int, int, int]

    @property
    def rings(self) -> tuple[Ring, ...]:
        return rings(self.path_d)


def rings(path_d: str) -> tuple[Ring, ...]:
    """The closed rings of a path as absolute points, without repeating the first."""
    found = []
    for left, top, steps in _RING.findall(path_d):
        x, y = int(left), int(top)
        points = [(x, y)]
        numbers = [int(number) for number in _NUMBER.findall(steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        found.append(tuple(points))
    return tuple(found)


@cache
def outlines(detail: Detail = Detail.FINE) -> tuple[Outline, ...]:
    """The backdrop first, then each country by ISO code."""
    return tuple(
        _outline(row["country"], row["d"]) for row in json.loads(text(f"outlines_{detail.value}.json"))
    )


def _outline(country: str, path_d: str) -> Outline:
    points = [point for ring in rings(path_d) for point in ring]
    across, down = [x for x, _ in points], [y for _, y in points]
    return Outline(country, path_d, (min(across), min(down), max(across), max(down)))


def covers(outline: Outline, x: float, y: float) -> bool:
    """Whether a point of the map lies on a country's land, by the even-odd rule."""
    inside = False
    for ring in outline.rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                inside = not inside
    return inside


@cache
def outlines_geojson(detail: Detail = Detail.COARSE) -> dict[str, Any]:
    """The same countries as a GeoJSON FeatureCollection in degrees (RFC 7946), for a map in the browser."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"country": outline.country},
                "geometry": {"type": "MultiPolygon", "coordinates": _polygons(outline)},
            }
            for outline in outlines(detail)
        ],
    }


def _polygons(outline: Outline) -> list[list[list[list[float]]]]:
    """Rings in degrees, each hole with the land it lies in: the file lists holes after it, turning back."""
    found: list[list[list[list[float]]]] = []
    for ring in outline.rings:
        degrees = [unproject(x, y) for x, y in ring + ring[:1]]
        line = [[round(lon, 3), round(lat, 3)] for lat, lon in degrees]
        if _signed_area(ring) > 0 or not found:
            found.append([line[::-1]])  # RFC 7946: land runs counterclockwise, and y points down here
        else:
            found[-1].append(line[::-1])
    return found


def _signed_area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True)) / 2
