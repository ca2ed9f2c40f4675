"""Spread: the smallest count as large as possible, then the next smallest, and so on.

Comparing sorted counts from the smallest up is the same as comparing, for 1, 2, 3, …, how many
values have at least that many members: the first level at which two cohorts differ decides.
"""

from collections.abc import Iterable

import numpy as np

from circulade.engines.selection.model import Model
from circulade.engines.selection.optimum import Optimum, improve
from circulade.engines.selection.pool import Pool
from circulade.engines.selection.solver import UNBOUNDED, Whole


def holders(pool: Pool, attribute: str, eligible: Iterable[bool]) -> dict[str, Whole]:
    """For each value that eligible applicants have: who has it, as 0 and 1 over the pool."""
    values: dict[str, Whole] = {}
    for number, (one, counted) in enumerate(zip(pool.applicants, eligible, strict=True)):
        for value in one.attributes.get(attribute, ()) if counted else ():
            values.setdefault(value, np.zeros(len(pool.applicants), dtype=np.int64))[number] = 1
    return dict(sorted(values.items()))


def spread(optimum: Optimum, model: Model, values: dict[str, Whole]) -> Optimum:
    """Restrict the optimum to the cohorts that are spread most evenly over the values."""
    counts = [model.costs(np.repeat(own[:, None], model.opened.shape[1], axis=1)) for own in values.values()]
    level = 0
    while True:
        level += 1
        reached = _level(optimum, counts, level)
        if reached is None:
            return optimum
        optimum = reached


def _level(optimum: Optimum, counts: list[Whole], level: int) -> Optimum | None:
    """As many values as possible with at least `level` members; None once no value can have so many."""
    programme, before = optimum.programme, len(optimum.programme.lower)
    programme = programme.with_columns(len(counts), 0, 1)
    size = len(programme.lower)
    for number, count in enumerate(counts):
        row = np.zeros(size, dtype=np.int64)
        row[: len(count)] = count
        row[before + number] = -level
        programme = programme.with_row(row, 0, UNBOUNDED)
    reached = np.zeros(size, dtype=np.int64)
    reached[before:] = 1
    better = improve(programme, reached)
    return better if better is not None and better.value else None
