"""Stocks walked year by year, with what is left of every cohort in hand.

This is the way where the lifetime depends on the calendar year, or where things are retired early: it holds
one amount for each cohort in use, and no table of years by cohorts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from circulade.engines.stocks.conventions import stays
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.initial import Past
from circulade.engines.stocks.lifetime import Floats, Lifetime
from circulade.engines.stocks.question import Question

Rows = Any
"""Some series: a slice, or their positions."""

Record = Callable[[int, Floats, Floats], None]
"""Is told a year, the amounts in use at its end and what left in it, both `[rows, cohorts]`."""


def aged_rows(
    question: Question, rows: Rows, past: Past, *, given: Floats, record: Record | None = None
) -> tuple[Floats, Floats, Floats, Floats]:
    """Return inflow, stock, outflow and, of the outflow, what was retired early."""
    count, years = given.shape
    before = past.length
    inflow, stock, outflow, early = (np.zeros((count, years)) for _ in range(4))
    amounts = np.zeros((count, before + years))
    if before:
        old = np.arange(before - 1, -1, -1, dtype=np.float64)
        amounts[:, :before] = past.inflow * stays(question.lifetimes(rows), old, question.conventions)
    for year in range(years):
        share, fresh = _shares(question, rows, year, before)
        held = amounts[:, : before + year]
        left = held - held * share
        held -= left
        in_use = held.sum(axis=1)
        _check_enough(question, rows, year, missing=-given[:, year] - in_use)
        come, cut = _coming(question, given[:, year], in_use, fresh)
        cuts = _retired(held, cut, question.conventions.negative)
        held -= cuts
        kept = come * fresh
        amounts[:, before + year] = kept
        inflow[:, year], early[:, year] = come, cut
        stock[:, year] = held.sum(axis=1) + kept
        outflow[:, year] = left.sum(axis=1) + cut + (come - kept)
        if record is not None:
            record(year, amounts, np.column_stack((left + cuts, come - kept)))
    return inflow, stock, outflow, early


def _shares(question: Question, rows: Rows, year: int, before: int) -> tuple[Floats, Floats]:
    """Return the share of each cohort in use that stays this year, and that of the new cohort `[rows]`."""
    index = np.arange(before + year, -1, -1, dtype=np.float64)
    own = _cohort_lifetimes(question, rows, year, before)
    now, last = stays(own, index, question.conventions), stays(own, index - 1, question.conventions)
    share = np.divide(now, last, out=np.zeros(now.shape), where=last > 0)
    return np.minimum(share[:, :-1], 1.0), now[:, -1]


def _cohort_lifetimes(question: Question, rows: Rows, year: int, before: int) -> Lifetime:
    """Return the lifetime of each cohort up to `year` as that year lets it be, `[rows or 1, cohorts]`."""
    own = question.lifetimes_by_cohort(rows)
    if len(question.lifetime.extent) == 2:
        first = np.concatenate((np.zeros(before, dtype=np.int64), np.arange(year + 1)))
        own = own.spread(own.extent).taken((slice(None), first))
    cohort, by_year = question.factors(rows)
    if cohort is not None:
        ones = np.ones((len(cohort), before))
        own = own.stretched(np.concatenate((ones, cohort[:, : year + 1]), axis=1))
    return own if by_year is None else own.stretched(by_year[:, year : year + 1])


def _check_enough(question: Question, rows: Rows, year: int, *, missing: Floats) -> None:
    """Refuse a negative inflow that asks for more than what is in use; `missing` `[rows]`."""
    if question.driven == "stock" or question.conventions.negative not in ("oldest-first", "proportional"):
        return
    if (missing > 0).any():
        row = int(np.argmax(missing > 0))
        text = "a negative inflow is more than what is in stock: nothing is left to retire"
        raise refuse("inflow", text, series=int(np.arange(len(question.given))[rows][row]), year=year)


def _coming(question: Question, given: Floats, held: Floats, fresh: Floats) -> tuple[Floats, Floats]:
    """Return what comes in and what has to be retired early, `[rows]`."""
    early = question.conventions.negative in ("oldest-first", "proportional")
    if question.driven == "inflow":
        if not early:
            return given, np.zeros_like(given)
        return np.maximum(given, 0.0), np.maximum(-given, 0.0)
    wanted = given - held
    if not early:
        return wanted / fresh, np.zeros_like(wanted)
    return np.maximum(wanted, 0.0) / fresh, np.maximum(-wanted, 0.0)


def _retired(held: Floats, cut: Floats, negative: str) -> Floats:
    """Return how much of every cohort is retired, so that `cut` `[rows]` is."""
    if negative == "proportional":
        whole = held.sum(axis=1)
        share = np.divide(cut, whole, out=np.zeros_like(cut), where=whole > 0)
        return np.asarray(held * share[:, np.newaxis])
    if not cut.any():
        return np.zeros_like(held)
    older = np.cumsum(held, axis=1) - held
    return np.asarray(np.clip(cut[:, np.newaxis] - older, 0.0, held))
