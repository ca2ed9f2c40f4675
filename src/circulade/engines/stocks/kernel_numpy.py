"""The sums over cohorts in numpy: the reference that the accelerator repeats bit for bit.

Every cell is summed from the oldest cohort to the newest, one product and one addition at a time, so
that neither the number of series computed together nor the accelerator can change a bit.
"""

import numpy as np
from numpy.typing import NDArray

from circulade.engines.stocks.conventions import losses
from circulade.engines.stocks.lifetime import Floats

Index = NDArray[np.int64]


def scaled(ages: Floats, centres: Floats, factors: Floats) -> Floats:
    """Return `(age − centre)·factor` `[ages, rows]`; `ages` are `[ages, 1]`, the others `[1, rows]` or `[1, 1]`."""
    return np.asarray((ages - centres) * factors)


def inflow_rows(inflow: Floats, staying: Floats, leaving: Floats, stock: Floats, outflow: Floats) -> None:
    """Fill `stock` and `outflow` `[rows, years]` from `inflow`; the tables are `[years, rows]` or `[years, 1]`.

    A table `leaving` without years means what `staying` loses from year to year.
    """
    if not len(leaving):
        leaving = losses(staying)
    come = np.ascontiguousarray(inflow.T)
    years = len(come)
    kept, left = np.zeros(come.shape), np.zeros(come.shape)
    part = np.empty(come.shape)
    for cohort in range(years):
        rest = part[: years - cohort]
        kept[cohort:] += np.multiply(staying[: years - cohort], come[cohort], out=rest)
        left[cohort:] += np.multiply(leaving[: years - cohort], come[cohort], out=rest)
    stock[...], outflow[...] = kept.T, left.T


def stock_rows(
    given: Floats,
    known: int,
    staying: Floats,
    leaving: Floats,
    inflow: Floats,
    outflow: Floats,
) -> None:
    """Fill `inflow` and `outflow` `[rows, years]`: of `given`, the first `known` years are inflows, then stocks."""
    if not len(leaving):
        leaving = losses(staying)
    wanted = np.ascontiguousarray(given.T)
    years = len(wanted)
    kept, left, come = np.zeros(wanted.shape), np.zeros(wanted.shape), np.empty(wanted.shape)
    part = np.empty(wanted.shape)
    for cohort in range(years):
        if cohort < known:
            come[cohort] = wanted[cohort]
        else:
            come[cohort] = (wanted[cohort] - kept[cohort]) / staying[0]
        rest = part[: years - cohort]
        kept[cohort:] += np.multiply(staying[: years - cohort], come[cohort], out=rest)
        left[cohort:] += np.multiply(leaving[: years - cohort], come[cohort], out=rest)
    inflow[...], outflow[...] = come.T, left.T


def add_terms(
    flows: Floats, coefficients: Floats, begin: Index, flow_of: Index, coefficient_of: Index, sums: Floats
) -> None:
    """Add to sum i, one after the other, `flows[flow_of[j]]·coefficients[coefficient_of[j]]`, j from `begin[i]` on.

    Flows and sums are `[…, years, draws]`, coefficients `[…, draws]`.
    """
    part = np.empty(sums.shape[1:])
    for at, total in enumerate(sums):
        for term in range(begin[at], begin[at + 1]):
            total += np.multiply(flows[flow_of[term]], coefficients[coefficient_of[term]], out=part)


def add_classes(values: Floats, classes: Index, sums: Floats) -> None:
    """Add to `sums` `[assumptions, classes, results]` the `values` `[draws, results]` of each class.

    `classes` `[assumptions, draws]` says which class of an assumption a draw is in.
    """
    part = np.empty(sums.shape[1:])
    for at, of_class in enumerate(classes):
        part[...] = 0.0
        order = np.argsort(of_class, kind="stable")
        found, begin, count = np.unique(of_class[order], return_index=True, return_counts=True)
        for step in range(
            int(count.max())
        ):  # one draw of every class at a time, each class in the order of draws
            some = count > step
            part[found[some]] += values[order[begin[some] + step]]
        sums[at] += part


def count_below(ordered: Floats, edges: Floats, below: NDArray[np.int32]) -> None:
    """Add to `below`, by row, how many of the `ordered` values lie below each of the ascending `edges`."""
    merged = np.concatenate((edges, ordered), axis=1)
    order = np.argsort(merged, axis=1, kind="stable")
    place = np.empty_like(order)
    np.put_along_axis(place, order, np.arange(order.shape[1])[np.newaxis], axis=1)
    below += (place[:, : edges.shape[1]] - np.arange(edges.shape[1])).astype(np.int32)
