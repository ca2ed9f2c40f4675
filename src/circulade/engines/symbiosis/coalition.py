"""The coalition that would gain most by leaving a split: an integer programme over who joins and what they trade."""

from typing import Any

import numpy as np

from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.sweep import Pairs

MOST_NODES = 5_000
OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_max_nodes": MOST_NODES,
    "presolve": "off",  # that of 1.14 loses solutions where whole numbers stand beside others
    "mip_allow_restart": False,
}


def best_leavers(frame: Frame, pairs: Pairs, offers: Floats, needs: Floats) -> tuple[Ints, Ints, float]:
    """Return offers and needs (positions) that gain most by leaving with their payoff, and a bound of that gain."""
    import highspy

    count, first, sites = len(pairs), len(offers), len(offers) + len(needs)
    room = np.concatenate((frame.supply, frame.capacity))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count + sites, sites
    lp.col_cost_ = np.concatenate((-pairs.margin, offers, needs))
    lp.col_lower_ = np.zeros(count + sites)
    lp.col_upper_ = np.concatenate((np.full(count, highspy.kHighsInf), np.ones(sites)))
    lp.row_lower_, lp.row_upper_ = np.full(sites, -highspy.kHighsInf), np.zeros(sites)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    starts = np.concatenate((np.arange(0, 2 * count, 2), 2 * count + np.arange(sites + 1)))
    flows = np.column_stack((pairs.offers, first + pairs.needs)).ravel()
    lp.a_matrix_.start_ = starts.astype(np.int32)
    lp.a_matrix_.index_ = np.concatenate((flows, np.arange(sites))).astype(np.int32)
    lp.a_matrix_.value_ = np.concatenate(
        (np.column_stack((np.ones(count), pairs.gives)).ravel(), -np.maximum(room, 1e-9))
    )
    kinds = highspy.HighsVarType
    lp.integrality_ = [kinds.kContinuous] * count + [kinds.kInteger] * sites
    model: Any = highspy.Highs()
    for option, chosen in OPTIONS.items():
        model.setOptionValue(option, chosen)
    model.passModel(lp)
    model.run()
    solution = np.asarray(model.getSolution().col_value)
    inside = np.flatnonzero(solution[count:] > 0.5) if len(solution) else np.arange(0)
    bound = max(-float(model.getInfo().mip_dual_bound), 0.0)
    return inside[inside < first], inside[inside >= first] - first, bound
