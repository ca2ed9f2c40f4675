"""The linear programme of some pairs, solved by HiGHS: tonnes within supply and capacity, the gain largest.

One thread, no presolve, simplex. A start is a spanning tree: offers, needs and a root for what is left over,
with the largest flows as its branches, which is a basis of the programme.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.listings import Floats
from circulade.engines.symbiosis.sweep import Pairs

if TYPE_CHECKING:
    from scipy.sparse import csc_array

Bools = NDArray[np.bool_]
OPTIONS = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "presolve": "off",
    "solver": "simplex",
}
PRIMAL = 4
"""The simplex strategy where the last plan stays possible."""


class SolverFailed(RuntimeError):
    """HiGHS gave no proven optimum."""


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """Which pairs and which rows (offers, then needs) are in the basis."""

    pairs: Bools
    rows: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Solution:
    """Tonnes of each pair, prices of offers, needs and mixes, and the basis."""

    tonnes: Floats
    u: Floats
    v: Floats
    basis: Basis
    w: Floats


def solved(
    frame: Frame,
    pairs: Pairs,
    start: Basis | None = None,
    mixes: "csc_array | None" = None,
    *,
    primal: bool = False,
) -> Solution:
    """Return the best tonnes on these pairs; each row of `mixes` `[rows, pairs]` times tonnes is at most 0.

    With `primal` the start is a plan that stays possible on the way.
    """
    import highspy  # late: only who solves waits for the solver to load

    offers, needs, count = len(frame.supply), len(frame.capacity), len(pairs)
    more = 0 if mixes is None else mixes.shape[0]
    rows = offers + needs + more
    if not count:
        nobody = Basis(np.zeros(0, dtype=bool), np.ones(rows, dtype=bool))
        return Solution(np.zeros(0), np.zeros(offers), np.zeros(needs), nobody, np.zeros(more))
    starts = np.arange(0, 2 * count + 1, 2)
    index = np.column_stack((pairs.offers, offers + pairs.needs)).ravel()
    values = np.column_stack((np.ones(count), pairs.gives)).ravel()
    if mixes is not None:
        from scipy.sparse import csc_array, vstack

        plain = csc_array((values, index, starts), shape=(offers + needs, count))
        whole = csc_array(vstack([plain, mixes], format="csc"))
        starts, index, values = whole.indptr, whole.indices, whole.data
    model = highspy.Highs()
    for option, value in (OPTIONS | ({"simplex_strategy": PRIMAL} if primal else {})).items():
        model.setOptionValue(option, value)
    upper = np.concatenate((frame.supply, frame.capacity, np.zeros(more)))
    none = np.zeros(0, dtype=np.int32)
    model.addRows(rows, np.full(rows, -np.inf), upper, 0, np.zeros(rows, np.int32), none, np.zeros(0))
    starts, index = starts[:-1].astype(np.int32), index.astype(np.int32)
    ends = np.zeros(count), np.full(count, np.inf)
    model.addCols(count, -pairs.margin, *ends, len(values), starts, index, values)
    if start is not None:
        model.setBasis(as_highs(start))
    model.run()
    status = model.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        raise SolverFailed(f"the solver stopped with {model.modelStatusToString(status)}")
    found = model.getSolution()
    duals = np.maximum(-np.asarray(found.row_dual), 0.0)
    return Solution(
        tonnes=np.maximum(np.asarray(found.col_value), 0.0),
        u=duals[:offers],
        v=duals[offers : offers + needs],
        basis=_basis(model, count, rows),
        w=duals[offers + needs :],
    )


def _basis(model: Any, count: int, rows: int) -> Basis:
    """Return what is in the basis; the solver counts rows from -1 downwards."""
    _status, inside = model.getBasicVariables()
    inside = np.asarray(inside)
    basis = Basis(np.zeros(count, dtype=bool), np.zeros(rows, dtype=bool))
    basis.pairs[inside[inside >= 0]] = True
    basis.rows[-1 - inside[inside < 0]] = True
    return basis


def tree(frame: Frame, pairs: Pairs, flow: Floats, u: Floats, v: Floats) -> Basis:
    """Return the basis of the heaviest spanning tree: pairs weigh their flow, sites what they have left."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import minimum_spanning_tree

    offers, needs = len(frame.supply), len(frame.capacity)
    sites, count = offers + needs, len(pairs)
    taken = np.bincount(pairs.offers, flow, offers)
    used = np.bincount(pairs.needs, flow * pairs.gives, needs)
    left = np.concatenate(
        (np.where(u > 0, 0.0, frame.supply - taken), np.where(v > 0, 0.0, frame.capacity - used))
    )
    weights = np.concatenate((flow, left))
    order = np.argsort(-weights, kind="stable")
    rank = np.empty(len(order))
    rank[order] = np.arange(1, len(order) + 1)
    ends = (
        np.concatenate((pairs.offers, np.arange(sites))),
        np.concatenate((offers + pairs.needs, np.full(sites, sites))),
    )
    graph = coo_array((rank, ends), shape=(sites + 1, sites + 1)).tocsr()
    inside = np.zeros(count + sites, dtype=bool)
    inside[order[minimum_spanning_tree(graph).data.astype(np.int64) - 1]] = True
    return Basis(inside[:count], inside[count:])


def as_highs(basis: Basis) -> object:
    """Return the basis as the solver wants it."""
    import highspy

    status = highspy.HighsBasisStatus
    out = highspy.HighsBasis()
    columns, rows = (status.kLower, status.kBasic), (status.kUpper, status.kBasic)
    out.col_status = [columns[one] for one in basis.pairs.tolist()]
    out.row_status = [rows[one] for one in basis.rows.tolist()]
    out.valid = True
    return out
