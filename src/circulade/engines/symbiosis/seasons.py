"""The year in months: when streams arise and can be used, and what can be stored meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from circulade.engines.symbiosis.errors import Problem, plain
from circulade.engines.symbiosis.listings import Floats, Listings

MONTHS = 12
MOST_STORED = 1e8
MOST_COST = 1e7


@dataclass(frozen=True, slots=True, eq=False)
class Seasons:
    """One side of the listings through a year that repeats itself; None: the same every month, or no store.

    `weights` `[12, sites]` are parts of the year's tonnes in any unit. `store` is the most tonnes kept at the end of a
    month, `store_cost` what a tonne costs each time, `decay` the part lost until the next month.
    """

    weights: Floats | None = None
    store: Floats | None = None
    store_cost: Floats | None = None
    decay: Floats | None = None

    def shares(self, sites: int) -> Floats:
        """Return the part of the year's tonnes in each month `[12, sites]`."""
        if self.weights is None:
            return np.full((MONTHS, sites), 1.0 / MONTHS)
        return np.asarray(self.weights / self.weights.sum(axis=0))

    def stores(self, sites: int) -> Floats:
        """Return the most stored, the cost of it, and the decay `[3, sites]`."""
        parts = (self.store, self.store_cost, self.decay)
        return np.stack([np.zeros(sites) if part is None else part for part in parts])


def season_problems(listings: Listings, offers: Seasons, needs: Seasons) -> tuple[Problem, ...]:
    """Return what keeps seasons from being used."""
    sites = len(listings.offers.refs), len(listings.needs.refs)
    sides = zip(("offers", "needs"), (offers, needs), sites, strict=True)
    return tuple(problem for table, said, count in sides for problem in _side(table, said, count))


def _side(table: str, said: Seasons, count: int) -> Iterator[Problem]:
    if said.weights is not None:
        if said.weights.shape != (MONTHS, count):
            yield Problem(table, -1, "month:1", f"months must be {MONTHS} for each of {count} rows")
            return
        for month, row in np.argwhere(~((said.weights >= 0) & (said.weights <= MOST_STORED))).tolist():
            value = said.weights[month, row]
            yield Problem(
                table, row, f"month:{month + 1}", f"{plain(value)} is not from 0 to {plain(MOST_STORED)}"
            )
        for row in np.flatnonzero((said.weights == 0).all(axis=0)).tolist():
            yield Problem(
                table, row, "month:1", "all months are 0; a part of the year's tonnes must be in one"
            )
    for column, values, most in (
        ("storage", said.store, MOST_STORED),
        ("storage_cost", said.store_cost, MOST_COST),
        ("decay", said.decay, 1.0),
    ):
        if values is not None:
            for row in np.flatnonzero(~((values >= 0) & (values <= most))).tolist():
                yield Problem(table, row, column, f"{plain(values[row])} is not from 0 to {plain(most)}")
