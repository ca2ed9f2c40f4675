"""Settle ties by the published draw: among all best assignments, one that anybody can recompute.

Draw number of a pair = SHA-256 of UTF-8 NFC `seed|application|assessor`. Walk the pairs by draw number,
ascending; choose each that some best assignment, agreeing with all earlier decisions, contains. The
result depends on the set of best assignments and the seed only, not on where the walk began.
"""

from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from unicodedata import normalize

import numpy as np

from circulade.engines.assessment.demand import Bools, Demand
from circulade.engines.assessment.proof import Proof


def draw_number(seed: str, application: str, assessor: str) -> bytes:
    """Return the 32 bytes by which a pair is drawn."""
    return sha256(normalize("NFC", f"{seed}|{application}|{assessor}").encode()).digest()


def settled(demand: Demand, proof: Proof, *, seed: str) -> Bools:
    """Return the best assignment [application, assessor] that the draw picks."""
    tied = demand.open & (proof.surplus == 0) & (demand.need > 0)[:, None]
    pairs = [(int(a), int(r)) for a, r in zip(*np.nonzero(tied), strict=True)]
    pairs.sort(key=lambda p: (draw_number(seed, demand.applications[p[0]], demand.assessors[p[1]]), p))
    walk = _Walk(demand, proof, tied)
    for application, assessor in pairs:
        walk.decide(application, assessor)
    return walk.chosen


class _Walk:
    """The best assignments still possible, held as one of them and the exchanges that lead to the others.

    Sets of assessors are bits of an integer. `leaving[a]`, `joining[a]`: undecided pairs of application a
    that are chosen, or not; `count[r, s]`: applications that could go from r to s; `arcs[r]`: those s.
    """

    def __init__(self, demand: Demand, proof: Proof, tied: Bools) -> None:
        self.chosen = proof.chosen.copy()
        self.leaving = tied & proof.chosen
        self.joining = tied & ~proof.chosen
        self.demand = demand
        self.load = self.chosen.sum(axis=0)
        self.elastic = proof.price == 0  # a place with a price stays as full, or as empty, as it is
        self.count = self.leaving.T.astype(np.int64) @ self.joining.astype(np.int64)
        self.arcs = [_bits(row > 0) for row in self.count]

    def decide(self, application: int, assessor: int) -> None:
        """Choose the pair if a best assignment still can, and never look at it again."""
        if not self.leaving[application].any():
            return  # all its assessors are decided: this pair is out
        if self.joining[application, assessor]:
            path = self._path(assessor, _bits(self.leaving[application]))
            for source, target in pairwise(path):
                self._move(source, target)
            if path:
                self._swap(application, path[-1], assessor)
        self._count(application, -1)
        self.leaving[application, assessor] = self.joining[application, assessor] = False
        self._count(application, +1)

    def _path(self, start: int, goals: int) -> list[int]:
        """Return the assessors (or the node of free places) by which a place at `start` reaches a goal."""
        before, seen, layer = dict[int, int](), 1 << start, [start]
        while layer:
            following = []
            for node in layer:
                fresh = self._onward(node) & ~seen
                seen |= fresh
                for target in _members(fresh):
                    before[target] = node
                    if goals >> target & 1:
                        return _back(before, target, start)
                    following.append(target)
            layer = following
        return []

    def _onward(self, node: int) -> int:
        places = len(self.demand.assessors)
        if node == places:
            return _bits(self.elastic & (self.load > self.demand.least))
        spare = self.elastic[node] and self.load[node] < self.demand.free[node]
        return self.arcs[node] | (1 << places if spare else 0)

    def _move(self, source: int, target: int) -> None:
        places = len(self.demand.assessors)
        if target == places:
            self.load[source] += 1
        elif source == places:
            self.load[target] -= 1
        else:
            self._swap(int((self.leaving[:, source] & self.joining[:, target]).argmax()), source, target)

    def _swap(self, application: int, source: int, target: int) -> None:
        self._count(application, -1)
        for marks, value in ((self.chosen, True), (self.leaving, True), (self.joining, False)):
            marks[application, target], marks[application, source] = value, not value
        self._count(application, +1)

    def _count(self, application: int, sign: int) -> None:
        for source in np.flatnonzero(self.leaving[application]):
            self.count[source] += sign * self.joining[application]
            self.arcs[source] = _bits(self.count[source] > 0)


def _bits(marks: Bools) -> int:
    return int.from_bytes(np.packbits(marks, bitorder="little").tobytes(), "little")


def _members(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def _back(before: dict[int, int], node: int, start: int) -> list[int]:
    path = [node]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path[::-1]
