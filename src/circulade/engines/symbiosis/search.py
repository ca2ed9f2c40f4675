"""Ask for the pairs that gain under given prices: of all compatible pairs held in memory, or swept anew each time.

Up to `MOST_HELD` compatible pairs are found once and kept; beyond that memory stays bounded and every question
is a sweep, which good prices make short.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.listings import Floats
from circulade.engines.symbiosis.sweep import Pairs, gaining, together

MOST_HELD = 2_000_000
MOST_PAIRS = 4_000_000
"""Pairs in memory at once: 32 bytes each."""


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """The pairs of a frame; `held` is all compatible ones by offer and need, or None if they are too many."""

    frame: Frame
    held: Pairs | None

    def gaining(self, u: Floats, v: Floats, *, above: float = 0.0) -> Iterator[Pairs]:
        """Yield the compatible pairs that have `margin - u - gives·v > above`."""
        if self.held is None:
            yield from gaining(self.frame, u, v, above=above)
            return
        held = self.held
        yield held.where(held.margin - u[held.offers] - held.gives * v[held.needs] > above)

    def collected(self, u: Floats, v: Floats, *, above: float, most: int = MOST_PAIRS) -> Pairs | None:
        """Return those between sites with tonnes, by offer and need; None if there are more than `most`."""
        parts, count = [], 0
        for pairs in self.gaining(u, v, above=above):
            open_ = (self.frame.supply[pairs.offers] > 0) & (self.frame.capacity[pairs.needs] > 0)
            found = pairs if open_.all() else pairs.where(open_)
            count += len(found)
            if count > most:
                return None
            parts.append(found)
        return together(parts) if self.held is not None else ordered(together(parts))

    def near(self, u: Floats, v: Floats, *, within: float) -> Pairs:
        """Return the pairs at most `within` short of gaining, or nearer ones if those are too many."""
        while (pairs := self.collected(u, v, above=-within)) is None:
            within /= 2
        return pairs

    def best_offer_prices(self, v: Floats) -> Floats:
        """Return what each offer gains at most under the needs' prices: the least u that goes with v."""
        best = np.zeros(len(self.frame.supply))
        for pairs in self.gaining(best.copy(), v):
            np.maximum.at(best, pairs.offers, pairs.margin - pairs.gives * v[pairs.needs])
        return best


def searched(frame: Frame, *, most: int = MOST_HELD) -> Search:
    """Prepare the questions: hold all compatible pairs if they are few enough."""
    nothing = np.zeros(len(frame.supply)), np.zeros(len(frame.capacity))
    parts, count = [], 0
    for pairs in gaining(frame, *nothing):
        parts.append(pairs)
        count += len(pairs)
        if count > most:
            return Search(frame, None)
    return Search(frame, ordered(together(parts)))


def ordered(pairs: Pairs) -> Pairs:
    """Return pairs by offer, then need."""
    return pairs.where(np.lexsort((pairs.needs, pairs.offers)))
