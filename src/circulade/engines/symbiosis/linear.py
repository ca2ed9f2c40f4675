"""A linear programme that stays with the solver: columns come in, gains change, and the last basis is the start.

The largest gain with every row between its ends and every column from 0 to its most. One thread, no presolve,
simplex. A price of a row is what one unit more of its upper end is worth (negative: of its lower end).
"""

from typing import TYPE_CHECKING, Any

import numpy as np

from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.programme import OPTIONS, PRIMAL, Basis, SolverFailed, as_highs

if TYPE_CHECKING:
    from scipy.sparse import csc_array


class Programme:
    """Rows from the beginning, columns as they come."""

    def __init__(self, lower: Floats, upper: Floats, *, primal: bool = False) -> None:
        import highspy  # late: only who solves waits for the solver to load

        self.rows, self.columns = len(lower), 0
        self._model: Any = highspy.Highs()
        for option, value in OPTIONS.items():
            self._model.setOptionValue(option, value)
        if primal:
            self._model.setOptionValue("simplex_strategy", PRIMAL)
        none = np.zeros(0, dtype=np.int32)
        self._model.addRows(len(lower), lower, upper, 0, np.zeros(len(lower), np.int32), none, np.zeros(0))

    def add(self, gain: Floats, most: Floats, matrix: "csc_array") -> None:
        """Add columns `[rows, columns]`; they are 0 until the next solution."""
        starts, index = matrix.indptr[:-1].astype(np.int32), matrix.indices.astype(np.int32)
        nothing = np.zeros(len(gain))
        self._model.addCols(len(gain), -gain, nothing, most, matrix.nnz, starts, index, matrix.data)
        self.columns += len(gain)

    def add_pairs(self, gain: Floats, first: Ints, second: Ints, gives: Floats) -> None:
        """Add a column without a most for each pair: 1 in its first row, `gives` in its second."""
        count = len(gain)
        starts = np.arange(0, 2 * count, 2, dtype=np.int32)
        index = np.column_stack((first, second)).ravel().astype(np.int32)
        values = np.column_stack((np.ones(count), gives)).ravel()
        nothing, open_ = np.zeros(count), np.full(count, np.inf)
        self._model.addCols(count, -gain, nothing, open_, 2 * count, starts, index, values)
        self.columns += count

    def begin(self, basis: Basis) -> None:
        """Start the next solution from a basis of columns and rows."""
        self._model.setBasis(as_highs(basis))

    def worth(self, gain: Floats) -> None:
        """Change the gain of every column."""
        self._model.changeColsCost(self.columns, np.arange(self.columns, dtype=np.int32), -gain)

    def limit(self, columns: Ints, least: Floats, most: Floats) -> None:
        """Change the ends of columns."""
        self._model.changeColsBounds(len(columns), columns.astype(np.int32), least, most)

    def drop(self, columns: Ints) -> None:
        """Take columns out."""
        self._model.deleteCols(len(columns), columns.astype(np.int32))
        self.columns -= len(columns)

    def solved(self) -> tuple[Floats, Floats]:
        """Return columns and prices of rows at the optimum."""
        import highspy

        if not self.columns:
            return np.zeros(0), np.zeros(self.rows)
        self._model.run()
        status = self._model.getModelStatus()
        if status != highspy.HighsModelStatus.kOptimal:
            raise SolverFailed(f"the solver stopped with {self._model.modelStatusToString(status)}")
        found = self._model.getSolution()
        return np.maximum(np.asarray(found.col_value), 0.0), -np.asarray(found.row_dual)
