"""Where a site can be: on land, or so near the shore that the map's outlines cannot tell."""

from functools import cache
from math import cos, pi, sin

from django.utils.translation import gettext as _

from circulade.vocabularies.outlines import Outline, covers, outlines
from circulade.vocabularies.projection import KM_PER_UNIT, in_view, project

NEAR_KM = 6.0
"""Quays and small islands may lie so far outside the simplified outlines."""


@cache
def _lands() -> tuple[Outline, ...]:
    return outlines()


def _on_land(x: float, y: float) -> bool:
    return any(
        left <= x <= right and top <= y <= bottom and covers(land, x, y)
        for land in _lands()
        for left, top, right, bottom in (land.bbox,)
    )


def place_problem(lat: float, lon: float) -> str:
    """Say why a site cannot be there, "" if it can; beyond the map of Europe nothing is known."""
    if not -90 <= lat <= 90 or not -180 <= lon <= 180:
        return _("latitude is from -90 to 90, longitude from -180 to 180")
    if not in_view(lat, lon):
        return ""
    x, y = project(lat, lon)
    if _on_land(x, y):
        return ""
    around = [k * pi / 4 for k in range(8)]
    for km in (NEAR_KM / 3, NEAR_KM):
        reach = km / KM_PER_UNIT
        if any(_on_land(x + reach * cos(turn), y + reach * sin(turn)) for turn in around):
            return ""
    told = {"lat": f"{lat:g}", "lon": f"{lon:g}"}
    return _("%(lat)s, %(lon)s lies in the sea: check that latitude comes first, and the signs") % told
