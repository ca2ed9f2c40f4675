"""Several weights on the same inflow, as the contents of several materials are: one table for all of them."""

import numpy as np

from circulade.engines.stocks.conventions import tables
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
        staying, leaving = tables(question.lifetimes(rows), question.years, question.conventions)
        count = rows.stop - rows.start
        which = np.arange(count) if len(staying) > 1 else np.zeros(count, dtype=np.int64)
        for place, weight in enumerate(weights):
            part = inflow[rows] * weight
            kernel.inflow_rows(part, staying, leaving, which, stock[place, rows], outflow[place, rows])

    each(work, chunks(question.series))
    return stock, outflow
