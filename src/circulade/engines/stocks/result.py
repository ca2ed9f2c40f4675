"""The answer: inflow, stock and outflow by series and year, with what made them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from circulade.engines.stocks.ageing import aged_rows
from circulade.engines.stocks.conventions import Conventions, tables
from circulade.engines.stocks.designed import cohort_lifetime
from circulade.engines.stocks.initial import Past, past_of
from circulade.engines.stocks.kernels import chunks
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.question import Question

ENGINE = "stocks"
VERSION = "1"


@dataclass(frozen=True, slots=True, eq=False)
class CohortTable:
    """One series by year and cohort: `stock` and `outflow` `[years, cohorts]` and the year of each cohort."""

    years: tuple[int, ...]
    cohorts: tuple[int, ...]
    stock: Floats
    outflow: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Stocks:
    """Stocks at the end of each year and the flows of the year, `[series, years]`, never to be written to.

    `unit` is that of every number; `before` `[series]` the stock before the first year; `early` what was
    retired early, by series position, already part of the outflow. Where an input array was not copied,
    it has to stay as it is.
    """

    inflow: Floats
    stock: Floats
    outflow: Floats
    before: Floats
    early: dict[int, Floats]
    question: Question = field(repr=False)
    first_year: int = 0
    unit: str = ""
    engine: str = ENGINE
    version: str = VERSION
    seed: str = ""

    @property
    def years(self) -> tuple[int, ...]:
        """The years, in order."""
        return tuple(range(self.first_year, self.first_year + self.stock.shape[1]))

    @property
    def conventions(self) -> Conventions:
        """The options of the computation."""
        return self.question.conventions

    @property
    def mass_balance(self) -> float:
        """The largest |stock before + Σ inflow − Σ outflow − stock| / largest stock."""
        worst, largest = 0.0, 0.0
        for rows in chunks(len(self.stock)):
            run = self.before[rows, np.newaxis] + np.cumsum(self.inflow[rows] - self.outflow[rows], axis=1)
            worst = max(worst, float(np.abs(run - self.stock[rows]).max()))
            largest = max(largest, float(np.abs(self.stock[rows]).max()))
        return worst / largest if largest else worst

    @property
    def mass_gap(self) -> Floats:
        """What the rule makes of one unit of inflow over the years looked at, too much or too little, `[series or 1]`.

        Zero for the rule cdf. For unu: Σ density(age + ½) − F(years); below zero the rule loses mass.
        """
        question = self.question
        if question.conventions.convention == "cdf":
            return np.zeros(1)
        own = question.lifetimes(slice(0, question.series))
        _, leaving = tables(own, question.years, question.conventions)
        whole = 1.0 - own.survival(float(question.years))
        return np.asarray(np.ascontiguousarray(leaving.T).sum(axis=1) - whole[:, 0])

    def by_cohort(self, series: int) -> CohortTable:
        """Return one series by year and cohort; computed when asked for."""
        question, at = self.question, series % len(self.stock)
        rows = slice(at, at + 1)
        past = past_of(question.initial, question.lifetimes(rows), question.conventions, rows=rows)
        if question.conventions.convention == "unu":
            stock, outflow = self._laid_out(rows)
        else:
            stock, outflow = self._walked(rows, past)
        first = self.first_year - past.length
        cohorts = tuple(range(first, first + stock.shape[1]))
        return CohortTable(self.years, cohorts, stock, outflow)

    def _laid_out(self, rows: slice) -> tuple[Floats, Floats]:
        years = self.question.years
        stock, outflow = np.zeros((years, years)), np.zeros((years, years))
        for cohort in range(years):
            own = cohort_lifetime(self.question, rows, cohort)
            staying, leaving = tables(own, years - cohort, self.question.conventions)
            stock[cohort:, cohort] = self.inflow[rows.start, cohort] * staying[:, 0]
            outflow[cohort:, cohort] = self.inflow[rows.start, cohort] * leaving[:, 0]
        return stock, outflow

    def _walked(self, rows: slice, past: Past) -> tuple[Floats, Floats]:
        question = self.question
        wide = past.length + question.years
        stock, outflow = np.zeros((question.years, wide)), np.zeros((question.years, wide))

        def record(year: int, amounts: Floats, left: Floats) -> None:
            stock[year] = amounts[0]
            outflow[year, : left.shape[1]] = left[0]

        aged_rows(question, rows, past, given=question.given[rows], record=record)
        return stock, outflow

    def certificate(self) -> dict[str, Any]:
        """Return what made the result and how well mass is kept, as JSON."""
        gap = self.mass_gap
        return {
            "engine": self.engine,
            "version": self.version,
            "options": {"driven": self.question.driven, **self.conventions.as_json()},
            "seed": self.seed,
            "mass_balance": self.mass_balance,
            "mass_gap": float(gap[np.argmax(np.abs(gap))]),
        }

    def as_json(self) -> dict[str, Any]:
        """Return the whole result as JSON: the certificate and the arrays as lists."""
        return {
            **self.certificate(),
            "unit": self.unit,
            "first_year": self.first_year,
            "before": self.before.tolist(),
            "inflow": self.inflow.tolist(),
            "stock": self.stock.tolist(),
            "outflow": self.outflow.tolist(),
        }
