"""The certified optimum over all compatible pairs, of which most are never in a programme.

A linear programme on few pairs gives prices; any pair left out that gains under these prices comes in, and the
programme is solved again, until none gains. The prices then bound the value of every plan.
"""

from dataclasses import dataclass, replace
from types import ModuleType

import numpy as np

from circulade.engines.symbiosis.forest import Forest, compiled
from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.patches import MOST_SITES, NEAR, begun, settled
from circulade.engines.symbiosis.prices import REACH, WINDOW, Smoothed, smoothed
from circulade.engines.symbiosis.programme import Basis, Solution, solved, tree
from circulade.engines.symbiosis.search import MOST_PAIRS, Search
from circulade.engines.symbiosis.sweep import Pairs, together

PROVEN = 1e-9
"""A gap at which the plan counts as best: the solver's own tolerance."""
MOST_ROUNDS = 60
LARGE = 40_000
"""Sites from which on the programme is solved in trees or in patches."""
WIDER = 6
"""Pairs within so many widths of gaining come in where trees are solved, which cost less than asking again."""
LARGE_STEPS, TREE_STEPS = 7, 6
"""Steps of smoothing then: patches bear prices that are less good, and trees still less."""
CLOSE = 3
"""Pairs within so many widths of gaining that trees begin with."""


@dataclass(frozen=True, slots=True, eq=False)
class Optimum:
    """A plan on a frame: pairs with tonnes, prices, value and bound, and what it took."""

    pairs: Pairs
    tonnes: Floats
    u: Floats
    v: Floats
    value: float
    bound: float
    examined: int
    rounds: int


def optimum(search: Search) -> Optimum:
    """Solve, price all pairs, add those that gain, until none does."""
    frame = search.frame
    if len(frame.supply) + len(frame.capacity) > LARGE:
        return in_parts(search, code=compiled())
    start, inner = smoothed(search), search
    if start.wide is not None:  # all pairs are asked when none of these gains
        inner = Search(frame, start.wide)
    few = 4 * (len(frame.supply) + len(frame.capacity)) + 100_000
    pairs = inner.near(start.u, start.v, within=REACH * start.width, most=few)
    flow = flow_on(pairs, start, len(frame.capacity))
    basis: Basis | None = tree(frame, pairs, flow, start.u, start.v)
    seen = keys(frame, pairs)
    best: tuple[float, Floats, Floats] = (np.inf, start.u, start.v)
    for turn in range(1, MOST_ROUNDS + 1):
        rounds = turn
        solution = solved(frame, pairs, basis)
        tonnes = within(frame, pairs, solution.tonnes)
        value = float(tonnes @ pairs.margin)
        u, fresh = _priced(inner, solution, pairs, start.width)
        if inner is not search and not len(fresh):
            u, fresh = _priced(search, solution, pairs, start.width)
            if len(fresh):
                inner = Search(frame, search.near(solution.u, solution.v, within=WINDOW * start.width))
        if inner is search or not len(fresh):
            best = min(best, (_bound(frame, u, solution.v), u, solution.v), key=lambda one: one[0])
        if not len(fresh) or best[0] - value <= PROVEN * abs(value):
            break
        pairs, basis = _next(frame, pairs, solution, fresh, start.width)
        seen = np.union1d(seen, keys(frame, fresh))
    bound, u, v = best
    return Optimum(pairs, tonnes, u, v, value, max(bound, value), len(seen), rounds)


def flow_on(pairs: Pairs, start: Smoothed, needs: int) -> Floats:
    """Look up the smoothed flow of pairs, 0 where there was none."""
    if not len(start.pairs) or not len(pairs):
        return np.zeros(len(pairs))
    keys = start.pairs.offers * needs + start.pairs.needs
    wanted = pairs.offers * needs + pairs.needs
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, start.flow[place], 0.0)


def keys(frame: Frame, pairs: Pairs) -> Ints:
    return pairs.offers * len(frame.capacity) + pairs.needs


def _bound(frame: Frame, u: Floats, v: Floats) -> float:
    return float(frame.supply @ u + frame.capacity @ v)


def within(frame: Frame, pairs: Pairs, tonnes: Floats) -> Floats:
    """Shrink tonnes by rounding errors, so that no offer and no need is exceeded."""
    taken = np.bincount(pairs.offers, tonnes, len(frame.supply))
    tonnes = tonnes * np.minimum(1.0, frame.supply / np.maximum(taken, 1e-300))[pairs.offers]
    used = np.bincount(pairs.needs, tonnes * pairs.gives, len(frame.capacity))
    return np.asarray(tonnes * np.minimum(1.0, frame.capacity / np.maximum(used, 1e-300))[pairs.needs])


def _priced(search: Search, solution: Solution, pairs: Pairs, width: float) -> tuple[Floats, Pairs]:
    """Price all pairs: offers' prices that leave no pair a gain, and pairs left out that nearly or do gain."""
    frame, u, parts, count = search.frame, solution.u.copy(), list[Pairs](), 0
    few = 2 * (len(frame.supply) + len(frame.capacity)) + 1000
    for found in search.gaining(solution.u, solution.v, above=-width / 2):
        np.maximum.at(u, found.offers, found.margin - found.gives * solution.v[found.needs])
        parts.append(found)
        count += len(found)
        if count > MOST_PAIRS:
            parts, count = [_strongest(together(parts), solution, few)], few
    if (u == solution.u).all():
        return u, together([])
    near = together(parts)
    fresh = near.where(~np.isin(keys(frame, near), keys(frame, pairs)))
    return u, _strongest(fresh, solution, few)


def _strongest(pairs: Pairs, solution: Solution, most: int) -> Pairs:
    gain = pairs.margin - solution.u[pairs.offers] - pairs.gives * solution.v[pairs.needs]
    return pairs if len(pairs) <= most else pairs.where(np.argpartition(-gain, most)[:most])


def _next(frame: Frame, pairs: Pairs, solution: Solution, fresh: Pairs, width: float) -> tuple[Pairs, Basis]:
    """Drop pairs far from gaining, add the fresh ones, and carry the basis over."""
    gain = pairs.margin - solution.u[pairs.offers] - pairs.gives * solution.v[pairs.needs]
    kept = solution.basis.pairs | (solution.tonnes > 0) | (gain > -REACH * width)
    merged = together([pairs.where(kept), fresh])
    basic = np.concatenate((solution.basis.pairs[kept], np.zeros(len(fresh), dtype=bool)))
    order = np.argsort(keys(frame, merged), kind="stable")
    return merged.where(order), Basis(basic[order], solution.basis.rows)


def in_parts(search: Search, *, code: ModuleType | None = None, most: int = MOST_SITES) -> Optimum:
    """Return the certified optimum of a large region: settled on the pairs near gaining, then all pairs are priced.

    With compiled `code` what is settled grows tree by tree, else in patches of at most `most` sites.
    """
    frame, start = search.frame, smoothed(search, steps=LARGE_STEPS if code is None else TREE_STEPS)
    pairs = search.held or start.wide or together([])
    flow, reach = flow_on(pairs, start, len(frame.capacity)), (NEAR if code is None else WIDER) * start.width
    forest = Forest(frame, code) if code is not None else None
    state = _sprouted(forest, frame, pairs, start, flow) if forest is not None else None
    best: tuple[float, Floats, Floats] = (np.inf, start.u, start.v)
    examined = list[Ints]()
    for turn in range(1, MOST_ROUNDS + 1):
        rounds = turn
        grew = forest.grown(pairs, state, state.tonnes) if forest is not None and state is not None else None
        seen = np.ones(len(pairs), dtype=bool)
        if grew is None:
            before = state or begun(frame, pairs, flow, start, most=most)
            grew, seen = settled(frame, pairs, before, reach=reach, most=most)
        state = grew
        examined.append(keys(frame, pairs)[seen])
        tonnes = within(frame, pairs, state.tonnes)
        value = float(tonnes @ pairs.margin)
        u, near = _swept(search, state, pairs, reach)
        best = min(best, (_bound(frame, u, state.v), u, state.v), key=lambda one: one[0])
        if best[0] - value <= PROVEN * abs(value):
            break
        pairs, state = _carried(frame, pairs, state, near)
    bound, u, v = best
    looked = np.sort(np.concatenate(examined))
    count = len(looked) and 1 + int(np.count_nonzero(np.diff(looked)))
    return Optimum(pairs, tonnes, u, v, value, max(bound, value), count, rounds)


def _sprouted(forest: Forest, frame: Frame, pairs: Pairs, start: Smoothed, flow: Floats) -> Solution | None:
    """Return a plan on the pairs closest to gaining, begun with those of which the flow is the largest part."""
    most = np.minimum(frame.supply[pairs.offers], frame.capacity[pairs.needs] / pairs.gives)
    gain = pairs.margin - start.u[pairs.offers] - pairs.gives * start.v[pairs.needs]
    close = np.flatnonzero(gain > -CLOSE * start.width)
    found = forest.grown(pairs.where(close), None, flow[close] / np.maximum(most[close], 1e-300))
    if found is None:
        return None
    tonnes, basic = np.zeros(len(pairs)), np.zeros(len(pairs), dtype=bool)
    tonnes[close], basic[close] = found.tonnes, found.basis.pairs
    return replace(found, tonnes=tonnes, basis=Basis(basic, found.basis.rows))


def _swept(search: Search, state: Solution, pairs: Pairs, reach: float) -> tuple[Floats, Pairs]:
    """Price all pairs: offers' prices that leave no pair a gain, and the pairs at most `reach` short of gaining."""
    u = state.u.copy()
    near = Search(search.frame, pairs) if search.held is not None else search
    found = near.near(state.u, state.v, within=reach)
    np.maximum.at(u, found.offers, found.margin - found.gives * state.v[found.needs])
    return u, found


def _carried(frame: Frame, pairs: Pairs, state: Solution, near: Pairs) -> tuple[Pairs, Solution]:
    """Return other pairs, and those in the basis, with the plan on them."""
    kept = state.basis.pairs | (state.tonnes > 0)
    own, found = keys(frame, pairs)[kept], keys(frame, near)  # both ascend
    fresh = near.where(np.append(own, -1)[np.searchsorted(own, found)] != found)
    merged = together([pairs.where(kept), fresh])
    order = np.argsort(keys(frame, merged), kind="stable")
    basic = np.concatenate((state.basis.pairs[kept], np.zeros(len(fresh), dtype=bool)))[order]
    tonnes = np.concatenate((state.tonnes[kept], np.zeros(len(fresh))))[order]
    return merged.where(order), replace(state, tonnes=tonnes, basis=Basis(basic, state.basis.rows))
