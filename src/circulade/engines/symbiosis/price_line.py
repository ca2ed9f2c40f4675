"""All prices between two sets of prices: the best network at each point, solved from the one before.

The margin of every pair is a straight line between its two ends, so a pair that loses at both ends loses everywhere
between: the pairs that gain at one end are all there are. The programme stays with the solver; another point only
changes what its columns gain.
"""

from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.symbiosis.candidates import count
from circulade.engines.symbiosis.certified import PROVEN, Optimum, flow_on, within
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.errors import InputError, Problem, TooManyPairs
from circulade.engines.symbiosis.frame import Frame, framed
from circulade.engines.symbiosis.linear import Programme
from circulade.engines.symbiosis.listings import Floats, Ints, Listings
from circulade.engines.symbiosis.optimise import described
from circulade.engines.symbiosis.price_ends import between, margins_at, same_sites
from circulade.engines.symbiosis.prices import REACH, smoothed
from circulade.engines.symbiosis.programme import tree
from circulade.engines.symbiosis.result import Network
from circulade.engines.symbiosis.search import Search, ordered, searched
from circulade.engines.symbiosis.sweep import Pairs, together

MOST_ROUNDS = 60
WATCHED = 10
"""Pairs that are short of gaining by more than this part of the largest margin are not looked at every time."""


@dataclass(frozen=True, slots=True, eq=False)
class LinePoint:
    """The best network at one point: `share` of the way, its value at these prices and at both ends, and the bound."""

    share: float
    value: float
    bound: float
    value_first: float
    value_other: float
    rounds: int
    line: "PriceLine"
    found: Optimum

    @property
    def gap(self) -> float:
        """How far from the bound the value is, as a part of the bound."""
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    def network(self) -> Network:
        """Return the network by reference; its margins are those at this point."""
        return self.line.described(self)


class PriceLine:
    """The pairs that gain somewhere on the line, with the margins at both ends, and the programme."""

    def __init__(self, listings: Listings, other: Listings, *, seed: str = "") -> None:
        if not same_sites(listings, other):
            text = "sites, codes, tonnes, yields and conditions must be the same at both ends; only prices may differ"
            raise InputError((Problem("terms", -1, "", text),))
        self.listings, self.end, self.seed = listings, other, seed
        self.frame = framed(checked(listings), seed=seed)
        end = framed(checked(other), seed=seed)
        self.pairs = _either(self.frame, end)
        self.first = margins_at(listings, self.frame, self.pairs)
        self.other = margins_at(other, end, self.pairs)
        self.watched = float(np.maximum(self.first, self.other).max(initial=0.0)) / WATCHED
        self.most_gives = float(self.pairs.gives.max(initial=0.0))
        self.steepest = float(np.abs(self.other - self.first).max(initial=0.0))
        self.programme: Programme | None = None
        self.inside = np.zeros(len(self.pairs), dtype=bool)
        self.placed, self.width = np.arange(0), 0.0
        self.watch: Watch | None = None

    def described(self, point: LinePoint) -> Network:
        """Return a point as a network."""
        share = point.share
        counted = int(np.count_nonzero((1 - share) * self.first + share * self.other > 0)), 0
        if self.frame.sieved:  # what is not known is not among the pairs, and is counted by a sweep
            counted = count(Search(framed(between(self.listings, self.end, share), seed=self.seed), None))
        return described(self.listings, self.frame, point.found, counted, seed=self.seed)

    def at(self, share: float, *, gap: float = PROVEN) -> LinePoint:
        """Return the best network at a point from 0 (the first prices) to 1 (the other ones).

        It is proven up to `gap`, a part of its value.
        """
        if not 0 <= share <= 1:
            raise InputError((Problem("terms", -1, "share", f"{share:g} is not from 0 to 1"),))
        if self.programme is None:
            self.programme = self._begun(self._between(np.arange(len(self.pairs)), share))
        else:
            self.programme.worth(self._between(self.placed, share).margin)
        return self._solved(share, self.programme, gap)

    def _between(self, chosen: Ints, share: float) -> Pairs:
        """Return some of the pairs with their margins at a point."""
        margin = (1 - share) * self.first[chosen] + share * self.other[chosen]
        return replace(self.pairs.where(chosen), margin=margin)

    def _begun(self, pairs: Pairs) -> Programme:
        """Put the pairs near gaining into a programme, with a tree of the largest flows as the start."""
        frame = self.frame
        start = smoothed(Search(frame, pairs.where(pairs.margin > 0)))
        gain = pairs.margin - start.u[pairs.offers] - pairs.gives * start.v[pairs.needs]
        self.width = start.width
        self.placed = np.flatnonzero((gain > -REACH * start.width) & (pairs.margin > 0))
        self.inside[self.placed] = True
        upper = np.concatenate((frame.supply, frame.capacity))
        programme = Programme(np.full(len(upper), -np.inf), upper, primal=True)
        near = pairs.where(self.placed)
        self._add(programme, near)
        flow = flow_on(near, start, len(frame.capacity))
        programme.begin(tree(frame, near, flow, start.u, start.v))
        return programme

    def _add(self, programme: Programme, pairs: Pairs) -> None:
        programme.add_pairs(pairs.margin, pairs.offers, len(self.frame.supply) + pairs.needs, pairs.gives)

    def _solved(self, share: float, programme: Programme, gap: float) -> LinePoint:
        """Solve, price, add those that gain, until none does."""
        frame, offers, bound = self.frame, len(self.frame.supply), np.inf
        for turn in range(1, MOST_ROUNDS + 1):
            rounds = turn
            tonnes, prices = programme.solved()
            u, v = np.maximum(prices[:offers], 0.0), np.maximum(prices[offers:], 0.0)
            used = self._between(self.placed, share)
            tonnes = within(frame, used, tonnes)
            value = float(tonnes @ used.margin)
            raised, fresh = self._priced(share, u, v)
            now = float(frame.supply @ raised + frame.capacity @ v)
            if now < bound:
                bound, best = now, (raised, v)
            if not len(fresh) or bound - value <= gap * abs(value):
                break
            self._add(programme, self._between(fresh, share))
            self.placed, self.inside[fresh] = np.concatenate((self.placed, fresh)), True
        bound = max(bound, value)
        found = Optimum(used, tonnes, *best, value, bound, len(self.placed), rounds)
        ends = float(tonnes @ self.first[self.placed]), float(tonnes @ self.other[self.placed])
        return LinePoint(share, value, bound, *ends, rounds, self, found)

    def _drift(self, watch: "Watch", share: float, u: Floats, v: Floats) -> float:
        """Return how much nearer to gaining any pair can have come since the last look at all of them."""
        lower = float((watch.u - u).max(initial=0.0)), float((watch.v - v).max(initial=0.0))
        return abs(share - watch.share) * self.steepest + lower[0] + self.most_gives * lower[1]

    def _priced(self, share: float, u: Floats, v: Floats) -> tuple[Floats, Ints]:
        """Return offers' prices that leave no pair a gain, and pairs left out that nearly gain, if any does."""
        if self.watch is None or self._drift(self.watch, share, u, v) >= self.watched:
            whole = self._between(np.arange(len(self.pairs)), share)
            gain = whole.margin - u[whole.offers] - whole.gives * v[whole.needs]
            self.watch = Watch(share, u, v, np.flatnonzero(gain > -self.watched))
        chosen = self.watch.pairs
        pairs = self._between(chosen, share)
        gain = pairs.margin - u[pairs.offers] - pairs.gives * v[pairs.needs]
        over = gain > 0
        if not over.any():
            return u, np.arange(0)
        raised = u.copy()
        np.maximum.at(raised, pairs.offers[over], u[pairs.offers[over]] + gain[over])
        left = over & ~self.inside[chosen]
        if not left.any():
            return raised, np.arange(0)
        near = gain > -self.width / 2
        return raised, chosen[near & ~self.inside[chosen]]


@dataclass(frozen=True, slots=True, eq=False)
class Watch:
    """The pairs little short of gaining under some prices: the others cannot gain until these drift."""

    share: float
    u: Floats
    v: Floats
    pairs: Ints


def _either(frame: Frame, end: Frame) -> Pairs:
    """Return the pairs that gain at one end or the other, by offer and need."""
    parts = list[Pairs]()
    for one in (frame, end):
        held = searched(one).held
        if held is None:
            text = "too many compatible pairs to keep; split the region"
            raise TooManyPairs((Problem("needs", -1, "", text),))
        parts.append(held)
    both = together(parts)
    kept = np.unique(both.offers * len(frame.capacity) + both.needs, return_index=True)[1]
    return ordered(both.where(kept))
