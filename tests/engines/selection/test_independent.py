"""Totals on larger pools agree with another solver's formulation of each objective."""

import random

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from circulade.engines.selection import (
    Bound,
    Cap,
    Group,
    Pool,
    Priority,
    Rules,
    Track,
    applicant,
    points,
    select,
)


def some_pool(number: int) -> Pool:
    chance = random.Random(number)
    return Pool(
        tuple(
            applicant(
                f"A{place:03}",
                attributes={
                    "country": chance.choice("ABCDEFGHIJ"),
                    "macro": chance.choice("NNNSWWE"),
                    "involved": chance.choice(["yes", "no"]),
                },
                scores={"fit": {who: chance.randint(0, 500) / 100 for who in "xyz"}},
            )
            for place in range(300)
        )
    )


RULES = Rules(
    tracks=(Track("p", 6, 6), Track("f", 12, 12)),
    bounds=(Bound(Group("macro", ("E",)), 5, None), Bound(Group("macro", ("N",)), None, 3, "p")),
    caps=(Cap("country", 3),),
    priority=(Priority(Group("involved", ("no",))),),
    seed="s",
)


def independent(pool: Pool) -> list[float]:
    """Priority, total points, points in the first track: one after the other, all in one dense matrix."""
    size = len(pool.applicants)
    worth = np.array([float(points(pool, RULES)[one.ref].points) for one in pool.applicants])

    def has(name: str, value: str) -> np.ndarray:
        return np.array([float(value in one.attributes[name]) for one in pool.applicants])

    zero, one = np.zeros(size), np.ones(size)
    rows = [(np.r_[one, zero], 6, 6), (np.r_[zero, one], 12, 12)]
    rows += [(np.r_[row, row], 0, 1) for row in np.eye(size)]
    rows += [(np.r_[has("macro", "E"), has("macro", "E")], 5, np.inf), (np.r_[has("macro", "N"), zero], 0, 3)]
    rows += [(np.r_[has("country", c), has("country", c)], 0, 3) for c in "ABCDEFGHIJ"]
    reached = []
    for objective in (
        np.r_[has("involved", "no"), has("involved", "no")],
        np.r_[worth, worth],
        np.r_[worth, zero],
    ):
        matrix, least, most = zip(*rows, strict=True)
        constraint = LinearConstraint(np.array(matrix), np.array(least), np.array(most))
        found = milp(-objective, constraints=constraint, integrality=np.ones(2 * size), bounds=Bounds(0, 1))
        assert found.success
        reached.append(-found.fun)
        rows.append((objective, -found.fun - 1e-6, np.inf))
    return reached


@pytest.mark.parametrize("number", range(4))
def test_every_objective_agrees_with_another_formulation(number: int) -> None:
    pool = some_pool(number)
    selection = select(pool, RULES)
    assert [stage.name for stage in selection.stages] == ["priority[0]", "points", "points:p"]
    assert [float(stage.value) for stage in selection.stages] == pytest.approx(independent(pool), abs=1e-6)
