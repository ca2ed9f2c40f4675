"""Cohorts that age differently: one table for each cohort, made and dropped in turn."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from circulade.engines.stocks.conventions import tables
from circulade.engines.stocks.initial import Past
from circulade.engines.stocks.lifetime import Floats, Lifetime
from circulade.engines.stocks.question import Question


def designed_rows(
    question: Question, rows: slice, past: Past, *, given: Floats
) -> tuple[Floats, Floats, Floats]:
    """Return inflow, stock and outflow of some series whose lifetime differs by cohort, not by year."""
    count, years = given.shape
    before = past.length
    wide = before + years
    inflow, stock, outflow = np.zeros((wide, count)), np.zeros((wide, count)), np.zeros((wide, count))
    of_past = tables(question.lifetimes(rows), wide, question.conventions) if before else None
    own_tables = cohort_tables(question, rows)
    for cohort in range(wide):
        if of_past is not None and cohort < before:
            staying, leaving = (table[: wide - cohort] for table in of_past)
            come = past.inflow[:, cohort]
        else:
            staying, leaving = next(own_tables)
            come = given[:, cohort - before]
            if question.driven == "stock":
                come = (come - stock[cohort]) / staying[0]
        inflow[cohort] = come
        stock[cohort:] += come * staying
        outflow[cohort:] += come * leaving
    return inflow[before:].T, stock[before:].T, outflow[before:].T


def cohort_tables(question: Question, rows: slice) -> Iterator[tuple[Floats, Floats]]:
    """Yield for each cohort its shares in use and leaving `[years from then on, rows]`.

    Cohorts that age like the one before have its tables, less the last year.
    """
    factors, _ = question.factors(rows)
    of_each = len(question.lifetime.extent) == 2
    staying, leaving = np.empty((0, 1)), np.empty((0, 1))
    for cohort in range(question.years):
        alike = factors is None or bool((factors[:, cohort] == factors[:, cohort - 1]).all())
        if of_each or not alike or cohort == 0:
            own = cohort_lifetime(question, rows, cohort)
            staying, leaving = tables(own, question.years - cohort, question.conventions)
        left = question.years - cohort
        yield staying[:left], leaving[:left]


def cohort_lifetime(question: Question, rows: slice, cohort: int) -> Lifetime:
    """Return the lifetimes `[rows or 1, 1]` of one cohort, its factor included."""
    own = question.lifetimes_by_cohort(rows)
    if len(question.lifetime.extent) == 2:
        own = own.spread(own.extent).taken((slice(None), slice(cohort, cohort + 1)))
    factors, _ = question.factors(rows)
    return own if factors is None else own.stretched(factors[:, cohort : cohort + 1])
