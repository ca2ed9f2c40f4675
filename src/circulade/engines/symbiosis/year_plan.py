"""The programme of a year as it grows: pairs come in for the months in which they gain, until none does."""

import numpy as np

from circulade.engines.symbiosis.certified import PROVEN
from circulade.engines.symbiosis.linear import Programme
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.months import Year
from circulade.engines.symbiosis.prices import REACH, smoothed
from circulade.engines.symbiosis.programme import Bools
from circulade.engines.symbiosis.search import Search
from circulade.engines.symbiosis.seasons import MONTHS
from circulade.engines.symbiosis.sweep import Pairs

NOTHING = 1e-9
"""Tonnes that are a rounding error of the solver."""


class Plan:
    """The programme as it grows: which pairs are in it in which months, and the last solution."""

    def __init__(self, year: Year, held: Pairs) -> None:
        self.year, self.held = year, held
        self.inside = np.zeros((MONTHS, len(held)), dtype=bool)
        self.flows = [(np.arange(0), np.arange(0))]
        self.programme = Programme(*year.ends())
        gain, most, matrix, self.store_months, self.store_sites = year.stores()
        self.store_gain, self.store_most = gain, most
        self.programme.add(gain, most, matrix)
        self.value, self.bound = 0.0, np.inf

    def begin(self, search: Search) -> None:
        """Take the pairs that nearly gain in the year as a whole, in every month."""
        start = smoothed(search)
        gain = self.held.margin - start.u[self.held.offers] - self.held.gives * start.v[self.held.needs]
        self._add(np.broadcast_to(gain > -REACH * start.width, self.inside.shape))

    def improve(self) -> bool:
        """Solve and price every pair in every month; say whether any comes in."""
        columns, prices = self.programme.solved()
        columns[columns < NOTHING] = 0.0
        offers, needs = self.year.supply.shape[1], self.year.capacity.shape[1]
        u = np.maximum(prices[: MONTHS * offers].reshape(MONTHS, offers), 0.0)
        v = prices[MONTHS * offers :].reshape(MONTHS, needs)
        held, raised, gains = self.held, u.copy(), np.empty(self.inside.shape)
        for month in range(MONTHS):
            gains[month] = held.margin - held.gives * v[month][held.needs]
            np.maximum.at(raised[month], held.offers, gains[month])
            gains[month] -= u[month][held.offers]
        stores = len(self.store_gain)
        self.stored, self.tonnes = np.minimum(columns[:stores], self.store_most), columns[stores:]
        self.value = float(self.stored @ self.store_gain + self.tonnes @ self.pairs.margin)
        self.bound = min(self.bound, self.year.bound(raised, v))
        fresh = (gains > PROVEN) & ~self.inside
        if self.bound - self.value <= PROVEN * abs(self.value) or not fresh.any():
            return False
        self._add(_strongest(fresh, gains, 4 * (offers + needs) + 1000))
        return True

    def _add(self, chosen: Bools) -> None:
        months, places = np.nonzero(chosen)
        pairs = self.held.where(places)
        self.programme.add(pairs.margin, np.full(len(pairs), np.inf), self.year.flows(pairs, months))
        self.inside = self.inside | chosen
        self.flows.append((months, places))

    @property
    def months(self) -> Ints:
        """The month (from 0) of each flow."""
        return np.concatenate([months for months, _ in self.flows])

    @property
    def pairs(self) -> Pairs:
        """The pair of each flow."""
        return self.held.where(np.concatenate([places for _, places in self.flows]))


def _strongest(fresh: Bools, gains: Floats, most: int) -> Bools:
    """Choose of the fresh ones at most about `most`: those that gain most."""
    if np.count_nonzero(fresh) > most:
        fresh = fresh & (gains >= np.partition(gains[fresh], -most)[-most])
    return fresh
