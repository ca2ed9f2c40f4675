"""What is in stock before the first year: by the year it came, or as steady growth left it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from circulade.engines.stocks.conventions import Conventions, stays
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.lifetime import Floats, Lifetime

LONGEST = 400
"""Cohorts of a steady stock: older ones are left out."""

NOTHING = 1e-250
"""A share in use that is less than this cannot be told from none."""


@dataclass(frozen=True, slots=True, eq=False)
class ByCohort:
    """`amounts` `[cohorts]` or `[series, cohorts]` in stock at the end of the year before the first.

    The oldest cohort stands first, the last is that of the year before the first. A cohort that the
    lifetime says is gone leaves in the first year.
    """

    amounts: Any


@dataclass(frozen=True, slots=True, eq=False)
class Steady:
    """A `stock` (number or `[series]`) left by an inflow that grew by `growth` a year (0.02: by 2 %) for long."""

    stock: Any
    growth: Any = 0.0


Initial = ByCohort | Steady


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """The past of some series: the inflows `[rows, cohorts]` that leave the initial stock, and what is over.

    `overdue` `[rows]` is in stock although the lifetime leaves nothing of its age: it leaves in the first year.
    """

    inflow: Floats
    overdue: Floats

    @property
    def length(self) -> int:
        """The number of past years."""
        return int(self.inflow.shape[1])


def past_of(initial: Initial | None, lifetime: Lifetime, conventions: Conventions, *, rows: slice) -> Past:
    """Return the past of the series `rows`; the parameters of `lifetime` are `[rows or 1, 1]`."""
    count = rows.stop - rows.start
    if initial is None:
        return Past(np.zeros((count, 0)), np.zeros(count))
    if conventions.convention == "unu":
        raise refuse("initial", "the UNU rule starts from nothing: give the sales of earlier years instead")
    if isinstance(initial, Steady):
        return _steady(initial, lifetime, conventions, rows=rows)
    amounts = np.asarray(initial.amounts, dtype=np.float64)
    own = np.broadcast_to(amounts, (count, len(amounts))) if amounts.ndim == 1 else amounts[rows]
    if not (np.isfinite(own) & (own >= 0)).all():
        raise refuse("initial", "the initial stock has an amount that is negative or no number")
    share = np.broadcast_to(_shares(lifetime, own.shape[1], conventions)[:, ::-1], own.shape)
    there = share > NOTHING
    inflow = np.divide(own, share, out=np.zeros(own.shape), where=there)
    return Past(inflow, np.where(there, 0.0, own).sum(axis=1))


def _steady(initial: Steady, lifetime: Lifetime, conventions: Conventions, *, rows: slice) -> Past:
    count = rows.stop - rows.start
    stock, growth = (
        np.broadcast_to(np.asarray(given, dtype=np.float64), (rows.stop,))[rows]
        if np.ndim(given) == 0
        else np.asarray(given, dtype=np.float64)[rows]
        for given in (initial.stock, initial.growth)
    )
    if not (np.isfinite(stock) & (stock >= 0) & (growth > -1) & (growth < 10)).all():
        raise refuse("initial", "a steady stock must not be negative, its growth lies above −1")
    share = np.broadcast_to(_shares(lifetime, LONGEST, conventions), (count, LONGEST))
    sales = (1 + growth[:, np.newaxis]) ** -np.arange(LONGEST, dtype=np.float64)
    whole = (share * sales).sum(axis=1)
    counts = share * sales > 1e-15 * whole[:, np.newaxis]
    used = int(np.flatnonzero(counts.any(axis=0))[-1]) + 1 if counts.any() else 0
    scale = np.divide(stock, whole, out=np.zeros(count), where=whole > 0)
    inflow = np.where(counts, sales * scale[:, np.newaxis], 0.0)[:, :used][:, ::-1]
    return Past(np.ascontiguousarray(inflow), np.where(whole > 0, 0.0, stock))


def _shares(lifetime: Lifetime, cohorts: int, conventions: Conventions) -> Floats:
    """Return the shares in use at the end of the year before the first, the newest cohort first."""
    return stays(lifetime, np.arange(cohorts, dtype=np.float64), conventions)
