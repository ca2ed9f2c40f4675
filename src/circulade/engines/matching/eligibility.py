"""Which items a query may see at all, whatever their words.

Never: a need for a need or an offer for an offer; a card of the same organisation; a blocked pair; an item without
any of the values that the query states for a hard facet. A query that states none there asks for none.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from circulade.engines.matching.card import Card, Status

APART = ("need", "offer")

Bools = npt.NDArray[np.bool_]
Pair = tuple[str, str]


class Eligibility:
    """The items by kind, organisation and hard facets."""

    def __init__(self, items: Sequence[Card], place: Mapping[str, int], *, hard: Sequence[str]) -> None:
        self._hard = tuple(hard)
        self._place = place
        self._active = np.array([item.status is Status.ACTIVE for item in items], dtype=np.bool_)
        self._kinds: dict[str, list[int]] = defaultdict(list)
        self._organisations: dict[str, list[int]] = defaultdict(list)
        self._values: dict[Pair, list[int]] = defaultdict(list)
        for at, item in enumerate(items):
            self._kinds[item.kind].append(at)
            self._organisations[item.organisation].append(at)
            for name in self._hard:
                for value in item.facets.get(name, ()):
                    self._values[name, value].append(at)

    def of(self, query: Card, *, blocked: Collection[str] = ()) -> Bools:
        """Return which items the query may see; `blocked` are refs of items it may not."""
        if query.status is not Status.ACTIVE:
            return np.zeros_like(self._active)
        open_ = self._active.copy()
        for name in self._hard:
            if wanted := query.facets.get(name):
                holders = np.zeros_like(open_)
                for value in wanted:
                    holders[self._values.get((name, value), [])] = True
                open_ &= holders
        if query.kind in APART:
            open_[self._kinds.get(query.kind, [])] = False
        if query.organisation:
            open_[self._organisations.get(query.organisation, [])] = False
        open_[[self._place[ref] for ref in blocked]] = False
        return open_
