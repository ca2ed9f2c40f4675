"""Compute a question chunk by chunk, each series by the plainest way that fits it."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from circulade.engines.stocks.ageing import aged_rows
from circulade.engines.stocks.conventions import needed_tables, stays
from circulade.engines.stocks.designed import designed_rows
from circulade.engines.stocks.errors import InputError, Problem, refuse
from circulade.engines.stocks.initial import Past, past_of
from circulade.engines.stocks.kernels import Accelerator, chunks, each, kernels
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.question import Question

NOTHING = Past(np.zeros((1, 0)), np.zeros(1))
"""The past of series without an initial stock."""

SLACK = 1e-9
"""A negative inflow smaller than this share of the largest stock is rounding, not a shortfall."""


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """Inflow, stock and outflow `[series, years]`; `before` `[series]` is the initial stock.

    `early` holds, for the series (by position) where something was retired early, how much in each year.
    """

    inflow: Floats
    stock: Floats
    outflow: Floats
    before: Floats
    early: dict[int, Floats]


def driven(question: Question, accelerator: Accelerator) -> Flows:
    """Compute inflow, stock and outflow."""
    kernel = kernels(accelerator, additions=float(question.series) * question.years**2)
    computed, outflow = np.empty_like(question.given), np.empty_like(question.given)
    before = np.zeros(question.series)
    early: dict[int, Floats] = {}

    def work(rows: slice) -> None:
        _check_given(question, rows)
        chunk = _Chunk(question, rows, kernel, computed[rows], outflow[rows])
        before[rows] = chunk.fill()
        early.update(chunk.early)

    each(work, chunks(question.series))
    given = question.given.view()
    for values in (given, computed, outflow, before):
        values.flags.writeable = False
    inflow, stock = (given, computed) if question.driven == "inflow" else (computed, given)
    if early and question.driven == "inflow":
        inflow = np.maximum(given, 0.0)
    return Flows(inflow, stock, outflow, before, dict(sorted(early.items())))


@dataclass(slots=True, eq=False)
class _Chunk:
    """Some series and where their results go: `computed` is the stock, or the inflow where stocks are given."""

    question: Question
    rows: slice
    kernel: ModuleType
    computed: Floats
    outflow: Floats
    early: dict[int, Floats]

    def __init__(
        self, question: Question, rows: slice, kernel: ModuleType, computed: Floats, outflow: Floats
    ) -> None:
        self.question, self.rows, self.kernel = question, rows, kernel
        self.computed, self.outflow, self.early = computed, outflow, {}

    def fill(self) -> Floats:
        """Compute the chunk and return the initial stock of its series."""
        question, given = self.question, self.question.given[self.rows]
        past = NOTHING
        if question.initial is not None:
            lifetimes = question.lifetimes(self.rows)
            past = past_of(question.initial, lifetimes, question.conventions, rows=self.rows)
        before = _before(question, past, self.rows)
        if question.year is not None:
            self._age(np.arange(len(given)), past)
        elif question.plain:
            self._plain(given, past)
        else:
            parts = designed_rows(question, self.rows, past, given=given)
            self.computed[...] = parts[1] if question.driven == "inflow" else parts[0]
            self.outflow[...] = parts[2]
        short = self._short(given)
        if len(short) and question.year is None:
            self._age(short, past)
        if past is not NOTHING:
            self.outflow[:, 0] += past.overdue
        return before

    def _plain(self, given: Floats, past: Past) -> None:
        question = self.question
        wide, computed, outflow = given, self.computed, self.outflow
        if past.length:
            wide = np.concatenate((past.inflow, given), axis=1)
            computed, outflow = np.empty_like(wide), np.empty_like(wide)
        lifetimes = question.lifetimes(self.rows)
        staying, leaving = needed_tables(lifetimes, wide.shape[1], question.conventions, self.kernel)
        if question.driven == "inflow":
            self.kernel.inflow_rows(wide, staying, leaving, computed, outflow)
        else:
            _check_first(staying[0], question, self.rows)
            self.kernel.stock_rows(wide, past.length, staying, leaving, computed, outflow)
        if past.length:
            self.computed[...], self.outflow[...] = computed[:, past.length :], outflow[:, past.length :]

    def _age(self, which: Any, past: Past) -> None:
        """Compute some series of the chunk year by year; keep what they retire early."""
        question = self.question
        rows = np.arange(self.rows.start, self.rows.stop)[which]
        own = past if past is NOTHING else Past(past.inflow[which], past.overdue[which])
        if question.conventions.convention == "unu":
            text = "the UNU rule has no lifetime by year and retires nothing early: use cdf"
            raise refuse("convention", text, series=int(rows[0]))
        parts = aged_rows(question, rows, own, given=question.given[rows])
        self.computed[which] = parts[1] if question.driven == "inflow" else parts[0]
        self.outflow[which] = parts[2]
        self.early |= {int(row): cut for row, cut in zip(rows, parts[3], strict=True) if cut.any()}

    def _short(self, given: Floats) -> Any:
        """Return the series that need a negative inflow; raises where that is an error."""
        question = self.question
        none = np.zeros(0, dtype=np.int64)
        if question.conventions.negative == "accept":
            return none
        if question.driven == "inflow":
            refused = question.conventions.negative == "error"  # then there is none: it was checked before
            return none if refused else np.flatnonzero(given.min(axis=1) < 0)
        if self.computed.min() >= 0:
            return none
        peak = np.abs(given).max(axis=1, keepdims=True)
        below = self.computed < -SLACK * peak
        short = np.flatnonzero(below.any(axis=1))
        if len(short) and question.conventions.negative == "error":
            problems = []
            for row in short[:20]:
                year = int(np.argmax(below[row]))
                text = (
                    "the stock falls faster than its lifetime lets it: "
                    f"an inflow of {self.computed[row, year]:.6g} would be needed"
                )
                problems.append(Problem("stock", text, self.rows.start + int(row), year))
            raise InputError(*problems)
        return short


def _before(question: Question, past: Past, rows: slice) -> Floats:
    """Return what is in stock before the first year."""
    if not past.length:
        return past.overdue
    age = np.arange(past.length - 1, -1, -1, dtype=np.float64)
    share = stays(question.lifetimes(rows), age, question.conventions)
    return np.asarray((past.inflow * share).sum(axis=1) + past.overdue)


def _check_given(question: Question, rows: slice) -> None:
    """Refuse what is no number, and what is negative unless an option says what to do with it."""
    given = question.given[rows]
    allowed = question.driven == "inflow" and question.conventions.negative != "error"
    if given.max() < np.inf and given.min() >= (-np.finfo(np.float64).max if allowed else 0):
        return
    wrong = ~np.isfinite(given) if allowed else ~(given >= 0)
    series, year = (int(at) for at in np.argwhere(wrong | ~np.isfinite(given))[0])
    value = float(given[series, year])
    text = f"{question.driven}: {value!r} is {'negative' if value < 0 else 'no number'}"
    raise refuse(question.driven, text, series=rows.start + series, year=year)


def _check_first(staying: Floats, question: Question, rows: slice) -> None:
    gone = np.flatnonzero(~(staying > 0))
    if len(gone):
        text = "nothing that comes in is still there at the end of its year: no inflow gives this stock"
        raise refuse("lifetime", text, series=rows.start + int(gone[0]))
