"""Why no assignment exists: a minimal set whose demand exceeds what can be supplied.

By the theorem of maximal flow and minimal cut (for one place each: Hall's theorem) a demand cannot be met
exactly when some of those who ask need more, together, than those who may serve them can give. Such a set
is read off the flow's residual network and made minimal by leaving out one member at a time.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from circulade.engines.assessment.demand import Bools, Demand, Ints
from circulade.engines.assessment.trouble import Shortage

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SHRINK_UP_TO = 400
"""Sets of at most this size are made minimal; a larger one is reported as the flow finds it."""


def shortage(demand: Demand) -> Shortage | None:
    """Return a minimal reason why the demand cannot be met, or None if it can.

    Meeting the applications' needs and meeting the assessors' least numbers are looked at one after the
    other: where each can be met, both can be met at once (Mendelsohn and Dulmage 1958).
    """
    asked = _Asked(demand.need, demand.free, demand.open)
    refs, others = demand.applications, demand.assessors
    for part in (asked, _Asked(demand.least, demand.need, demand.open.T)):
        if (short := part.short()) is not None:
            side = "applications" if part is asked else "assessors"
            serving = np.flatnonzero(part.open[short].any(axis=0))
            whole = part is asked and _everywhere(part)
            if whole:
                short, serving = np.flatnonzero(part.need > 0), np.flatnonzero(part.supply > 0)
            return Shortage(
                side="applications" if side == "applications" else "assessors",
                refs=tuple(refs[i] for i in short),
                others=tuple(others[i] for i in serving),
                needed=int(part.need[short].sum()),
                available=int(part.supply.sum()) if whole else part.available(short),
                whole=whole,
            )
        refs, others = others, refs
    return None


def _everywhere(asked: "_Asked") -> bool:
    """Say whether the places are too few even if every pair were allowed and no one alone is short."""
    alone = np.minimum(asked.open * asked.supply.clip(max=1), 1).sum(axis=1)
    return bool(asked.need.sum() > asked.supply.sum() and (alone >= asked.need).all())


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """Those who ask (rows) need so much, one from each of those who may supply it (columns)."""

    need: Ints
    supply: Ints
    open: Bools

    def available(self, rows: Ints) -> int:
        """Return the most that `rows` can be given, each at most as much as there are suppliers."""
        reach = self.open[rows].sum(axis=0)
        return int(np.minimum(reach, self.supply).sum())

    def short(self) -> Ints | None:
        """Return the rows of a minimal unmet demand; smallest refs are kept longest."""
        every = np.flatnonzero(self.need > 0)
        cut = self._cut(every)
        if cut is None:
            return None
        if len(cut) > SHRINK_UP_TO:
            return cut
        position = len(cut) - 1
        while position >= 0 and len(cut) > 1:
            smaller = self._cut(np.delete(cut, position))
            if smaller is not None:
                cut = smaller
                position = min(position, len(cut))
            position -= 1
        return cut

    def _cut(self, rows: Ints) -> Ints | None:
        """Return those of `rows` behind a minimal cut, or None if all their needs can be met."""
        from scipy.sparse.csgraph import breadth_first_order, maximum_flow

        graph, source, sink = self._network(rows)
        flow = maximum_flow(graph, source, sink)
        if flow.flow_value == self.need[rows].sum():
            return None
        residual = graph - flow.flow
        residual.data[residual.data < 0] = 0
        residual.eliminate_zeros()
        reached = breadth_first_order(residual, source, return_predecessors=False)
        behind: Ints = rows[np.sort(reached[reached < len(rows)])]
        return behind

    def _network(self, rows: Ints) -> "tuple[csr_array, int, int]":
        """Build source → rows → suppliers → sink with their capacities."""
        from scipy.sparse import csr_array

        count, suppliers = len(rows), len(self.supply)
        source, sink = count + suppliers, count + suppliers + 1
        a, b = np.nonzero(self.open[rows])
        tails = np.concatenate([np.full(count, source), a, np.arange(suppliers) + count])
        heads = np.concatenate([np.arange(count), b + count, np.full(suppliers, sink)])
        capacity = np.concatenate([self.need[rows], np.ones(len(a), dtype=np.int64), self.supply])
        shape = (sink + 1, sink + 1)
        return csr_array((capacity.astype(np.int32), (tails, heads)), shape=shape), source, sink
