"""The best tonnes on some pairs by steps on trees of sites, where compiled code is installed.

A programme of supplies, capacities and yields has bases that are forests, so a step of the simplex method costs as much
as one tree, not as the whole region. The answer comes with its basis, as that of the solver does; whoever gets none
asks the solver.
"""

from types import ModuleType

import numpy as np

from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.globe import leaves
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.numba_code import loaded
from circulade.engines.symbiosis.programme import Basis, Solution
from circulade.engines.symbiosis.sweep import Pairs

COMPILED = "circulade.engines.symbiosis.forest_numba"
GAINS = 1e-10
"""What counts as a gain by tonne, as a part of the largest margin."""
BLOCK = 300
"""Pairs of which the one that gains most comes in."""
MOST_STEPS = 40
"""Steps by site and pair after which the solver is asked; a twentieth of it is usual."""
ROUNDING = 1e-7
"""How far below 0 tonnes of a basis may come out, as a part of the largest supply or capacity."""
Net = tuple[Ints, Ints, Floats, Floats]
Trees = tuple[Ints, Ints, Ints, Ints, Ints]
Plan = tuple[Ints, Floats, Floats, Floats]
"""As in the compiled code."""


def compiled() -> ModuleType | None:
    """Return the compiled code, or None where it cannot be had."""
    return loaded(COMPILED)


class Forest:
    """The sites of a frame as the compiled code takes them: put side by side that are near each other, as trees are."""

    def __init__(self, frame: Frame, code: ModuleType) -> None:
        self.code, self.offers = code, len(frame.supply)
        self.order = leaves(frame.offer_points)[0], leaves(frame.need_points)[0]
        self.place = np.argsort(self.order[0]), self.offers + np.argsort(self.order[1])
        self.amounts = np.concatenate((frame.supply[self.order[0]], frame.capacity[self.order[1]]))

    def grown(self, pairs: Pairs, state: Solution | None, likely: Floats) -> Solution | None:
        """Return the optimum on these pairs, from the basis of a state or else from the likely ones.

        None where it was not found within the steps allowed.
        """
        order = self._side_by_side(pairs)
        some = pairs.where(order)
        net = self.place[0][some.offers], self.place[1][some.needs], some.gives, some.margin
        found = self._begun(net, state.basis, order) if state is not None else None
        trees, plan = found or self._poured(net, np.lexsort((-some.margin, -likely[order])))
        least = GAINS * float(some.margin.max(initial=0.0))
        most = MOST_STEPS * (len(pairs) + len(self.amounts))
        if self.code.improved(net, trees, plan, least, BLOCK, most) < 0:
            return None
        self._settled(net, trees, plan)
        return self._solution(trees, plan, order)

    def _side_by_side(self, pairs: Pairs) -> Ints:
        """Return the order of pairs in which offers that are near each other follow each other."""
        count = np.bincount(pairs.offers, minlength=self.offers)
        begin = (np.cumsum(count) - count)[self.order[0]]
        count = count[self.order[0]]
        return np.asarray(np.arange(len(pairs)) + np.repeat(begin - (np.cumsum(count) - count), count))

    def _bare(self, pairs: int) -> tuple[Trees, Plan]:
        """Let every site be a tree of its own, with all it has left."""
        sites = len(self.amounts)
        above, by, child, after, before = (np.full(sites, self.code.NOTHING) for _ in range(5))
        beside = np.full(sites, self.code.LEFT)
        return (above, by, child, after, before), (
            beside,
            np.zeros(pairs),
            self.amounts.copy(),
            np.zeros(sites),
        )

    def _begun(self, net: Net, basis: Basis, order: Ints) -> tuple[Trees, Plan] | None:
        """Begin from a basis, if it is one whose tonnes are not below 0."""
        trees, plan = self._bare(len(order))
        inside = np.flatnonzero(basis.pairs[order])
        ends = np.concatenate((net[0][inside], net[1][inside]))
        by_site = np.argsort(ends, kind="stable")
        starts = np.searchsorted(ends[by_site], np.arange(len(self.amounts) + 1))
        both = np.concatenate((inside, inside))[by_site]
        left = np.concatenate(
            (basis.rows[: self.offers][self.order[0]], basis.rows[self.offers :][self.order[1]])
        )
        if not self.code.planted(net, trees, plan[0], left, starts, both):
            return None
        least = -ROUNDING * float(self.amounts.max(initial=1.0))
        return (trees, plan) if self._settled(net, trees, plan) > least else None

    def _poured(self, net: Net, order: Ints) -> tuple[Trees, Plan]:
        """Begin afresh: pairs in turn take what both their sites still have."""
        trees, plan = self._bare(len(order))
        self.code.poured(net, trees, plan, order)
        self._settled(net, trees, plan)
        return trees, plan

    def _settled(self, net: Net, trees: Trees, plan: Plan) -> float:
        """Work tonnes and prices out afresh; return the least of the tonnes before those below 0 are taken as 0."""
        least = float(self.code.settled(net, trees, plan, self.amounts))
        for one in plan[1:3]:
            np.maximum(one, 0.0, out=one)
        return least

    def _solution(self, trees: Trees, plan: Plan, order: Ints) -> Solution:
        """Return tonnes, prices and basis of sites and pairs as they were given."""
        beside, tonnes, _left, price = plan
        above, by = trees[0], trees[1]
        roots = above < 0
        inside = np.zeros(len(order), dtype=bool)
        inside[order[by[~roots]]] = True
        inside[order[beside[roots & (beside >= 0)]]] = True
        amounts = np.empty(len(order))
        amounts[order] = tonnes
        ours, theirs = self.place
        price, left = np.maximum(price, 0.0), roots & (beside < 0)
        basis = Basis(inside, np.concatenate((left[ours], left[theirs])))
        return Solution(amounts, price[ours], price[theirs], basis, np.zeros(0))
