"""Count the compatible pairs without finding them: one matrix product for each block, compared with nothing.

With s = what a pair has before distance and c = the cost of the chord, s > c where s² − c² > 0, if s is positive. That
difference is one product of matrices, in single precision with a proven tolerance; pairs within it are evaluated
exactly.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from types import ModuleType

import numpy as np

from circulade.engines.symbiosis.frame import Frame, Group
from circulade.engines.symbiosis.globe import LEAF, RADIUS
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.reach import compiled, ready, room
from circulade.engines.symbiosis.sweep import WIDE, Singles, margins, near_leaves

THREADS = 2
ROUNDINGS = 16
"""Roundings in a sum of six products of rounded numbers, with room to spare."""
NEARLY = 1e-3
"""A sum this little below 0 may be above it in double precision; its square is below every tolerance."""
EPS = float(np.finfo(np.float32).eps)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Offers and needs of one acceptance with what each brings before distance; every sum is positive."""

    offers: Ints
    needs: Ints
    ours: Floats
    theirs: Floats


def tally(frame: Frame) -> int:
    """Return the number of pairs with a positive margin, where nothing but the margin keeps pairs out."""
    if (code := compiled(frame)) is not None:
        return swift_tally(frame, code)
    with ThreadPoolExecutor(THREADS) as pool:  # the products run without the interpreter's lock
        return sum(pool.map(partial(_of_group, frame), frame.groups))


def swift_tally(frame: Frame, code: ModuleType) -> int:
    """Return the same number by compiled code."""
    with ThreadPoolExecutor(THREADS) as pool:
        return sum(pool.map(partial(_swiftly, frame, code), frame.groups))


def _swiftly(frame: Frame, code: ModuleType, group: Group) -> int:
    """Count as `_of_group` does, by compiled code."""
    nothing = np.zeros(len(frame.supply)), np.zeros(len(frame.capacity))
    given, (rows, columns) = ready(frame, group, *nothing, above=0.0, code=code), room(group)
    found = begin = 0
    while begin < len(given.ours):
        sure, close, begin = given.run(code.tallied, begin, rows, columns)
        first, second = group.offers.members[rows[:close]], group.needs.members[columns[:close]]
        found += sure + int(np.count_nonzero(margins(frame, group, first, second) > 0))
    return found


def _of_group(frame: Frame, group: Group) -> int:
    memory = np.empty(LEAF * (WIDE + LEAF), np.float32)
    ours = (frame.saved - group.processing_cost)[group.offers.members]
    theirs = group.gives * frame.worth[group.needs.members]
    found = 0
    for here, needs in near_leaves(frame, group, ours, theirs):
        offers = group.offers.members[here]
        part = Part(offers, group.needs.members[needs], ours[here], theirs[needs])
        found += _counted(frame, group, part, memory)
    return found


def _counted(frame: Frame, group: Group, part: Part, memory: Singles) -> int:
    """Count one block: first the offers that bring something positive with every need, then the others."""
    positive = part.ours + part.theirs.min() > 0
    other = ~positive & (part.ours + part.theirs.max() > 0)
    count = 0
    for chosen, mixed in ((positive, False), (other, True)):
        if chosen.any():
            some = Part(part.offers[chosen], part.needs, part.ours[chosen], part.theirs)
            count += _by_squares(frame, group, some, memory, mixed=mixed)
    return count


def _by_squares(frame: Frame, group: Group, part: Part, memory: Singles, *, mixed: bool) -> int:
    """Count the pairs of a block; with `mixed` some sums are not positive, and do not count."""
    first, second = frame.offer_points[part.offers], frame.need_points[part.needs]
    centre = first.mean(axis=0)
    left, right = (first - centre) * frame.per_km, (second - centre) * frame.per_km
    squares = part.ours**2 - (left**2).sum(axis=1), part.theirs**2 - (right**2).sum(axis=1)
    rows = np.column_stack((squares[0], 2 * part.ours, np.ones(len(left)), 2 * left))
    columns = np.vstack((np.ones(len(right)), part.theirs, squares[1], right.T))
    difference = memory[: len(left) * len(right)].reshape(len(left), len(right))
    np.matmul(rows.astype(np.float32), columns.astype(np.float32), out=difference)
    if mixed:
        ours, theirs = part.ours.astype(np.float32), part.theirs.astype(np.float32)
        difference[ours[:, None] <= -theirs - NEARLY] = -np.inf
    blur, sure = _tolerance(frame, rows, columns, float(part.ours.max() + part.theirs.max()))
    count = int(np.count_nonzero(difference > sure))
    if np.count_nonzero(difference > -blur) > count:
        close = (difference > -blur) & (difference <= sure)
        row, column = np.divmod(np.flatnonzero(close.ravel()), len(right))
        count += int(np.count_nonzero(margins(frame, group, part.offers[row], part.needs[column]) > 0))
    return count


def _tolerance(frame: Frame, rows: Floats, columns: Floats, most: float) -> tuple[float, float]:
    """Return how far below 0 a difference may come from a gain, and above what it certainly does.

    A great circle is longer than its chord, by most where pairs are as far apart as the largest sum allows.
    """
    largest = float((np.abs(rows).max(axis=0) * np.abs(columns).max(axis=1)).sum())
    blur = ROUNDINGS * EPS * largest + NEARLY**2
    farthest = min(most / frame.per_km if frame.per_km else 0.0, 2 * RADIUS)
    bend = frame.per_km * (2 * RADIUS * float(np.arcsin(farthest / (2 * RADIUS))) - farthest)
    return blur, 2 * most * bend + blur
