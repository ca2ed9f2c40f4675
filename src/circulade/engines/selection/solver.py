"""The one typed door to HiGHS: small integer programmes, solved to proven optimality.

Columns are whole numbers between `lower` and `upper`; rows hold `least <= A x <= most`.
Fixed columns are taken out before the solver sees them, and every solution is rounded and
checked again in whole numbers. No time limit, one thread, a fixed random seed, gap 0.
HiGHS and scipy are imported when something is solved: pages and commands that solve nothing
start half a second earlier.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import highspy
    from scipy.sparse import csc_matrix

Whole = NDArray[np.int64]
UNBOUNDED = 2**62
"""A row's `most` (or minus its `least`) when there is none."""


class SolverFailed(RuntimeError):
    """HiGHS gave no proven answer, or one that fails the check in whole numbers."""


@dataclass(frozen=True)
class Programme:
    """Rows and columns of an integer programme; `matrix` is a sparse CSC matrix of whole numbers."""

    matrix: "csc_matrix"
    least: Whole
    most: Whole
    lower: Whole
    upper: Whole

    def bounded(self, lower: Whole, upper: Whole) -> "Programme":
        """The same rows with other column bounds."""
        return replace(self, lower=lower, upper=upper)

    def with_row(self, coefficients: Whole, least: int, most: int) -> "Programme":
        """One row more."""
        from scipy.sparse import csc_matrix, vstack

        return replace(
            self,
            matrix=csc_matrix(vstack([self.matrix, csc_matrix(coefficients)], format="csc")),
            least=np.append(self.least, least),
            most=np.append(self.most, most),
        )

    def with_columns(self, count: int, lower: int, upper: int) -> "Programme":
        """`count` further columns that no row uses yet."""
        from scipy.sparse import csc_matrix

        rows, columns = self.matrix.shape
        return replace(
            self,
            matrix=csc_matrix(
                (
                    self.matrix.data,
                    self.matrix.indices,
                    np.append(self.matrix.indptr, [self.matrix.nnz] * count),
                ),
                shape=(rows, columns + count),
            ),
            lower=np.append(self.lower, np.full(count, lower)),
            upper=np.append(self.upper, np.full(count, upper)),
        )

    def holds(self, solution: Whole) -> bool:
        """Whether a solution satisfies every row and bound, in whole numbers."""
        activity = self.matrix @ solution
        return bool(
            np.all(activity >= self.least)
            and np.all(activity <= self.most)
            and np.all(solution >= self.lower)
            and np.all(solution <= self.upper)
        )


def maximise(programme: Programme, costs: Whole) -> Whole | None:
    """Return a solution with the largest `costs @ x`, or None if there is no solution at all."""
    if np.any(programme.lower > programme.upper):
        return None
    free = np.flatnonzero(programme.lower < programme.upper)
    import highspy

    solution = programme.lower.copy()
    if len(free) == 0:
        return solution if programme.holds(solution) else None
    model = _model(programme, costs, free, whole=True)
    if model is None:
        return None
    model.run()
    status = model.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise SolverFailed(f"the solver stopped with {model.modelStatusToString(status)}")
    solution[free] = np.rint(model.getSolution().col_value).astype(np.int64)
    if not programme.holds(solution):
        raise SolverFailed("a solution fails the check in whole numbers")
    return solution


def row_prices(programme: Programme, costs: Whole) -> NDArray[np.float64]:
    """Dual values of the rows in the linear relaxation: what one unit more of each row's bound is worth."""
    import highspy

    prices = np.zeros(programme.matrix.shape[0])
    free = np.flatnonzero(programme.lower < programme.upper)
    model = _model(programme, costs, free, whole=False) if len(free) else None
    if model is None:
        return prices
    model.run()
    if model.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        prices[_rows_in_use(programme, free)] = -np.asarray(model.getSolution().row_dual)
    return prices


def _rows_in_use(programme: Programme, free: Whole) -> Whole:
    return np.asarray(np.unique(programme.matrix[:, free].indices), dtype=np.int64)


def _model(programme: Programme, costs: Whole, free: Whole, *, whole: bool) -> "highspy.Highs | None":
    """Hand the free columns to HiGHS (which minimises); None if a row without free columns is broken."""
    import highspy
    from scipy.sparse import csc_matrix

    fixed = programme.lower.copy()
    fixed[free] = 0
    shift = programme.matrix @ fixed
    rows = _rows_in_use(programme, free)
    idle = np.ones(len(shift), dtype=bool)
    idle[rows] = False
    if np.any(idle & ((shift < programme.least) | (shift > programme.most))):
        return None
    part = csc_matrix(programme.matrix[:, free][rows])
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(free), len(rows)
    lp.col_cost_ = -costs[free].astype(np.float64)
    lp.col_lower_ = programme.lower[free].astype(np.float64)
    lp.col_upper_ = programme.upper[free].astype(np.float64)
    least, most = programme.least[rows], programme.most[rows]
    lp.row_lower_ = np.where(
        least <= -UNBOUNDED, -highspy.kHighsInf, (least - shift[rows]).astype(np.float64)
    )
    lp.row_upper_ = np.where(most >= UNBOUNDED, highspy.kHighsInf, (most - shift[rows]).astype(np.float64))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = part.indptr, part.indices
    lp.a_matrix_.value_ = part.data.astype(np.float64)
    if whole:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * len(free)
    model = highspy.Highs()
    for option, value in {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0}.items():
        model.setOptionValue(option, value)
    model.passModel(lp)
    return model
