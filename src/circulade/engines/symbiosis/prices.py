"""Prices close to the best ones, before any programme is solved: a smoothed dual, made sharper step by step.

A plan that spreads each stream over its partners in proportion to exp(gain / width) has prices given by two
sums over pairs, in turn for offers and for needs (entropic transport, here with yields and upper bounds only).
The width goes down by halves. What follows is exact whatever comes out here; good prices only make it short.
"""

from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.symbiosis.frame import Frame, Group, Side, side
from circulade.engines.symbiosis.globe import LEAF, SMALL
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.search import Search, searched
from circulade.engines.symbiosis.sweep import Pairs, gaining

STEPS = ((9, 4), (18, 6), (36, 8), (72, 10), (144, 12), (288, 16), (576, 24), (1152, 32), (2304, 40))
"""Widths as parts of the largest margin, and the turns at each."""
LEAST_STEPS = 7
COARSE = 4
"""How many steps the smaller problem takes of which a large one borrows its first prices."""
WINDOW = 12
NARROW = 4
THINNING = 8
REACH = 8
"""Pairs within this many widths of gaining come into the first programme; few enough, when the steps end."""


@dataclass(frozen=True, slots=True, eq=False)
class Smoothed:
    """Prices, the pairs they were made on with the flow of each, and the last width.

    `wide` are more pairs near gaining, where not all that are compatible are held.
    """

    u: Floats
    v: Floats
    pairs: Pairs
    flow: Floats
    width: float
    wide: Pairs | None = None


def smoothed(search: Search, *, steps: int = len(STEPS)) -> Smoothed:
    """Return prices that are good to about a hundredth of the largest margin."""
    frame = search.frame
    if search.held is not None:
        scale = float(search.held.margin.max(initial=0.0)) or 1.0
        return _sharpened(
            search, np.zeros(len(frame.supply)), np.zeros(len(frame.capacity)), scale, (0, steps)
        )
    u, v = _borrowed(frame)
    highest = max(group.gives for group in frame.groups) * max(float(frame.worth.max()), 0.0)
    scale = float(frame.saved.max()) + highest
    wide = search.near(u, v, within=NARROW * scale / STEPS[COARSE - 1][0])
    first = _sharpened(Search(frame, wide), u, v, scale, (COARSE - 1, min(steps, LEAST_STEPS)))
    wide = search.near(first.u, first.v, within=WINDOW * first.width)
    if steps < LEAST_STEPS:
        return replace(first, wide=wide)
    last = _sharpened(Search(frame, wide), first.u, first.v, scale, (LEAST_STEPS - 1, steps))
    return replace(last, wide=wide)


def _sharpened(search: Search, u: Floats, v: Floats, scale: float, steps: tuple[int, int]) -> Smoothed:
    """Take the steps from the first to before the last, or until few pairs are near gaining."""
    flow, few = np.zeros(0), 3 * (len(u) + len(v)) // 2
    for number in range(*steps):
        part, turns = STEPS[number]
        width = scale / part
        pairs = search.near(u, v, within=WINDOW * width)
        if len(pairs):
            u, v, flow = _balanced(search.frame, pairs, (u, v), width, turns)
        gain = pairs.margin - u[pairs.offers] - pairs.gives * v[pairs.needs]
        if number >= LEAST_STEPS - 1 and np.count_nonzero(gain > -REACH * width) <= few:
            break
    return Smoothed(u, v, pairs, flow, width)


def _balanced(
    frame: Frame, pairs: Pairs, before: tuple[Floats, Floats], width: float, turns: int
) -> tuple[Floats, Floats, Floats]:
    """Take turns between offers and needs; return both prices and the flow of each pair (sorted by offer).

    Sites without a pair keep the price they had.
    """
    u, v = before[0].copy(), before[1]
    starts = np.flatnonzero(np.r_[True, pairs.offers[1:] != pairs.offers[:-1]])
    lengths = np.diff(np.r_[starts, len(pairs)])
    supply = frame.supply[pairs.offers[starts]]
    most = np.zeros(len(frame.capacity))
    np.maximum.at(most, pairs.needs, pairs.gives)
    step = np.where(most > 0, width / np.where(most > 0, most, 1.0), 0.0)
    capacity = np.where(frame.capacity > 0, frame.capacity, 1.0)
    for _ in range(turns):
        gain = (pairs.margin - pairs.gives * v[pairs.needs]) / width
        top = np.maximum(np.maximum.reduceat(gain, starts), 0.0)
        share = np.exp(gain - np.repeat(top, lengths))
        price = np.maximum(0.0, top + np.log(np.add.reduceat(share, starts)))
        flow = share * np.repeat(supply * np.exp(top - price), lengths)
        load = np.bincount(pairs.needs, pairs.gives * flow, len(v))
        v = np.maximum(0.0, v + step * np.log(np.maximum(load, 1e-300) / capacity))
    u[pairs.offers[starts]] = width * price
    return u, v, flow


def _borrowed(frame: Frame) -> tuple[Floats, Floats]:
    """Return prices from a problem of every eighth offer and need (the first ones of the draw)."""
    few = -(-len(frame.supply) // THINNING), -(-len(frame.capacity) // THINNING)
    thin = smoothed(searched(thinned(frame, *few)), steps=COARSE)
    across = Search(thinned(frame, len(frame.supply), few[1]), None)
    u = across.best_offer_prices(thin.v)
    v = np.zeros(len(frame.capacity))
    for pairs in gaining(thinned(frame, few[0], len(v)), u[: few[0]], v):
        np.maximum.at(v, pairs.needs, (pairs.margin - u[pairs.offers]) / pairs.gives)
    return u, v


def thinned(frame: Frame, offers: int, needs: int) -> Frame:
    """Return the frame of the first offers and needs only."""
    sides = dict[tuple[int, bool], Side]()

    def part(whole: Side, places: Floats, count: int, *, giving: bool) -> Side:
        key = (id(whole), giving)
        if key not in sides:
            size = LEAF if giving else SMALL
            sides[key] = whole if count == len(places) else side(_below(whole, count), places, size)
        return sides[key]

    groups = [
        Group(
            part(group.offers, frame.offer_points, offers, giving=True),
            part(group.needs, frame.need_points, needs, giving=False),
            group.gives,
            group.processing_cost,
        )
        for group in frame.groups
    ]
    return replace(
        frame,
        supply=frame.supply[:offers],
        capacity=frame.capacity[:needs],
        saved=frame.saved[:offers],
        worth=frame.worth[:needs],
        groups=tuple(one for one in groups if len(one.offers.members) and len(one.needs.members)),
    )


def _below(whole: Side, count: int) -> Ints:
    return np.sort(whole.members[whole.members < count])
