"""Several weights on the same inflow, as the contents of several materials are: one table for all of them."""

import numpy as np

from circulade.engines.stocks.conventions import needed_tables
from circulade.engines.stocks.designed import cohort_tables
from circulade.engines.stocks.kernels import Accelerator, chunks, each, kernels
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.question import Question


def weighted_rows(
    question: Question, inflow: Floats, weights: Floats, accelerator: Accelerator
) -> tuple[Floats, Floats]:
    """Return stock and outflow `[weights, series, years]` of `inflow` times each of `weights` `[weights, years]`."""
    kernel = kernels(accelerator, additions=float(question.series) * question.years**2 * len(weights))
    stock = np.empty((len(weights), *inflow.shape))
    outflow = np.empty(stock.shape)

    def work(rows: slice) -> None:
        lifetimes = question.lifetimes(rows)
        staying, leaving = needed_tables(lifetimes, question.years, question.conventions, kernel)
        for place, weight in enumerate(weights):
            part = inflow[rows] * weight
            kernel.inflow_rows(part, staying, leaving, stock[place, rows], outflow[place, rows])

    each(work, chunks(question.series))
    return stock, outflow


def weighted_cohorts(question: Question, inflow: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Do the same where the cohorts of a series age differently, whatever the calendar year."""
    stock, outflow = np.empty((len(weights), *inflow.shape)), np.empty((len(weights), *inflow.shape))
    for rows in chunks(question.series):
        kept = np.zeros((len(weights), question.years, rows.stop - rows.start))
        left = np.zeros(kept.shape)
        for cohort, (staying, leaving) in enumerate(cohort_tables(question, rows)):
            for place, weight in enumerate(weights):
                come = inflow[rows, cohort] * weight[cohort]
                kept[place, cohort:] += come * staying
                left[place, cohort:] += come * leaving
        stock[:, rows], outflow[:, rows] = kept.transpose(0, 2, 1), left.transpose(0, 2, 1)
    return stock, outflow
