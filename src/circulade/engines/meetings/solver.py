"""The one typed door to HiGHS of this engine: maximise over columns from 0 and rows of whole numbers.

One thread, a fixed seed, no clock: the same programme gives the same answer. HiGHS and scipy are imported
when something is solved, so that pages and commands that plan nothing start earlier.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Programme:
    """Maximise `cost @ x`, 0 ≤ lower ≤ x ≤ upper, least ≤ A x ≤ most; A as entries (row, column, value)."""

    cost: Floats
    lower: Floats
    upper: Floats
    entries: tuple[Ints, Ints, Floats]
    least: Floats
    most: Floats


@dataclass(frozen=True, slots=True)
class Solved:
    """The columns, the prices of the rows, the objective, and whether it is proven to be the largest."""

    x: Floats
    prices: Floats
    objective: float
    optimal: bool


def solve(programme: Programme, *, whole: bool = False, nodes: int = 0) -> Solved | None:
    """Return the best columns found (whole numbers if asked, in at most `nodes` nodes), None if there are none."""
    import highspy
    from scipy.sparse import csc_matrix

    rows, columns, values = programme.entries
    shape = (len(programme.least), len(programme.cost))
    matrix = csc_matrix((values, (rows, columns)), shape=shape)
    lp: Any = highspy.HighsLp()
    lp.num_row_, lp.num_col_ = shape
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = programme.cost, programme.lower, programme.upper
    lp.row_lower_, lp.row_upper_ = programme.least, programme.most
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = matrix.indptr, matrix.indices
    lp.a_matrix_.value_ = matrix.data.astype(np.float64)
    options: dict[str, Any] = {"output_flag": False, "threads": 1, "random_seed": 0}
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * shape[1]
        options |= {"mip_rel_gap": 0.0, "mip_abs_gap": 1e-6, "mip_max_nodes": nodes}
    else:
        options |= {"solver": "simplex", "presolve": "off"}
    model: Any = highspy.Highs()
    for option, value in options.items():
        model.setOptionValue(option, value)
    model.passModel(lp)
    model.run()
    solution = model.getSolution()
    if not solution.value_valid:
        return None
    return Solved(
        np.asarray(solution.col_value),
        np.zeros(shape[0]) if whole else np.asarray(solution.row_dual),
        float(model.getInfo().objective_function_value),
        model.getModelStatus() == highspy.HighsModelStatus.kOptimal,
    )
