"""The sums over cohorts compiled: eight series side by side, two years in one pass over their cohorts.

Products and sums are not contracted into one operation and are added in the same order as in numpy, so the
results are those of `kernel_numpy` to the last bit. What eight series need lies packed, a vector for each
year, and stays in the nearest cache. Compiled code is kept on disk; the first use on a machine takes some seconds.
"""

from typing import Any

import numpy as np
from numba import njit, types

from circulade.engines.stocks.kernel_numpy import Index
from circulade.engines.stocks.lanes import LANES, load, minus, nothing, over, plus, store, turn
from circulade.engines.stocks.lifetime import Floats

OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
FLAT, ROWS = types.float64[::1], types.float64[:, ::1]
READS = types.Array(types.float64, 2, "C", readonly=True)
READ = types.Array(types.float64, 1, "C", readonly=True)
COUNT = types.intp


def _strips(number: int, years: int) -> Floats:
    """Return `number` strips `[years + 1, lanes]` of zeros, each at a border of the cache's lines."""
    work = np.zeros((number * (years + 1) + 1) * LANES)
    first = -(work.ctypes.data // 8) % LANES
    return work[first : first + number * (years + 1) * LANES].reshape(number, (years + 1) * LANES)


def _pack_rows(rows: Floats, first: int, count: int, block: Floats, strip: Floats) -> None:
    """Turn the rows of `count` series into a strip with a vector for each year.

    They are first copied as they lie: memory is fastest read in order. `block` has room for them.
    """
    years = rows.shape[1]
    start, turned = first * years, 0
    if count == LANES:
        turned = years - years % LANES
        for at in range(0, years * LANES, LANES):
            store(block, at, load(rows, start + at))
        for year in range(0, turned, LANES):
            turn(block, year, years, strip, year * LANES, LANES)
    for lane in range(count):
        for year in range(turned, years):
            strip[year * LANES + lane] = rows[first + lane, year]


def _unpack_rows(strip: Floats, block: Floats, rows: Floats, first: int, count: int) -> None:
    """Turn a strip into the rows of `count` series, written in order."""
    years = rows.shape[1]
    start, turned = first * years, years - years % LANES
    for year in range(0, turned, LANES):
        turn(strip, year * LANES, LANES, block, year, years)
    for lane in range(LANES):
        for year in range(turned, years):
            block[lane * years + year] = strip[year * LANES + lane]
    if count == LANES:
        for at in range(0, years * LANES, LANES):
            store(rows, start + at, load(block, at))
    else:
        for lane in range(count):
            rows[first + lane] = block[lane * years : (lane + 1) * years]


def _pack_columns(table: Floats, first: int, count: int, strip: Floats) -> None:
    """Pack the columns of `count` series, or the one column for all."""
    years, columns = table.shape
    for year in range(years):
        if count == LANES and columns > 1:
            store(strip, year * LANES, load(table, year * columns + first))
            continue
        for lane in range(count):
            strip[year * LANES + lane] = table[year, first + lane if columns > 1 else 0]


def _pack_leaving(table: Floats, staying: Floats, years: int, first: int, count: int, strip: Floats) -> None:
    """Pack what leaves: its table, or where that has no years what the packed `staying` loses from year to year."""
    if len(table):
        _pack_columns(table, first, count, strip)
        return
    for lane in range(LANES):
        strip[lane] = 1.0 - staying[lane]
    for year in range(1, years):
        at = year * LANES
        store(strip, at, minus(load(staying, at - LANES), load(staying, at)))


def _spread(years: int, come: Floats, staying: Floats, leaving: Floats, kept: Floats, left: Floats) -> None:
    """Let `kept[t]` be the sum of `come[c]·staying[t − c]` over every cohort c ≤ t, oldest first; `left` alike."""
    for year in range(0, years, 2):
        kept0 = kept1 = left0 = left1 = nothing()
        for cohort in range(year + 1):
            amount, age = load(come, cohort * LANES), (year - cohort) * LANES
            kept0 = plus(kept0, amount, staying, age)
            left0 = plus(left0, amount, leaving, age)
            kept1 = plus(kept1, amount, staying, age + LANES)
            left1 = plus(left1, amount, leaving, age + LANES)
        here = year * LANES
        last = load(come, here + LANES)  # of an odd number of years, what lies after them is never read
        store(kept, here, kept0)
        store(left, here, left0)
        store(kept, here + LANES, plus(kept1, last, staying, 0))
        store(left, here + LANES, plus(left1, last, leaving, 0))


def _solve(
    years: int, known: int, given: Floats, staying: Floats, leaving: Floats, come: Floats, left: Floats
) -> None:
    """Fill `come` so that its first `known` are those given and then the sums with `staying` are; `left` as above."""
    first = load(staying, 0)
    for year in range(0, years, 2):
        kept0 = kept1 = left0 = left1 = nothing()
        for cohort in range(year):
            amount, age = load(come, cohort * LANES), (year - cohort) * LANES
            kept0 = plus(kept0, amount, staying, age)
            left0 = plus(left0, amount, leaving, age)
            kept1 = plus(kept1, amount, staying, age + LANES)
            left1 = plus(left1, amount, leaving, age + LANES)
        here = year * LANES
        amount = load(given, here)
        if year >= known:
            amount = over(minus(amount, kept0), first)
        kept1 = plus(kept1, amount, staying, LANES)
        last = load(given, here + LANES)
        if year + 1 >= known:
            last = over(minus(last, kept1), first)
        store(come, here, amount)
        store(come, here + LANES, last)
        store(left, here, plus(left0, amount, leaving, 0))
        store(left, here + LANES, plus(plus(left1, amount, leaving, LANES), last, leaving, 0))


_strips = njit(ROWS(COUNT, COUNT), **OPTIONS)(_strips)
_pack_rows = njit(types.void(READS, COUNT, COUNT, FLAT, FLAT), **OPTIONS)(_pack_rows)
_unpack_rows = njit(types.void(FLAT, FLAT, ROWS, COUNT, COUNT), **OPTIONS)(_unpack_rows)
_pack_columns = njit(types.void(READS, COUNT, COUNT, FLAT), **OPTIONS)(_pack_columns)
_pack_leaving = njit(types.void(READS, FLAT, COUNT, COUNT, COUNT, FLAT), **OPTIONS)(_pack_leaving)
_spread = njit(types.void(COUNT, *[FLAT] * 5), **OPTIONS)(_spread)
_solve = njit(types.void(COUNT, COUNT, *[FLAT] * 5), **OPTIONS)(_solve)


def _inflow_rows(inflow: Floats, staying: Floats, leaving: Floats, stock: Floats, outflow: Floats) -> None:
    rows, years = inflow.shape
    strips = _strips(6, years)
    come, stay, leave, kept, left = strips[0], strips[1], strips[2], strips[3], strips[4]
    block = strips[5]
    for first in range(0, rows, LANES):
        count = min(LANES, rows - first)
        _pack_rows(inflow, first, count, block, come)
        if first == 0 or staying.shape[1] > 1:
            _pack_columns(staying, first, count, stay)
            _pack_leaving(leaving, stay, years, first, count, leave)
        _spread(years, come, stay, leave, kept, left)
        _unpack_rows(kept, block, stock, first, count)
        _unpack_rows(left, block, outflow, first, count)


def _stock_rows(
    given: Floats, known: int, staying: Floats, leaving: Floats, inflow: Floats, outflow: Floats
) -> None:
    rows, years = given.shape
    strips = _strips(6, years)
    wanted, stay, leave, come, left = strips[0], strips[1], strips[2], strips[3], strips[4]
    block = strips[5]
    for first in range(0, rows, LANES):
        count = min(LANES, rows - first)
        _pack_rows(given, first, count, block, wanted)
        if first == 0 or staying.shape[1] > 1:
            _pack_columns(staying, first, count, stay)
            _pack_leaving(leaving, stay, years, first, count, leave)
        _solve(years, known, wanted, stay, leave, come, left)
        _unpack_rows(come, block, inflow, first, count)
        _unpack_rows(left, block, outflow, first, count)


inflow_rows = njit(types.void(READS, READS, READS, ROWS, ROWS), **OPTIONS)(_inflow_rows)
stock_rows = njit(types.void(READS, COUNT, READS, READS, ROWS, ROWS), **OPTIONS)(_stock_rows)


def _add_terms(
    flows: Floats, coefficients: Floats, begin: Index, flow_of: Index, coefficient_of: Index, sums: Floats
) -> None:
    years, width = sums.shape[1:]
    for draw in range(0, width, 4 * LANES):
        for year in range(years):
            for at in range(len(sums)):
                here = (at * years + year) * width + draw
                total0, total1 = load(sums, here), load(sums, here + LANES)
                total2, total3 = load(sums, here + 2 * LANES), load(sums, here + 3 * LANES)
                for term in range(begin[at], begin[at + 1]):
                    one = (flow_of[term] * years + year) * width + draw
                    other = coefficient_of[term] * width + draw
                    total0 = plus(total0, load(coefficients, other), flows, one)
                    total1 = plus(total1, load(coefficients, other + LANES), flows, one + LANES)
                    total2 = plus(total2, load(coefficients, other + 2 * LANES), flows, one + 2 * LANES)
                    total3 = plus(total3, load(coefficients, other + 3 * LANES), flows, one + 3 * LANES)
                store(sums, here, total0)
                store(sums, here + LANES, total1)
                store(sums, here + 2 * LANES, total2)
                store(sums, here + 3 * LANES, total3)


def _add_classes(values: Floats, classes: Index, sums: Floats) -> None:
    draws, results = values.shape
    part = np.empty((sums.shape[1], results))
    for at in range(len(sums)):
        part[:] = 0.0
        for draw in range(draws):
            total, own = part[classes[at, draw]], values[draw]
            for result in range(results):
                total[result] += own[result]
        sums[at] += part


def _scale_into(ages: Floats, centres: Floats, factors: Floats, out: Floats) -> None:
    for row in range(len(ages)):
        for at in range(len(centres)):
            out[row, at] = (ages[row] - centres[at]) * factors[at]


_scale_into = njit(types.void(READ, READ, READ, ROWS), **OPTIONS)(_scale_into)


def scaled(ages: Floats, centres: Floats, factors: Floats) -> Floats:
    """Return `(age − centre)·factor` `[ages, rows]`: numpy needs several times as long to spread three vectors."""
    rows = max(centres.size, factors.size)
    out = np.empty((ages.size, rows))
    centre, factor = (np.broadcast_to(each, (1, rows)).ravel() for each in (centres, factors))
    _scale_into(ages.ravel(), centre, factor, out)
    return out


INDEX, DEEP = types.int64[::1], types.float64[:, :, ::1]
add_terms = njit(types.void(DEEP, READS, INDEX, INDEX, INDEX, DEEP), **OPTIONS)(_add_terms)
add_classes = njit(types.void(READS, types.int64[:, ::1], DEEP), **OPTIONS)(_add_classes)


def _count_below(ordered: Floats, edges: Floats, below: Index) -> None:
    for row in range(len(ordered)):
        at = 0
        for edge in range(edges.shape[1]):
            while at < ordered.shape[1] and ordered[row, at] < edges[row, edge]:
                at += 1
            below[row, edge] += at


count_below = njit(types.void(READS, READS, types.int32[:, ::1]), **OPTIONS)(_count_below)
