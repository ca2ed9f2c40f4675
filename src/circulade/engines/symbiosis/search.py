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

    def near(self, u: Floats, v: Floats, *, within: float, most: int = MOST_PAIRS) -> Pairs:
        """Return the pairs between sites with tonnes at most `within` short of gaining, by offer and need.

        If there are more than `most`, those that gain most.
        """
        parts, size, floor = list[Pairs](), 0, -within
        for pairs in self.gaining(u, v, above=-within):
            usable = (self.frame.supply[pairs.offers] > 0) & (self.frame.capacity[pairs.needs] > 0)
            if floor > -within:
                usable &= _gain(pairs, u, v) > floor
            parts.append(pairs if usable.all() else pairs.where(usable))
            size += len(parts[-1])
            if size > most:
                pool = together(parts)
                gain = _gain(pool, u, v)
                floor = float(np.partition(gain, -(most // 2))[-(most // 2)])
                parts = [pool.where(gain > floor)]
                size = len(parts[0])
        found = together(parts)
        return found if self.held is not None and len(parts) == 1 else ordered(found)

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


def _gain(pairs: Pairs, u: Floats, v: Floats) -> Floats:
    return np.asarray(pairs.margin - u[pairs.offers] - pairs.gives * v[pairs.needs])


def ordered(pairs: Pairs) -> Pairs:
    """Return pairs by offer, then need."""
    across = int(pairs.needs.max(initial=0)) + 1
    return pairs.where(np.argsort(pairs.offers * across + pairs.needs))  # no key comes twice
