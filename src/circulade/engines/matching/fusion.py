"""Reciprocal-rank fusion: several orders of the same items become one, by places and not by scores.

points = Σ over the orders of 1 / (60 + place); equal scores share the better place, and an order gives points down
to place `depth`. Source: Cormack, Clarke and Büttcher, “Reciprocal rank fusion outperforms Condorcet and individual
rank learning methods” (2009).
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

SMOOTHING = 60
DEPTH = 200
SAME = 1e-12

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def places(scores: Floats, *, depth: int) -> tuple[Ints, Ints]:
    """Return which of the scores above 0 are among the first `depth`, best first, and their places from 1.

    Equal scores (to 12 decimals: the order of additions is no difference) share a place.
    """
    found = np.flatnonzero(scores > 0)
    if len(found) > depth:
        best = scores[found]
        found = found[best > np.partition(best, len(best) - depth)[len(best) - depth] - SAME]
    best = scores[found].round(12)
    order = np.argsort(-best, kind="stable")
    best = best[order]
    return found[order], np.searchsorted(-best, -best, side="left") + 1


def points(place: Ints) -> Floats:
    """Return what places are worth."""
    return 1.0 / (SMOOTHING + place)


def fused(orders: Sequence[Floats], *, depth: int) -> tuple[Floats, list[Ints]]:
    """Return the points of all items by some orders (a score for each item), and their places in each, or 0."""
    worth = np.zeros(len(orders[0]))
    where = []
    for scores in orders:
        found, place = places(scores, depth=depth)
        worth[found] += points(place)
        seats = np.zeros(len(scores), dtype=np.int64)
        seats[found] = place
        where.append(seats)
    return worth, where
