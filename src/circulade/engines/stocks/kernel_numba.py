"""The sums over cohorts compiled: four cohorts in one pass, added in the same order as in numpy.

Products and sums are not contracted into one operation, so the results are those of `kernel_numpy` to
the last bit. Compiled code is kept on disk; the first use on a machine takes some seconds.
"""

from typing import Any

from numba import njit, types

from circulade.engines.stocks.kernel_numpy import Index
from circulade.engines.stocks.lifetime import Floats

OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
ROW, ROWS = types.float64[::1], types.float64[:, ::1]
READ, READS = (
    types.Array(types.float64, 1, "C", readonly=True),
    types.Array(types.float64, 2, "C", readonly=True),
)


def _spread(amounts: Floats, table: Floats, total: Floats) -> None:
    """Add `amounts[c]·table[t − c]` to `total[t]` for every cohort c ≤ t, oldest first."""
    years = len(total)
    whole = years - years % 4
    for c in range(0, whole, 4):
        x0, x1, x2, x3 = amounts[c], amounts[c + 1], amounts[c + 2], amounts[c + 3]
        total[c] += x0 * table[0]
        total[c + 1] = (total[c + 1] + x0 * table[1]) + x1 * table[0]
        total[c + 2] = ((total[c + 2] + x0 * table[2]) + x1 * table[1]) + x2 * table[0]
        later = total[c + 3 :]
        for k in range(years - c - 3):
            part = (later[k] + x0 * table[k + 3]) + x1 * table[k + 2]
            later[k] = (part + x2 * table[k + 1]) + x3 * table[k]
    for c in range(whole, years):
        for k in range(years - c):
            total[c + k] += amounts[c] * table[k]


def _solve(given: Floats, known: int, table: Floats, amounts: Floats, kept: Floats) -> None:
    """Fill `amounts` so that the first `known` are those given and then `Σ amounts[c]·table[t − c]` is."""
    years = len(given)
    whole = years - years % 4
    for c in range(0, whole, 4):
        for i in range(4):
            t = c + i
            amounts[t] = given[t] if t < known else (given[t] - kept[t]) / table[0]
            for k in range(4 - i):
                kept[t + k] += amounts[t] * table[k]
        x0, x1, x2, x3 = amounts[c], amounts[c + 1], amounts[c + 2], amounts[c + 3]
        later = kept[c + 4 :]
        for k in range(years - c - 4):
            part = (later[k] + x0 * table[k + 4]) + x1 * table[k + 3]
            later[k] = (part + x2 * table[k + 2]) + x3 * table[k + 1]
    for t in range(whole, years):
        amounts[t] = given[t] if t < known else (given[t] - kept[t]) / table[0]
        for k in range(years - t):
            kept[t + k] += amounts[t] * table[k]


_spread_one = njit(types.void(READ, READ, ROW), **OPTIONS)(_spread)
_solve_one = njit(types.void(READ, types.int64, READ, ROW, ROW), **OPTIONS)(_solve)


def _inflow_rows(
    inflow: Floats, staying: Floats, leaving: Floats, which: Index, stock: Floats, outflow: Floats
) -> None:
    for row in range(len(inflow)):
        stock[row, :] = 0.0
        outflow[row, :] = 0.0
        _spread_one(inflow[row], staying[which[row]], stock[row])
        _spread_one(inflow[row], leaving[which[row]], outflow[row])


def _stock_rows(
    given: Floats,
    known: int,
    staying: Floats,
    leaving: Floats,
    which: Index,
    inflow: Floats,
    outflow: Floats,
) -> None:
    for row in range(len(given)):
        outflow[row, :] = 0.0
        _solve_one(given[row], known, staying[which[row]], inflow[row], outflow[row])
        outflow[row, :] = 0.0
        _spread_one(inflow[row], leaving[which[row]], outflow[row])


_WHICH = types.int64[::1]
inflow_rows = njit(types.void(READS, READS, READS, _WHICH, ROWS, ROWS), **OPTIONS)(_inflow_rows)
stock_rows = njit(types.void(READS, types.int64, READS, READS, _WHICH, ROWS, ROWS), **OPTIONS)(_stock_rows)


def _count_below(ordered: Floats, edges: Floats, below: Index) -> None:
    for row in range(len(ordered)):
        at = 0
        for edge in range(edges.shape[1]):
            while at < ordered.shape[1] and ordered[row, at] < edges[row, edge]:
                at += 1
            below[row, edge] += at


count_below = njit(types.void(READS, READS, types.int32[:, ::1]), **OPTIONS)(_count_below)
