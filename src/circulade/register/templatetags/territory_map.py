"""Draw the map of territories: `{% territory_map points %}` in any page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, pi, sin
from typing import Any

from django import template
from django.utils.translation import gettext as _

from circulade.register.queries.territories import MapPoint
from circulade.vocabularies.outlines import BACKDROP, Detail, outlines
from circulade.vocabularies.projection import VIEWBOX

register = template.Library()
# Points that would lie on one another are moved apart, in units of the map.
TOUCHING, APART = 14, 13


@dataclass(frozen=True, slots=True)
class Land:
    """A country's outline; the backdrop is land without a programme's interest."""

    path_d: str
    backdrop: bool


@register.inclusion_tag("register/map_figure.html")
def territory_map(points: Iterable[MapPoint], small: bool = False) -> dict[str, Any]:
    """The figure: outlines, points that are links, and a caption. `small` takes coarse outlines."""
    drawn = spread([point for point in points if point.x is not None])
    detail = Detail.COARSE if small else Detail.FINE
    return {
        "viewbox": VIEWBOX,
        "lands": [Land(each.path_d, each.country == BACKDROP) for each in outlines(detail)],
        "points": drawn,
        "radius": 22 if small else 10,
        "small": small,
        "title": _("Map of Europe with %(count)s territories") % {"count": len(drawn)},
    }


def spread(points: list[MapPoint]) -> list[MapPoint]:
    """Put points that lie on one another on a small circle around their place, in the order given."""
    cells: dict[tuple[int, int], list[MapPoint]] = defaultdict(list)
    for point in points:
        if point.x is not None and point.y is not None:
            cells[round(point.x / TOUCHING), round(point.y / TOUCHING)].append(point)
    placed: dict[int, MapPoint] = {}
    for together in cells.values():
        for number, point in enumerate(together):
            placed[point.territory.pk] = _moved(point, number, len(together))
    return [placed[point.territory.pk] for point in points]


def _moved(point: MapPoint, number: int, count: int) -> MapPoint:
    if count == 1 or point.x is None or point.y is None:
        return point
    angle, radius = 2 * pi * number / count, APART * max(1.0, count / 6)
    return replace(
        point, x=round(point.x + radius * cos(angle), 1), y=round(point.y + radius * sin(angle), 1)
    )
