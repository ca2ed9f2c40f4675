"""One objective after the other, each exact, each kept while the next is improved.

A linear bound computed in whole numbers from the relaxation's row prices proves most of the
programme: a column whose use would push even that bound below the optimum is fixed. What is
left is small, so that the later objectives and the draw take milliseconds.

With prices `y` (any numbers at all) every solution of `l <= x <= u`, `least <= A x <= most` has
`c x <= sum(max(y least, y most)) + sum(max(d l, d u))` where `d = c - y A`.
"""

from dataclasses import dataclass

import numpy as np

from circulade.engines.selection.solver import UNBOUNDED, Programme, Whole, maximise, row_prices

DIGIT = 4096
"""Larger coefficients are split into digits, so that the solver's tolerance never reaches one unit."""

FEW = (200, 1000)
"""So many columns are tried first; only then the whole programme."""


@dataclass(frozen=True)
class Optimum:
    """A programme whose every solution is optimal so far, one of those solutions, and the value reached."""

    programme: Programme
    solution: Whole
    value: int


@dataclass(frozen=True)
class _Bound:
    """`scaled / factor` bounds the objective; `reduced / factor` is what a unit of a column adds to it."""

    scaled: int
    reduced: Whole
    factor: int


def improve(programme: Programme, costs: Whole) -> Optimum | None:
    """Maximise one objective and restrict the programme to its optimal solutions; None: no solution at all."""
    bound = _bound(programme, costs)
    solution = _guessed(programme, costs, bound)
    if solution is None:
        solution = maximise(programme, costs)
    if solution is None:
        return None
    value = int(costs @ solution)
    while np.abs(costs).max(initial=0) > DIGIT and bound.scaled // bound.factor > value:
        better = _better(programme, costs, bound, value + 1)
        if better is None:
            break
        value, solution = int(costs @ better), better
    kept = _reaching(_tightened(programme, bound, value), costs, value)
    return Optimum(kept, _extended(kept, solution, costs, value), value)


def _guessed(programme: Programme, costs: Whole, bound: _Bound) -> Whole | None:
    """An optimal solution found among few columns, or None.

    Assume that the optimum is close to the linear bound: then most columns are fixed. A solution that
    comes as close as assumed is optimal, because every better one would lie among the same columns.
    """
    distances = np.sort(np.abs(bound.reduced[programme.lower < programme.upper]))
    for free in FEW:
        if free * 2 > len(distances):
            return None
        target = -((int(distances[free]) - bound.scaled) // bound.factor)
        solution = maximise(_tightened(programme, bound, target), costs)
        if solution is not None and int(costs @ solution) >= target:
            return solution
    return None


def _bound(programme: Programme, costs: Whole) -> _Bound:
    limits = np.maximum(np.abs(programme.lower), np.abs(programme.upper))
    size = int(np.abs(costs) @ limits) + int(np.abs(costs).max(initial=1)) * 2**10
    factor = 2 ** max(0, min(30, 61 - size.bit_length()))
    prices = np.rint(row_prices(programme, costs) * factor)
    prices = np.clip(prices, -(2.0**52), 2.0**52).astype(np.int64)
    prices = np.where((programme.most >= UNBOUNDED) & (prices > 0), 0, prices)
    prices = np.where((programme.least <= -UNBOUNDED) & (prices < 0), 0, prices)
    reduced = costs * factor - programme.matrix.T @ prices
    rows = sum(
        price * (most if price > 0 else least)
        for price, least, most in zip(
            prices.tolist(), programme.least.tolist(), programme.most.tolist(), strict=True
        )
        if price
    )
    best = np.where(reduced > 0, programme.upper, programme.lower)
    columns = sum(d * x for d, x in zip(reduced.tolist(), best.tolist(), strict=True) if d and x)
    return _Bound(int(rows + columns), np.asarray(reduced, dtype=np.int64), factor)


def _tightened(programme: Programme, bound: _Bound, value: int) -> Programme:
    """Column bounds that every solution of at least this value respects."""
    slack = max(bound.scaled - value * bound.factor, 0)
    steps = slack // np.maximum(np.abs(bound.reduced), 1)
    upper = np.where(bound.reduced < 0, np.minimum(programme.upper, programme.lower + steps), programme.upper)
    lower = np.where(bound.reduced > 0, np.maximum(programme.lower, programme.upper - steps), programme.lower)
    return programme.bounded(lower, upper)


def _reaching(programme: Programme, costs: Whole, value: int) -> Programme:
    """Keep the objective at `value` or more, large coefficients in digits.

    With `costs = low + DIGIT high` the sum reaches `value = r + DIGIT q` exactly if some carry `k`
    has `low x - DIGIT k >= r` and `high x + k >= q`.
    """
    if np.abs(costs).max(initial=0) <= DIGIT:
        return programme.with_row(costs, value, UNBOUNDED)
    high, low = np.divmod(costs, DIGIT)
    wider = programme.with_columns(1, -1, int(low @ programme.upper) // DIGIT)
    wider = wider.with_row(np.append(low, -DIGIT), value % DIGIT, UNBOUNDED)
    return _reaching(wider, np.append(high, 1), value // DIGIT)


def _extended(programme: Programme, solution: Whole, costs: Whole, value: int) -> Whole:
    """Give the carries of `_reaching` their values, so that the solution still satisfies every row."""
    while len(solution) < len(programme.lower):
        high, low = np.divmod(costs, DIGIT)
        carry = (int(low @ solution) - value % DIGIT) // DIGIT
        solution, costs, value = np.append(solution, carry), np.append(high, 1), value // DIGIT
    return solution


def _better(programme: Programme, costs: Whole, bound: _Bound, target: int) -> Whole | None:
    """A solution of at least `target`, if there is one: the proof of optimality for large coefficients."""
    exact = _reaching(_tightened(programme, bound, target), costs, target)
    found = maximise(exact, np.zeros(len(exact.lower), dtype=np.int64))
    return None if found is None else found[: len(costs)]
