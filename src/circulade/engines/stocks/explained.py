"""How much of the variance of a result each assumption explains.

The first-order index of an assumption is the variance of the mean of the result, given the assumption, as a
share of all variance. The means are taken in classes of equal probability of the assumption; what classes of
pure chance would explain is taken off (Kelley's ε²). No further computation is needed, shapes other than
straight lines are seen, and what only several assumptions together explain remains as the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

import numpy as np

from circulade.engines.stocks.lifetime import Floats

MOST_CLASSES = 16


@dataclass(slots=True, eq=False)
class Explained:
    """Sums by class of each assumption, `[assumptions, classes, results]`, of results less `origin`."""

    origin: Floats
    sums: Floats
    counts: Floats
    total: Floats
    squares: Floats

    @classmethod
    def begin(cls, origin: Floats, *, assumptions: int, draws: int) -> Explained:
        """Begin with nothing seen; `origin` `[results]` is near the means, for the sake of precision."""
        classes = int(np.clip(draws // MOST_CLASSES, 2, MOST_CLASSES))
        shape = (assumptions, classes, len(origin))
        return cls(origin, np.zeros(shape), np.zeros(shape[:2]), np.zeros(shape[2]), np.zeros(shape[2]))

    def fresh(self) -> Explained:
        """Return the same with nothing seen."""
        parts = (self.sums, self.counts, self.total, self.squares)
        return Explained(self.origin, *(np.zeros_like(part) for part in parts))

    def add(self, chances: Floats, results: Floats, kernel: ModuleType) -> None:
        """Take in draws: `chances` `[draws, assumptions]`, `results` `[results, draws]`."""
        values = np.ascontiguousarray((results - self.origin[:, np.newaxis]).T)
        self.total += values.sum(axis=0)
        self.squares += (values**2).sum(axis=0)
        classes = self.counts.shape[1]
        of_class = np.ascontiguousarray(np.minimum((chances * classes).astype(np.int64), classes - 1).T)
        kernel.add_classes(values, of_class, self.sums)
        for place, own in enumerate(of_class):
            self.counts[place] += np.bincount(own, minlength=classes)

    def join(self, other: Explained) -> None:
        """Take in what another has seen."""
        self.sums += other.sums
        self.counts += other.counts
        self.total += other.total
        self.squares += other.squares

    def shares(self) -> Floats:
        """Return the share of variance `[assumptions, results]`, 0 to 1; 0 where a result does not vary."""
        draws = self.counts[0].sum() if len(self.counts) else 0.0
        if draws < 3:
            return np.zeros((len(self.counts), len(self.total)))
        mean = self.total / draws
        whole = self.squares - draws * mean**2
        filled = self.counts[:, :, np.newaxis]
        means = np.divide(self.sums, filled, out=np.zeros_like(self.sums), where=filled > 0)
        between = (filled * (means - mean) ** 2).sum(axis=1)
        classes = (self.counts > 0).sum(axis=1)[:, np.newaxis]
        within = (whole - between) / np.maximum(draws - classes, 1)
        varies = whole > 1e-20 * np.maximum(draws * (mean + self.origin) ** 2, 1e-300)
        share = np.divide(between - (classes - 1) * within, whole, out=np.zeros_like(between), where=varies)
        return np.asarray(np.clip(share, 0.0, 1.0))
