"""Points as large as allowed are still compared to the last unit."""

import random

import numpy as np
import pytest
from scipy.sparse import csc_matrix

from circulade.engines.selection.optimum import improve
from circulade.engines.selection.solver import UNBOUNDED, Programme


def choose(places: int, costs: list[int], groups: list[int], most: int) -> Programme:
    rows = [[1] * len(costs), *([int(g == group) for g in groups] for group in sorted(set(groups)))]
    return Programme(
        matrix=csc_matrix(np.array(rows, dtype=np.int64)),
        least=np.array([places] + [-UNBOUNDED] * (len(rows) - 1), dtype=np.int64),
        most=np.array([places] + [most] * (len(rows) - 1), dtype=np.int64),
        lower=np.zeros(len(costs), dtype=np.int64),
        upper=np.ones(len(costs), dtype=np.int64),
    )


@pytest.mark.parametrize("number", range(10))
def test_the_best_total_is_exact_up_to_two_to_the_forty(number: int) -> None:
    chance = random.Random(number)
    costs = [2**36 + chance.randint(-50, 50) for _ in range(40)]
    groups = [place % 5 for place in range(40)]
    best = improve(choose(8, costs, groups, 2), np.array(costs, dtype=np.int64))
    assert best is not None
    allowed = []
    for group in range(5):
        own = sorted((cost for cost, g in zip(costs, groups, strict=True) if g == group), reverse=True)
        allowed += own[:2]
    assert best.value == sum(sorted(allowed, reverse=True)[:8])
    assert best.programme.holds(best.solution)


def test_later_objectives_keep_a_large_total_to_the_last_unit() -> None:
    costs = [2**36 + 1, 2**36, 2**36, 2**36 - 1]
    first = improve(choose(2, costs, [0, 1, 2, 3], 1), np.array(costs, dtype=np.int64))
    assert first is not None
    assert first.value == 2**37 + 1
    wished = np.zeros(len(first.programme.lower), dtype=np.int64)
    wished[[2, 3]] = [1, 5]
    second = improve(first.programme, wished)
    assert second is not None
    assert second.solution[:4].tolist() == [1, 0, 1, 0]
    assert second.value == 1
