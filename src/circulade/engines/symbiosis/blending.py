"""Blending: the mix that a need receives must meet its limits, weighted by tonnes, not every offer in it.

One row more for each limit of a need: the sum over its links of tonnes times (value - limit) is at most 0. Each
such row has a price, and a pair pays it for what it brings above the limit, or is paid for what it brings below.
The bound stays supply and capacity at their prices, since the right side of these rows is 0.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from circulade.engines.symbiosis.certified import MOST_ROUNDS, PROVEN, Optimum, optimum, within
from circulade.engines.symbiosis.errors import InputError, Problem
from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.prices import REACH, smoothed
from circulade.engines.symbiosis.programme import Basis, Bools, solved
from circulade.engines.symbiosis.search import Search
from circulade.engines.symbiosis.sweep import Pairs

if TYPE_CHECKING:
    from scipy.sparse import csc_array

MOST_BLENDED = 12_000_000
"""Compatible pairs that fit into memory: a blend is priced over all of them together."""
MIXED = 4
"""Pairs with the best quality that each limited need gets into the first programme."""


@dataclass(frozen=True, slots=True, eq=False)
class Mixes:
    """The limits of a frame as rows: `row` `[properties, needs]`, -1 where there is none."""

    frame: Frame
    row: Ints
    count: int

    def excess(self, pairs: Pairs, number: int) -> Floats:
        """Return value minus limit of a property, in units of the limit's size; 0 where there is no limit."""
        most = self.frame.limits[number][pairs.needs]
        limited = self.row[number][pairs.needs] >= 0
        size = np.maximum(np.abs(np.where(limited, most, 1.0)), 1e-3)
        gap = np.where(limited, self.frame.measured[number][pairs.offers], 0.0) - np.where(limited, most, 0.0)
        return np.asarray(gap / size)

    def cost(self, pairs: Pairs, prices: Floats) -> Floats:
        """Return what pairs pay per tonne offered for the quality they bring, at a price for each row."""
        cost = np.zeros(len(pairs))
        for number in range(len(self.row)):
            row = self.row[number][pairs.needs]
            cost += np.where(row >= 0, prices[row], 0.0) * self.excess(pairs, number)
        return cost

    def matrix(self, pairs: Pairs) -> "csc_array":
        """Return the rows `[limits, pairs]` of the programme."""
        from scipy.sparse import coo_array, csc_array

        rows, columns, values = [np.arange(0)], [np.arange(0)], [np.zeros(0)]
        for number in range(len(self.row)):
            row = self.row[number][pairs.needs]
            here = np.flatnonzero(row >= 0)
            rows.append(row[here])
            columns.append(here)
            values.append(self.excess(pairs.where(here), number))
        entries = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
        return csc_array(coo_array(entries, shape=(self.count, len(pairs))))


def blended(search: Search) -> Optimum:
    """Return the certified optimum where limits hold for mixes."""
    frame, held = search.frame, search.held
    if held is None:
        text = f"more than {MOST_BLENDED:,} compatible pairs cannot be blended together; split the region"
        raise InputError((Problem("needs", -1, "", text),))
    mixes = _mixes(frame)
    if not mixes.count or not len(held):
        return optimum(search)
    start = smoothed(search)
    chosen = _first(mixes, held, start.u, start.v, REACH * start.width)
    basis: Basis | None = None
    for turn in range(1, MOST_ROUNDS + 1):
        rounds = turn
        pairs = held.where(chosen)
        solution = solved(frame, pairs, basis, mixes.matrix(pairs))
        tonnes = within(frame, pairs, solution.tonnes)
        value = float(tonnes @ pairs.margin)
        gain = held.margin - held.gives * solution.v[held.needs] - mixes.cost(held, solution.w)
        u = solution.u.copy()
        np.maximum.at(u, held.offers, gain)
        bound = float(frame.supply @ u + frame.capacity @ solution.v)
        fresh = _strongest(np.where(chosen, 0.0, gain - solution.u[held.offers]), 2 * len(u) + 1000)
        if bound - value <= PROVEN * abs(value) or not fresh.any():
            break
        basic = np.zeros(len(held), dtype=bool)
        basic[np.flatnonzero(chosen)[solution.basis.pairs]] = True
        chosen = chosen | fresh
        basis = Basis(basic[chosen], solution.basis.rows)
    return Optimum(pairs, tonnes, u, solution.v, value, max(bound, value), int(chosen.sum()), rounds)


def _mixes(frame: Frame) -> Mixes:
    limited = np.isfinite(frame.limits)
    if frame.mixed is not None:  # elsewhere every delivery keeps the limit, and so does the mix
        limited &= frame.mixed
    row = np.where(limited, np.cumsum(limited.ravel()).reshape(limited.shape) - 1, -1)
    return Mixes(frame, row, int(limited.sum()))


def _first(mixes: Mixes, held: Pairs, u: Floats, v: Floats, reach: float) -> Bools:
    """Choose the pairs near gaining without quality, and for every limited need some of the best quality."""
    gain = held.margin - u[held.offers] - held.gives * v[held.needs]
    chosen = gain > -reach
    for number in range(len(mixes.row)):
        limited = np.flatnonzero(mixes.row[number][held.needs] >= 0)
        pairs = held.where(limited)
        order = np.lexsort((-pairs.margin, mixes.excess(pairs, number), pairs.needs))
        needs = pairs.needs[order]
        starts = np.flatnonzero(np.r_[True, needs[1:] != needs[:-1]]) if len(needs) else np.arange(0)
        place = np.arange(len(needs)) - np.repeat(starts, np.diff(np.r_[starts, len(needs)]))
        chosen[limited[order[place < MIXED]]] = True
    return chosen


def _strongest(gain: Floats, most: int) -> Bools:
    """Choose the pairs that gain, at most `most` of them: those that gain most."""
    chosen = gain > 0
    if np.count_nonzero(chosen) > most:
        chosen &= gain >= np.partition(gain, -most)[-most]
    return chosen
