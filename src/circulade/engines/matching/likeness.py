"""How alike a query and the items are by their soft facets.

Of one facet: shared values / √(the query's · the item's), the geometric mean of both directions; over all soft
facets that the query states: the mean.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from circulade.engines.matching.card import Card

MOST_KNOWN = 32
"""So many answers are kept: queries often state the same."""

Floats = npt.NDArray[np.float64]


class Likeness:
    """The items by the values of their soft facets."""

    def __init__(self, items: Sequence[Card], *, soft: Sequence[str]) -> None:
        self.soft = tuple(soft)
        self._holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._sizes = {
            name: np.array([max(len(item.facets.get(name, ())), 1) for item in items], dtype=np.float64)
            for name in self.soft
        }
        self._count = len(items)
        self._known: dict[tuple[tuple[str, frozenset[str]], ...], Floats] = {}
        for at, item in enumerate(items):
            for name in self.soft:
                for value in item.facets.get(name, ()):
                    self._holders[name, value].append(at)

    def of(self, query: Card) -> Floats | None:
        """Return the likeness of every item, from 0 to 1; None when the query states no soft facet."""
        stated = [name for name in self.soft if query.facets.get(name)]
        if not stated:
            return None
        key = tuple((name, query.facets[name]) for name in stated)
        if key not in self._known:
            self._known[key] = self._computed(query, stated)
            if len(self._known) > MOST_KNOWN:
                self._known.pop(next(iter(self._known)))
        return self._known[key]

    def _computed(self, query: Card, stated: list[str]) -> Floats:
        total = np.zeros(self._count)
        for name in stated:
            shared = np.zeros(self._count)
            for value in query.facets[name]:
                shared[self._holders.get((name, value), [])] += 1
            total += shared / np.sqrt(self._sizes[name] * len(query.facets[name]))
        return np.asarray((total / len(stated)).round(12))
