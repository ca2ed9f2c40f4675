"""What decides beside price and quality whether a stream may go somewhere: status, permit, country, time.

Every part is optional: an empty tuple or None means that nobody asked, and then nothing is kept out by it. What was
asked and is not known (an empty text) keeps a pair out too, but as "unknown": it may come in once it is known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

WASTE = "waste"
STATUSES = ("product", "by_product", "end_of_waste", WASTE)
"""Regulatory statuses of a stream; only waste needs a permit to be taken."""
ANY = "any"
"""The permit that covers every code."""
Days = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class OfferConditions:
    """By offer: status and country ("" unknown), first and last day it can leave (ordinals, infinite if open)."""

    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    first: Days | None = None
    last: Days | None = None

    @property
    def asked(self) -> bool:
        """Whether anything is said at all."""
        return bool(self.statuses or self.countries) or self.first is not None or self.last is not None


@dataclass(frozen=True, slots=True, eq=False)
class NeedConditions:
    """By need: statuses it takes (empty: all), what its permit covers, country, days, and the longest way in days.

    `permits` hold beginnings of codes; None is not known, an empty set is no permit, `ANY` covers every code. `mixed`
    says where a blend is allowed (empty: everywhere); it counts where blends are asked for and keeps no pair out.
    """

    takes: tuple[frozenset[str], ...] = ()
    permits: tuple[frozenset[str] | None, ...] = ()
    countries: tuple[str, ...] = ()
    first: Days | None = None
    last: Days | None = None
    most_days: Days | None = None
    mixed: tuple[bool, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether anything is said that may keep a pair out."""
        days = self.first, self.last, self.most_days
        return bool(self.takes or self.permits or self.countries) or any(one is not None for one in days)


def ordinals(days: Sequence[date | None], open_: float) -> Days:
    """Return days as ordinals; None is `open_`."""
    return np.array([open_ if day is None else float(day.toordinal()) for day in days], dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Border:
    """What crossing from one country to another takes: extra days, extra cost per tonne, or not allowed at all.

    With a `status` the row holds for streams of that status, without for all that have no row of their own. It is in
    force from `first` to `last`, both included; None is open.
    """

    leaves: str
    enters: str
    days: float
    cost: float
    status: str = ""
    allowed: bool = True
    first: date | None = None
    last: date | None = None
    source: str = ""

    def in_force(self, on: date | None) -> bool:
        """Whether the row holds on a day."""
        if on is None:
            return self.first is None and self.last is None
        return (self.first or date.min) <= on <= (self.last or date.max)
