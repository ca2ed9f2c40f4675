"""What the cohorts of a product carry, where some are retired early: the walk year by year, with a weight for each.

A cohort that is retired early loses other shares than its lifetime says, so what it holds cannot go through the
lifetime by itself: it goes with the cohort.
"""

from collections.abc import Sequence

import numpy as np

from circulade.engines.stocks.ageing import aged_rows
from circulade.engines.stocks.initial import Past, past_of
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.result import Stocks


def carried(stocks: Stocks, series: Sequence[int], held: Floats, *, older: float) -> tuple[Floats, Floats]:
    """Return stock and outflow `[series, years]` of what is in some series, by position.

    `held` `[series or 1, years]` is what one unit of the cohort of each year holds, `older` one from before.
    """
    question, which = stocks.question, np.asarray(series)
    everything = slice(0, len(stocks.stock))
    past = Past(np.zeros((1, 0)), np.zeros(1))
    if question.initial is not None:
        lifetimes = question.lifetimes(everything)
        past = past_of(question.initial, lifetimes, question.conventions, rows=everything)
        past = Past(past.inflow[which], past.overdue[which])
    years = question.years
    weights = np.full((len(which), past.length + years), older)
    weights[:, past.length :] = held
    stock, outflow = np.zeros((len(which), years)), np.zeros((len(which), years))

    def record(year: int, amounts: Floats, left: Floats) -> None:
        count = left.shape[1]
        stock[:, year] = (amounts[:, :count] * weights[:, :count]).sum(axis=1)
        outflow[:, year] = (left * weights[:, :count]).sum(axis=1)

    aged_rows(question, which, past, given=question.given[which], record=record)
    if past.length:
        outflow[:, 0] += past.overdue * older
    return stock, outflow
