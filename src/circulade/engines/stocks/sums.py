"""Sums over products: many results, each a sum of flows times coefficients, computed together.

A flow of a product goes into the sums of all its materials, scenario by scenario. Done one by one, each would
be read and every sum written again for every product, and memory would be what takes the time. So flows are
collected, and then every sum takes in all its terms at once. A sum adds its terms in the order in which they
were given, whatever is collected together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import ModuleType

import numpy as np

from circulade.engines.stocks.lifetime import Floats

STEP = 32
"""Draws are filled up to a multiple of this: the compiled way takes so many at a time."""

ROOM = 128
"""Flows collected before they are summed up: a few megabytes, which stay in the processor's cache."""


def filled(draws: int) -> int:
    """Return the draws with those that fill them up."""
    return -(-draws // STEP) * STEP


@dataclass(slots=True, eq=False)
class Sums:
    """Sums `[sums, years, draws filled up]`, which begin at zero; flows are `[draws, years]`."""

    sums: Floats
    kernel: ModuleType
    _flows: Floats = field(init=False)
    _used: int = 0
    _coefficients: list[Floats] = field(default_factory=list)
    _terms: list[list[tuple[int, int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with nothing collected."""
        self._flows = np.zeros((ROOM, *self.sums.shape[1:]))
        self._terms = [[] for _ in self.sums]

    def begin(self) -> None:
        """Begin a product: flows and coefficients of earlier ones are summed up and forgotten if they are many."""
        if self._used > ROOM // 2:
            self.close()

    def flow(self, values: Floats, share: Floats | None = None) -> int:
        """Collect a flow, or a share `[draws, years or 1]` of it, and return its number."""
        if self._used == len(self._flows):
            self._flows = np.concatenate((self._flows, np.zeros_like(self._flows)))
        room = self._flows[self._used, :, : len(values)]
        if share is None:
            room[...] = values.T
        else:
            np.multiply(values.T, share.T, out=room)
        self._used += 1
        return self._used - 1

    def coefficient(self, values: Floats) -> int:
        """Collect coefficients `[draws or 1]` and return their number."""
        room = np.zeros(self.sums.shape[2])
        room[: len(values) if len(values) > 1 else None] = values
        self._coefficients.append(room)
        return len(self._coefficients) - 1

    def add(self, place: int, flow: int, coefficient: int) -> None:
        """Let a sum have one more term."""
        self._terms[place].append((flow, coefficient))

    def close(self) -> None:
        """Sum up what is collected, and forget it."""
        lengths = [len(terms) for terms in self._terms]
        if any(lengths):
            begin = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
            pairs = np.array([pair for terms in self._terms for pair in terms], dtype=np.int64)
            flows, coefficients = np.ascontiguousarray(pairs.T)
            self.kernel.add_terms(
                self._flows, np.array(self._coefficients), begin, flows, coefficients, self.sums
            )
        self._used = 0
        self._coefficients.clear()
        for terms in self._terms:
            terms.clear()
