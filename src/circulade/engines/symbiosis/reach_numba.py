"""Which pairs may be near enough, compiled: offer by offer, leaves of needs that are too far apart passed over.

In double precision, squares compared with squares. What is found is evaluated again where margins are, so the result
is that of numpy to the last bit. Compiled code is kept on disk; the first use on a machine takes some seconds.
"""

from typing import Any

import numpy as np
from numba import njit

from circulade.engines.symbiosis.listings import Floats, Ints

OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
LESS, MORE = 0.999999999, 1.000000003
DIAMETER = 4.0 * 6371.0 * 6371.0
Places = tuple[Floats, Floats, Floats]
Leaves = tuple[Ints, Floats, Floats, Floats]
"""Where leaves begin and the end, their centres `[leaves, 3]` and radii, and what the best need of each brings."""


def cost(per_km: float, ours: Floats, theirs: Floats) -> tuple[float, float]:
    """Return the square of what a kilometre costs, a little less, and the tolerance of sums of both sides."""
    size = float(np.abs(ours).max(initial=0.0) + np.abs(theirs).max(initial=0.0))
    return per_km * per_km * LESS, 1e-9 * (size + 1.0)


def _near(
    mine: float, at: tuple[float, float, float], leaves: Leaves, leaf: int, cost: tuple[float, float]
) -> bool:
    """Tell whether an offer could have something left with a need of a leaf."""
    _starts, centres, radii, best = leaves
    top = mine + best[leaf] + cost[1]
    if top <= 0.0:
        return False
    dx, dy, dz = at[0] - centres[leaf, 0], at[1] - centres[leaf, 1], at[2] - centres[leaf, 2]
    reach = top + np.sqrt(cost[0]) * radii[leaf] * MORE
    return bool(reach * reach > cost[0] * (dx * dx + dy * dy + dz * dz))


_near = njit(**OPTIONS)(_near)


def _reaching(
    places: Places,
    ours: Floats,
    others: Places,
    theirs: Floats,
    leaves: Leaves,
    cost: tuple[float, float],
    begin: int,
    rows: Ints,
    columns: Ints,
) -> tuple[int, int]:
    """Write the pairs that may have something left after the chord; return how many, and the row to go on from.

    `ours` and `theirs` are what each site brings before distance. A row comes in where there is room for all of it.
    """
    count, square = 0, cost[0]
    bx, by, bz = others
    for row in range(begin, len(ours)):
        if count + len(theirs) > len(rows):
            return count, row
        mine, x, y, z = ours[row] + cost[1], places[0][row], places[1][row], places[2][row]
        for leaf in range(len(leaves[2])):
            if not _near(ours[row], (x, y, z), leaves, leaf, cost):
                continue
            for column in range(leaves[0][leaf], leaves[0][leaf + 1]):
                left = mine + theirs[column]
                dx, dy, dz = x - bx[column], y - by[column], z - bz[column]
                if left > 0.0 and left * left > square * (dx * dx + dy * dy + dz * dz):
                    rows[count], columns[count] = row, column
                    count += 1
    return count, len(ours)


def _ends(square: float, chord: float) -> tuple[float, float]:
    """Return what the square of a great circle costs at least, and at most, from the square of its chord.

    With t = (chord / diameter)² the square of the arc is that of the chord times 1 + t/3 + 8t²/45 + 4t³/35 and less
    than t⁴/9, where t is at most a quarter.
    """
    t = chord / DIAMETER
    least = square * chord * (1.0 + t * (1.0 / 3.0 + t * (8.0 / 45.0 + t * (4.0 / 35.0))))
    most = (least + square * chord * t * t * t * t / 9.0) * MORE
    return least * LESS, most + (1e300 if t > 0.25 else 0.0)


_ends = njit(**OPTIONS)(_ends)


def _judged(
    mine: float, at: tuple[float, float, float], others: Places, theirs: Floats, cost: tuple[float, float]
) -> tuple[int, int]:
    """Count the pairs that surely have something left, and those that may have."""
    certain, possible = 0, 0
    x, y, z = at
    bx, by, bz = others
    for k in range(len(theirs)):
        dx, dy, dz = x - bx[k], y - by[k], z - bz[k]
        least, most = _ends(cost[0], dx * dx + dy * dy + dz * dz)
        left = mine + theirs[k]
        low, high = max(left - cost[1], 0.0), max(left + cost[1], 0.0)
        certain += 1 if low * low > most else 0
        possible += 1 if high * high > least else 0
    return certain, possible


_judged = njit(**OPTIONS)(_judged)


def _tallied(
    places: Places,
    ours: Floats,
    others: Places,
    theirs: Floats,
    leaves: Leaves,
    cost: tuple[float, float],
    begin: int,
    rows: Ints,
    columns: Ints,
) -> tuple[int, int, int]:
    """Count the pairs that surely have something left after the great circle, and write those that may have.

    Returns the count, how many were written, and the row to go on from. Leaves side by side are looked at together.
    """
    sure, written = 0, 0
    bx, by, bz = others
    for row in range(begin, len(ours)):
        if written + len(theirs) > len(rows):
            return sure, written, row
        at = (places[0][row], places[1][row], places[2][row])
        leaf, many = 0, len(leaves[2])
        while leaf < many:
            if not _near(ours[row], at, leaves, leaf, cost):
                leaf += 1
                continue
            start = leaves[0][leaf]
            while leaf < many and _near(ours[row], at, leaves, leaf, cost):
                leaf += 1
            end = leaves[0][leaf]
            some = (bx[start:end], by[start:end], bz[start:end])
            certain, possible = _judged(ours[row], at, some, theirs[start:end], cost)
            sure += certain
            if possible == certain:
                continue
            for column in range(start, end):
                dx, dy, dz = at[0] - bx[column], at[1] - by[column], at[2] - bz[column]
                least, most = _ends(cost[0], dx * dx + dy * dy + dz * dz)
                left = ours[row] + theirs[column]
                low, high = max(left - cost[1], 0.0), max(left + cost[1], 0.0)
                if high * high > least and low * low <= most:
                    rows[written], columns[written] = row, column
                    written += 1
    return sure, written, len(ours)


reaching = njit(**OPTIONS)(_reaching)
tallied = njit(**OPTIONS)(_tallied)
