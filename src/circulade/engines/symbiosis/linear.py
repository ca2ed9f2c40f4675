"""A linear programme that stays with the solver: columns come in, gains change, and the last basis is the start.

The largest gain with every row between its ends and every column from 0 to its most. One thread, no presolve,
simplex. A price of a row is what one unit more of its upper end is worth (negative: of its lower end).
"""

from typing import TYPE_CHECKING, Any

import numpy as np

from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.programme import SolverFailed

if TYPE_CHECKING:
    from scipy.sparse import csc_array

OPTIONS = {"output_flag": False, "threads": 1, "random_seed": 0, "presolve": "off", "solver": "simplex"}


class Programme:
    """Rows from the beginning, columns as they come."""

    def __init__(self, lower: Floats, upper: Floats) -> None:
        import highspy  # late: only who solves waits for the solver to load

        self.rows, self.columns = len(lower), 0
        self._model: Any = highspy.Highs()
        for option, value in OPTIONS.items():
            self._model.setOptionValue(option, value)
        none = np.zeros(0, dtype=np.int32)
        self._model.addRows(len(lower), lower, upper, 0, np.zeros(len(lower), np.int32), none, np.zeros(0))

    def add(self, gain: Floats, most: Floats, matrix: "csc_array") -> None:
        """Add columns `[rows, columns]`; they are 0 until the next solution."""
        starts, index = matrix.indptr[:-1].astype(np.int32), matrix.indices.astype(np.int32)
        nothing = np.zeros(len(gain))
        self._model.addCols(len(gain), -gain, nothing, most, matrix.nnz, starts, index, matrix.data)
        self.columns += len(gain)

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
