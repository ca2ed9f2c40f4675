"""The programme of a year in months: flows by pair and month, and stores that carry tonnes into the next month.

An offer gives in a month at most what arises then and what is left of its store, less what it stores. A need uses in
a month what comes in and what is left of its store, less what it stores, at least nothing and at most its capacity. The
year repeats itself: December's store is January's. A price on every such row bounds every plan: see `bound`.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.seasons import MONTHS
from circulade.engines.symbiosis.sweep import Pairs

if TYPE_CHECKING:
    from scipy.sparse import csc_array


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """The stores of one side `[sites]`: the most kept, what a tonne costs, and the part left a month later."""

    most: Floats
    cost: Floats
    kept: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Year:
    """Supply and capacity by month `[12, sites]` in the order of the frame, and the stores of both sides."""

    frame: Frame
    supply: Floats
    capacity: Floats
    offer_store: Store
    need_store: Store

    @property
    def rows(self) -> int:
        """Count the rows: offers by month, then needs by month."""
        return self.supply.size + self.capacity.size

    def ends(self) -> tuple[Floats, Floats]:
        """Return lower and upper ends of the rows."""
        lower = np.concatenate((np.full(self.supply.size, -np.inf), np.zeros(self.capacity.size)))
        return lower, np.concatenate((self.supply.ravel(), self.capacity.ravel()))

    def flows(self, pairs: Pairs, months: Ints) -> "csc_array":
        """Return the columns of pairs in months."""
        first = months * self.supply.shape[1] + pairs.offers
        second = self.supply.size + months * self.capacity.shape[1] + pairs.needs
        return _columns(self.rows, (first, np.ones(len(pairs))), (second, pairs.gives))

    def stores(self) -> tuple[Floats, Floats, "csc_array", Ints, Ints]:
        """Return gain, most, columns, months and sites (offers, then needs) of all stores."""
        from scipy.sparse import csc_array, hstack

        offers = np.flatnonzero(self.offer_store.most > 0)
        needs = np.flatnonzero(self.need_store.most > 0)
        parts, gains, mosts, months, sites = [], [], [], [], []
        for store, chosen, sign, begin, width in (
            (self.offer_store, offers, 1.0, 0, self.supply.shape[1]),
            (self.need_store, needs, -1.0, self.supply.size, self.capacity.shape[1]),
        ):
            month, site = np.repeat(np.arange(MONTHS), len(chosen)), np.tile(chosen, MONTHS)
            here, after = begin + month * width + site, begin + (month + 1) % MONTHS * width + site
            full = np.full(len(site), sign)
            parts.append(_columns(self.rows, (here, full), (after, -full * store.kept[site])))
            gains.append(-store.cost[site])
            mosts.append(store.most[site])
            months.append(month)
            sites.append(site if sign > 0 else self.supply.shape[1] + site)
        matrix = csc_array(hstack(parts, format="csc"))
        return (
            np.concatenate(gains),
            np.concatenate(mosts),
            matrix,
            np.concatenate(months),
            np.concatenate(sites),
        )

    def bound(self, u: Floats, v: Floats) -> float:
        """Return what no plan exceeds, given prices `[12, sites]` under which no pair gains in any month.

        A store pays what carrying a tonne into the next month gains at these prices.
        """
        store, other = self.offer_store, self.need_store
        carried = np.maximum(store.kept * np.roll(u, -1, axis=0) - u - store.cost, 0.0)
        put_off = np.maximum(v - other.kept * np.roll(v, -1, axis=0) - other.cost, 0.0)
        supplied = float((self.supply * u).sum() + (self.capacity * np.maximum(v, 0.0)).sum())
        return supplied + float((store.most * carried).sum() + (other.most * put_off).sum())


def _columns(rows: int, *entries: tuple[Ints, Floats]) -> "csc_array":
    """Return a matrix each of whose columns has one entry of each kind: rows and values."""
    from scipy.sparse import coo_array, csc_array

    count = len(entries[0][0])
    index = np.concatenate([row for row, _ in entries])
    values = np.concatenate([value for _, value in entries])
    columns = np.tile(np.arange(count), len(entries))
    return csc_array(coo_array((values, (index, columns)), shape=(rows, count)))
