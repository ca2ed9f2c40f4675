"""A fixed cost for every link that is used: exact where the proof ends, and the bound always shown.

A link carries at most M = min(supply, capacity / yield), so it costs at least fixed / M per tonne: that relaxed
problem bounds the value (slope). Solving it again with the fixed cost over the tonnes of the last plan gives good
plans. A pair that even at its best cannot lift the bound above the plan in hand is out. What is left falls into
connected parts, each an integer programme of its own, begun with the plan in hand and done at a small gap.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from circulade.engines.symbiosis.certified import Optimum, optimum, within
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.errors import InputError, Problem
from circulade.engines.symbiosis.frame import Frame, framed
from circulade.engines.symbiosis.listings import Floats, Ints, Listings
from circulade.engines.symbiosis.optimise import described
from circulade.engines.symbiosis.result import Network
from circulade.engines.symbiosis.search import Search, searched
from circulade.engines.symbiosis.sweep import Pairs

TURNS = 12
GAP = 1e-4
"""A gap at which a part is done."""
MOST_NODES = 20_000
"""Nodes of one integer programme; a part that needs more keeps its gap."""
OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_max_nodes": MOST_NODES,
    "presolve": "off",  # that of 1.14 loses solutions where whole numbers stand beside others
    "mip_pscost_minreliable": 0,  # trying branches out, symmetry and restarts took most of the time and gave little
    "mip_detect_symmetry": False,
    "mip_allow_restart": False,
}


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Tonnes of the pairs of one connected part, and the bound of its value."""

    tonnes: Floats
    bound: float


def with_fixed_cost(listings: Listings, *, fixed: float, seed: str = "", gap: float = GAP) -> Network:
    """Return a network in which every link used costs `fixed`; `value` and `bound` are net of it.

    With `gap` 0 it is the best one, which may take many times as long.
    """
    if not 0 <= fixed < np.inf:
        raise InputError((Problem("terms", -1, "fixed", f"{fixed:g} is not a cost from 0"),))
    frame = framed(checked(listings), seed=seed)
    search = searched(frame)
    if search.held is None:
        raise InputError((Problem("needs", -1, "", "too many compatible pairs for fixed costs; split them"),))
    held = search.held
    open_ = (frame.supply[held.offers] > 0) & (frame.capacity[held.needs] > 0)
    pairs = held.where(open_)
    most = np.minimum(frame.supply[pairs.offers], frame.capacity[pairs.needs] / pairs.gives)
    worth = pairs.margin * most > fixed  # otherwise even a full link loses
    pairs, most = pairs.where(worth), most[worth]
    relaxed = optimum(Search(frame, replace(pairs, margin=pairs.margin - fixed / most)))
    tonnes = _slope_scaled(frame, pairs, most, fixed)
    value = _net(pairs, tonnes, fixed)
    gain = pairs.margin - relaxed.u[pairs.offers] - pairs.gives * relaxed.v[pairs.needs]
    left = (relaxed.bound + np.maximum(gain, 0.0) * most - fixed > value) | (tonnes > 0)
    parts = _parts(frame, pairs, left)
    bound = 0.0
    for part in parts:
        solved = _integer(frame, pairs.where(part), most[part], fixed, start=tonnes[part], gap=gap)
        better = within(frame, pairs.where(part), solved.tonnes)
        if _net(pairs.where(part), better, fixed) > _net(pairs.where(part), tonnes[part], fixed):
            tonnes[part] = better
        bound += max(solved.bound, _net(pairs.where(part), tonnes[part], fixed))
    value = _net(pairs, tonnes, fixed)
    found = Optimum(
        pairs,
        tonnes,
        relaxed.u,
        relaxed.v,
        value,
        max(min(bound, relaxed.bound), value),
        len(pairs),
        len(parts),
    )
    return described(listings, frame, found, (len(held), 0), seed=seed)


def _net(pairs: Pairs, tonnes: Floats, fixed: float) -> float:
    return float(tonnes @ pairs.margin) - fixed * int(np.count_nonzero(tonnes > 0))


def _slope_scaled(frame: Frame, pairs: Pairs, most: Floats, fixed: float) -> Floats:
    """Return the best of a few plans, each solved with the fixed cost spread over the tonnes of the last."""
    slope, best, value = fixed / most, np.zeros(len(pairs)), 0.0
    keys = pairs.offers * len(frame.capacity) + pairs.needs
    for _ in range(TURNS):
        useful = pairs.margin - slope > 0
        found = optimum(Search(frame, replace(pairs, margin=pairs.margin - slope).where(useful)))
        tonnes = np.zeros(len(pairs))
        tonnes[np.searchsorted(keys, found.pairs.offers * len(frame.capacity) + found.pairs.needs)] = (
            found.tonnes
        )
        tonnes[pairs.margin * tonnes <= fixed] = 0.0
        net = _net(pairs, tonnes, fixed)
        if net > value:
            best, value = tonnes, net
        used = tonnes > 1e-9
        changed = np.where(used, fixed / np.maximum(tonnes, 1e-9), slope)
        if np.allclose(changed, slope, rtol=1e-9):
            break
        slope = changed
    return best


def _parts(frame: Frame, pairs: Pairs, left: "np.typing.NDArray[np.bool_]") -> list[Ints]:
    """Split the pairs that are left into connected parts (positions in `pairs`)."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    offers = len(frame.supply)
    sites = offers + len(frame.capacity)
    ends = pairs.offers[left], offers + pairs.needs[left]
    graph = coo_array((np.ones(int(left.sum())), ends), shape=(sites, sites))
    label = connected_components(graph, directed=False)[1][ends[0]] if left.any() else np.arange(0)
    places = np.flatnonzero(left)
    return [places[label == one] for one in np.unique(label)]


def _integer(frame: Frame, pairs: Pairs, most: Floats, fixed: float, *, start: Floats, gap: float) -> Part:
    """Solve one part from a plan in hand: tonnes and a yes or no for every pair."""
    import highspy

    count = len(pairs)
    model: Any = highspy.Highs()
    for option, chosen in {**OPTIONS, "mip_rel_gap": gap}.items():
        model.setOptionValue(option, chosen)
    model.passModel(_programme(frame, pairs, most, fixed))
    known = highspy.HighsSolution()
    known.col_value = np.concatenate((start, start > 0)).tolist()
    known.value_valid = True
    model.setSolution(known)
    model.run()
    solution = np.asarray(model.getSolution().col_value)
    tonnes = np.zeros(count) if len(solution) != 2 * count else np.maximum(solution[:count], 0.0)
    tonnes[pairs.margin * tonnes <= fixed] = 0.0
    return Part(tonnes, -float(model.getInfo().mip_dual_bound))


def _programme(frame: Frame, pairs: Pairs, most: Floats, fixed: float) -> Any:
    """Write one part down: rows of offers, of needs, and of pairs that carry nothing unless they are paid for."""
    import highspy

    count = len(pairs)
    offers, offer = np.unique(pairs.offers, return_inverse=True)
    needs, need = np.unique(pairs.needs, return_inverse=True)
    each, sites = np.arange(count), len(offers) + len(needs)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = 2 * count, sites + count
    lp.col_cost_ = np.concatenate((-pairs.margin, np.full(count, fixed)))
    lp.col_lower_, lp.col_upper_ = np.zeros(2 * count), np.concatenate((most, np.ones(count)))
    lp.row_lower_ = np.full(sites + count, -highspy.kHighsInf)
    lp.row_upper_ = np.concatenate((frame.supply[offers], frame.capacity[needs], np.zeros(count)))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    starts = np.concatenate((np.arange(0, 3 * count, 3), 3 * count + np.arange(count + 1)))
    flows = np.column_stack((offer, len(offers) + need, sites + each)).ravel()
    sizes = np.column_stack((np.ones(count), pairs.gives, np.ones(count))).ravel()
    lp.a_matrix_.start_ = starts.astype(np.int32)
    lp.a_matrix_.index_ = np.concatenate((flows, sites + each)).astype(np.int32)
    lp.a_matrix_.value_ = np.concatenate((sizes, -most))
    lp.integrality_ = [highspy.HighsVarType.kContinuous] * count + [highspy.HighsVarType.kInteger] * count
    return lp
