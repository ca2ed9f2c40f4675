"""A large programme solved in patches: groups of sites between which nothing flows.

The basis of a plan falls into trees, each with a site that has something left; trees have nothing to do with each
other. So many small programmes are solved instead of one large one: first those of sites that are likely to trade.
Pairs that gain between two trees join them, and only what was joined is solved again, from the basis it had. Where no
pair gains any more, this is the optimum of all of them.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.prices import Smoothed
from circulade.engines.symbiosis.programme import Basis, Bools, Solution, solved, tree
from circulade.engines.symbiosis.sweep import Pairs

MOST_SITES = 4_000
"""Sites of one patch, unless two trees alone are more."""
GAINS = 2e-7
"""Money by tonne that counts as a gain: twice what the solver lets pass."""
MOST_TURNS = 400
THREADS = 2
NEAR = 4
"""Pairs within so many widths of gaining come into the programmes."""


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """Some offers, needs and pairs (positions), and the programme they are."""

    offers: Ints
    needs: Ints
    places: Ints
    frame: Frame
    pairs: Pairs


def begun(frame: Frame, pairs: Pairs, flow: Floats, start: Smoothed, *, most: int = MOST_SITES) -> Solution:
    """Return a plan on these pairs that is best within each patch; `flow` and prices of `start` say what is likely."""
    gain = pairs.margin - start.u[pairs.offers] - pairs.gives * start.v[pairs.needs]
    near = gain > -NEAR * start.width
    likely = np.flatnonzero(near & (flow > 0))
    likely = likely[np.argsort(-flow[likely], kind="stable")]
    sites = len(frame.supply) + len(frame.capacity)
    group = joined(np.arange(sites), *_ends(frame, pairs, likely), most=most)
    nothing = Basis(np.zeros(len(pairs), dtype=bool), np.ones(sites, dtype=bool))
    u, v = np.zeros(len(frame.supply)), np.zeros(len(frame.capacity))
    state = Solution(np.zeros(len(pairs)), u, v, nothing, np.zeros(0))

    def answer(patch: Patch) -> Solution:
        prices = start.u[patch.offers], start.v[patch.needs]
        return solved(patch.frame, patch.pairs, tree(patch.frame, patch.pairs, flow[patch.places], *prices))

    _all(state, list(_patches(frame, pairs, group, near, most)), answer)
    return state


def settled(
    frame: Frame, pairs: Pairs, state: Solution, *, reach: float, most: int = MOST_SITES
) -> tuple[Solution, Bools]:
    """Return the optimum on these pairs from a plan that is best within each of its trees, and the pairs it took.

    Pairs come into the programme of a patch where they are at most `reach` short of gaining.
    """
    state = replace(state, tonnes=state.tonnes.copy(), u=state.u.copy(), v=state.v.copy())
    seen = state.basis.pairs.copy()
    for _ in range(MOST_TURNS):
        gain = pairs.margin - state.u[pairs.offers] - pairs.gives * state.v[pairs.needs]
        over = np.flatnonzero(gain > GAINS)
        if not len(over):
            break
        over = over[np.argsort(-gain[over], kind="stable")]
        group = joined(trees(frame, pairs, state.basis.pairs), *_ends(frame, pairs, over), most=most)
        patches = list(_patches(frame, pairs, group, (gain > -reach) | state.basis.pairs, most))
        _all(state, patches, partial(_again, state.basis, len(frame.supply)))
        for patch in patches:
            seen[patch.places] = True
    return state, seen


def _again(basis: Basis, offers: int, patch: Patch) -> Solution:
    """Solve a patch from the basis that its trees had."""
    rows = np.concatenate((basis.rows[patch.offers], basis.rows[offers + patch.needs]))
    return solved(patch.frame, patch.pairs, Basis(basis.pairs[patch.places], rows), primal=True)


def _all(state: Solution, patches: list[Patch], answer: Callable[[Patch], Solution]) -> None:
    """Solve patches side by side, which have nothing to do with each other, and keep what is found."""
    with ThreadPoolExecutor(THREADS) as pool:  # the solver runs without the interpreter's lock
        for patch, found in zip(patches, pool.map(answer, patches), strict=True):
            _keep(state, patch, found)


def trees(frame: Frame, pairs: Pairs, basic: Bools) -> Ints:
    """Return the tree of every site (offers, then needs)."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    sites = len(frame.supply) + len(frame.capacity)
    first, second = _ends(frame, pairs, np.flatnonzero(basic))
    graph = coo_array((np.ones(len(first), np.int8), (first, second)), shape=(sites, sites))
    return np.asarray(connected_components(graph, directed=False)[1])


def joined(label: Ints, first: Ints, second: Ints, *, most: int) -> Ints:
    """Return the group of every site, -1 where no pair touches its tree: trees joined by pairs, the first ones first.

    A group has at most `most` sites; what would be more waits, unless both sides are trees that nothing joined yet.
    """
    size = np.bincount(label).tolist()
    above, whole = list(range(len(size))), [True] * len(size)
    touched = [False] * len(size)
    for one, other in zip(label[first].tolist(), label[second].tolist(), strict=True):
        here, there = _root(above, one), _root(above, other)
        if here != there:
            if size[here] + size[there] > most and not (whole[here] and whole[there]):
                continue
            above[there] = here
            size[here] += size[there]
            whole[here] = False
        touched[here] = True
    roots = np.array([_root(above, one) for one in range(len(size))], dtype=np.int64)
    return np.where(np.array(touched)[roots], roots, -1)[label]


def _root(above: list[int], one: int) -> int:
    while above[one] != one:
        above[one] = above[above[one]]
        one = above[one]
    return one


def _patches(frame: Frame, pairs: Pairs, group: Ints, chosen: Bools, most: int) -> Iterator[Patch]:
    """Yield groups as programmes, small ones together; chosen pairs within one of these come in."""
    if not (group >= 0).any():
        return
    sizes = np.bincount(group[group >= 0])
    patch_of = np.where(group >= 0, ((np.cumsum(sizes) - 1) // most)[group], -1)
    offers = len(frame.supply)
    inside = np.flatnonzero(chosen)
    first = patch_of[pairs.offers[inside]]
    within = (first >= 0) & (first == patch_of[offers + pairs.needs[inside]])
    inside, first = inside[within], first[within]
    order = np.argsort(first, kind="stable")
    inside, first = inside[order], first[order]
    members = np.argsort(patch_of, kind="stable")
    members = members[np.count_nonzero(patch_of < 0) :]
    number = np.empty(len(group), dtype=np.int64)
    for patch in np.unique(first).tolist():
        begin, end = np.searchsorted(first, (patch, patch + 1))
        places = inside[begin:end]
        begin, end = np.searchsorted(patch_of[members], (patch, patch + 1))
        own = members[begin:end]
        givers, takers = own[own < offers], own[own >= offers] - offers
        number[givers], number[offers + takers] = np.arange(len(givers)), np.arange(len(takers))
        some = pairs.where(places)
        small = replace(frame, supply=frame.supply[givers], capacity=frame.capacity[takers])
        renamed = replace(some, offers=number[some.offers], needs=number[offers + some.needs])
        yield Patch(givers, takers, places, small, renamed)


def _keep(state: Solution, patch: Patch, found: Solution) -> None:
    """Write the answer of a patch into the whole plan."""
    offers = len(state.u)
    state.tonnes[patch.places] = found.tonnes
    state.u[patch.offers], state.v[patch.needs] = found.u, found.v
    state.basis.pairs[patch.places] = found.basis.pairs
    state.basis.rows[patch.offers] = found.basis.rows[: len(patch.offers)]
    state.basis.rows[offers + patch.needs] = found.basis.rows[len(patch.offers) :]


def _ends(frame: Frame, pairs: Pairs, chosen: Ints) -> tuple[Ints, Ints]:
    return pairs.offers[chosen], len(frame.supply) + pairs.needs[chosen]
