"""A large linear programme solved on few of its columns, priced over all of them.

Every column has a most, so that any prices bound the value: rows at their ends times the price, and each column that
still gains times its most. Columns that gain come in until the bound is the value.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from circulade.engines.symbiosis.linear import Programme
from circulade.engines.symbiosis.listings import Floats, Ints

if TYPE_CHECKING:
    from scipy.sparse import csc_array

PROVEN = 1e-9
MOST_ROUNDS = 60
NOTHING = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The largest gain of columns from 0 to `most` with `lower <= matrix @ columns <= upper`."""

    gain: Floats
    most: Floats
    matrix: "csc_array"
    lower: Floats
    upper: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """All columns at the optimum, its value and the bound, and the price of every row."""

    columns: Floats
    value: float
    bound: float
    prices: Floats


class Generated:
    """The programme of a model on the columns that came in so far."""

    def __init__(self, model: Model, first: NDArray[np.bool_]) -> None:
        self.model, self.rounds = model, 0
        self.least, self.most = np.zeros(len(model.gain)), model.most.copy()
        self.placed = np.flatnonzero(first)
        self.programme = Programme(model.lower, model.upper)
        self.programme.add(model.gain[first], model.most[first], model.matrix[:, self.placed])

    def limit(self, columns: Ints, least: Floats, most: Floats) -> None:
        """Change the ends of columns that are in the programme."""
        self.least[columns], self.most[columns] = least, most
        where = np.flatnonzero(np.isin(self.placed, columns))
        self.programme.limit(where, self.least[self.placed[where]], self.most[self.placed[where]])

    def best(self) -> Relaxed:
        """Solve until no column left out gains."""
        model, bound = self.model, np.inf
        for _ in range(MOST_ROUNDS):
            self.rounds += 1
            values, prices = self.programme.solved()
            prices = np.where(prices > 0, prices, np.where(np.isinf(model.lower), 0.0, prices))
            left = model.gain - model.matrix.T @ prices
            bound = min(bound, self._bound(prices, left))
            columns = np.zeros(len(model.gain))
            columns[self.placed] = np.where(values < NOTHING, 0.0, values)
            value = float(model.gain @ columns)
            left[self.placed] = 0.0
            fresh = np.flatnonzero((left > PROVEN) & (self.most > 0))
            if bound - value <= PROVEN * abs(value) or not len(fresh):
                break
            fresh = fresh[np.argsort(-left[fresh], kind="stable")[: 2 * len(model.lower)]]
            self.programme.add(model.gain[fresh], self.most[fresh], model.matrix[:, fresh])
            self.placed = np.concatenate((self.placed, fresh))
        return Relaxed(columns, value, max(bound, value), prices)

    def _bound(self, prices: Floats, left: Floats) -> float:
        """Return what no columns exceed; rows without an end on the side of their price have none."""
        paid, owed = prices > 0, prices < 0
        rows = float(prices[paid] @ self.model.upper[paid] + prices[owed] @ self.model.lower[owed])
        return rows + float(np.maximum(left * self.most, left * self.least).sum())
