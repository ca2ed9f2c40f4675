"""Quantiles of very many numbers over draws, without keeping the draws.

The first chunk is sorted; some of its values, close together near the quantiles asked for, become edges. Of
later draws only the number below each edge is kept. A quantile is read off between the two edges around it:
exactly after the first chunk, later as finely as the edges lie. The memory does not grow with the draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from circulade.engines.stocks.lifetime import Floats

Counts = NDArray[np.int32]

LEVELS = (0.05, 0.5, 0.95)
NEAR = ((0.05, 0.04, 1), (0.5, 0.08, 2), (0.95, 0.04, 1))
"""Around a level, this far in probability, every so manieth value of the first chunk is an edge."""

FAR = np.linspace(0.0, 1.0, 21)
BLOCK = 2048


@dataclass(slots=True, eq=False)
class Bands:
    """What is known of `size` numbers after `count` draws; `edges` and `below` are `[size, edges]`."""

    count: int
    total: Floats
    low: Floats
    high: Floats
    edges: Floats
    below: Counts

    @classmethod
    def of(cls, values: Floats) -> Bands:
        """Begin with the first chunk, `[size, draws]`."""
        size, ranks = len(values), _ranks(values.shape[1])
        edges, low, high = np.empty((size, len(ranks))), np.empty(size), np.empty(size)
        for start in range(0, size, BLOCK):
            rows = slice(start, start + BLOCK)
            block = np.sort(values[rows], axis=1)
            edges[rows], low[rows], high[rows] = block[:, ranks], block[:, 0], block[:, -1]
        below = np.empty(edges.shape, dtype=np.int32)
        below[...] = ranks
        return cls(values.shape[1], values.sum(axis=1), low, high, edges, below)

    def fresh(self) -> Bands:
        """Return bands with the same edges that have seen nothing."""
        size = len(self.total)
        least, most = np.full(size, np.inf), np.full(size, -np.inf)
        return Bands(0, np.zeros(size), least, most, self.edges, np.zeros_like(self.below))

    def add(self, values: Floats, kernel: ModuleType) -> None:
        """Take in further draws `[size, draws]`."""
        for start in range(0, len(values), BLOCK):
            rows = slice(start, start + BLOCK)
            block = np.sort(values[rows], axis=1)
            np.minimum(self.low[rows], block[:, 0], out=self.low[rows])
            np.maximum(self.high[rows], block[:, -1], out=self.high[rows])
            kernel.count_below(block, self.edges[rows], self.below[rows])
        self.total += values.sum(axis=1)
        self.count += values.shape[1]

    def join(self, other: Bands) -> None:
        """Take in what other bands with the same edges have seen."""
        self.total += other.total
        np.minimum(self.low, other.low, out=self.low)
        np.maximum(self.high, other.high, out=self.high)
        self.below += other.below
        self.count += other.count

    @property
    def mean(self) -> Floats:
        """The mean of each number."""
        return np.asarray(self.total / max(self.count, 1))

    def quantile(self, level: float) -> Floats:
        """Return the quantile of each number, between the draws around it."""
        at = level * (self.count - 1)
        size = len(self.total)
        answer = np.empty(size)
        for start in range(0, size, BLOCK):
            rows = slice(start, min(start + BLOCK, size))
            ends = np.zeros((rows.stop - start, 1))
            below = self.below[rows].astype(np.float64)
            positions = np.concatenate((ends, below, ends + (self.count - 1)), axis=1)
            values = np.concatenate((self.low[rows, None], self.edges[rows], self.high[rows, None]), axis=1)
            answer[rows] = _between(positions, values, at)
        return answer


def _between(positions: Floats, values: Floats, at: float) -> Floats:
    """Return, by row, the value at a position between the positions that are known."""
    after = np.clip((positions <= at).sum(axis=1), 1, positions.shape[1] - 1)[:, np.newaxis]
    x0, x1 = (np.take_along_axis(positions, place, axis=1)[:, 0] for place in (after - 1, after))
    y0, y1 = (np.take_along_axis(values, place, axis=1)[:, 0] for place in (after - 1, after))
    share = np.divide(at - x0, x1 - x0, out=np.zeros(len(x0)), where=x1 > x0)
    return np.asarray(y0 + np.clip(share, 0, 1) * (y1 - y0))


def _ranks(draws: int) -> NDArray[np.int64]:
    """Return which values of a first chunk, in order, become edges; those around a level always do."""
    last = draws - 1
    ranks = {int(rank) for rank in np.rint(FAR * last)}
    for level, around, step in NEAR:
        middle = int(np.floor(level * last))
        reach = max(2, int(around * draws))
        ranks |= {rank for rank in range(middle - reach, middle + reach + 2, step) if 0 <= rank <= last}
        ranks |= {middle, min(middle + 1, last)}
    return np.array(sorted(ranks), dtype=np.int64)
