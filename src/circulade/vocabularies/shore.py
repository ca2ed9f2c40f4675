"""Whether a place lies in the sea, as far as the shipped outlines can tell."""

from functools import cache
from math import cos, pi, sin

from circulade.vocabularies.outlines import Outline, covers, outlines
from circulade.vocabularies.projection import KM_PER_UNIT, in_view, project

NEAR_KM = 6.0
"""Quays and small islands may lie so far outside the simplified outlines."""


def in_the_sea(lat: float, lon: float) -> bool:
    """Tell whether a place is in the sea and not near a shore; beyond the map of Europe nothing is known."""
    if not in_view(lat, lon):
        return False
    x, y = project(lat, lon)
    if _on_land(x, y):
        return False
    around = [k * pi / 4 for k in range(8)]
    return not any(
        _on_land(x + reach * cos(turn), y + reach * sin(turn))
        for reach in (NEAR_KM / 3 / KM_PER_UNIT, NEAR_KM / KM_PER_UNIT)
        for turn in around
    )


@cache
def _lands() -> tuple[Outline, ...]:
    return outlines()


def _on_land(x: float, y: float) -> bool:
    return any(
        left <= x <= right and top <= y <= bottom and covers(land, x, y)
        for land in _lands()
        for left, top, right, bottom in (land.bbox,)
    )
