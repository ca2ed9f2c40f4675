"""Which code passes over the pairs of a frame: compiled where it is installed and there are many, else numpy."""

from collections.abc import Callable
from dataclasses import dataclass
from sys import modules
from types import ModuleType

import numpy as np

from circulade.engines.symbiosis.frame import Frame, Group
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.numba_code import loaded

COMPILED = "circulade.engines.symbiosis.reach_numba"
ROOM = 1 << 16
WORTH = 50_000_000
"""Accepted pairs below which loading the compiled code takes longer than numpy needs."""
WORTH_LOADED = 2_000_000
"""The same where it is loaded already."""


def accepted(frame: Frame) -> int:
    """Count the pairs that are accepted, at whatever margin."""
    return sum(len(one.offers.members) * len(one.needs.members) for one in frame.groups)


def compiled(frame: Frame) -> ModuleType | None:
    """Return the compiled code where it pays, None where numpy does; both find the same pairs."""
    worth = WORTH_LOADED if COMPILED in modules else WORTH
    return loaded(COMPILED) if accepted(frame) >= worth else None


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A group as the compiled code takes it: places and what is brought of both sides, and the leaves of needs."""

    places: tuple[Floats, Floats, Floats]
    ours: Floats
    others: tuple[Floats, Floats, Floats]
    theirs: Floats
    leaves: tuple[Ints, Floats, Floats, Floats]
    cost: tuple[float, float]

    def run(
        self, work: Callable[..., tuple[int, ...]], begin: int, rows: Ints, columns: Ints
    ) -> tuple[int, ...]:
        """Go on from a row."""
        both = self.places, self.ours, self.others, self.theirs
        return work(*both, self.leaves, self.cost, begin, rows, columns)


def ready(frame: Frame, group: Group, u: Floats, v: Floats, *, above: float, code: ModuleType) -> Ready:
    """Return what the compiled code needs of a group under prices."""
    offers, needs = group.offers.members, group.needs
    ours = frame.saved[offers] - group.processing_cost - u[offers] - above
    theirs = group.gives * (frame.worth[needs.members] - v[needs.members])
    best = np.maximum.reduceat(theirs, needs.starts[:-1])
    return Ready(
        group.offers.places,
        ours,
        needs.places,
        theirs,
        (needs.starts.astype(np.int64), np.ascontiguousarray(needs.centres), needs.radii, best),
        code.cost(frame.per_km, ours, theirs),
    )


def room(group: Group) -> tuple[Ints, Ints]:
    """Return room for the pairs that the compiled code writes down at once."""
    size = max(ROOM, 2 * len(group.needs.members))
    return np.empty(size, np.int64), np.empty(size, np.int64)
