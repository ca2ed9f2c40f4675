"""Replacements: who could take a member's place with everybody else staying."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from circulade.engines.selection.rows import Mask, Row
from circulade.engines.selection.solver import Whole

if TYPE_CHECKING:
    from scipy.sparse import csc_matrix


class Swaps:
    """Checks of single replacements against all rows; applicants and tracks are numbers.

    `members` lists the member applicants, `track_of` their tracks in the same order.
    """

    def __init__(
        self, asked: Sequence[Row], matrix: "csc_matrix", opened: Mask, members: Mapping[int, int]
    ) -> None:
        self.opened, self.tracks = opened, opened.shape[1]
        self.rows, self.matrix = tuple(asked), matrix
        self.members = np.array(sorted(members), dtype=np.int64)
        self.track_of = np.array([members[number] for number in sorted(members)], dtype=np.int64)
        self.least = np.array([row.least for row in asked], dtype=np.int64)[:, None]
        self.most = np.array([row.most for row in asked], dtype=np.int64)[:, None]
        self.held = matrix[:, self.members * self.tracks + self.track_of].toarray()
        self.activity = self.held.sum(axis=1)[:, None]
        # Who leaves takes the panel's decision to include it along.
        included = np.array([row.rule.startswith("include[") for row in asked], dtype=bool)[:, None]
        self.waived = included & (self.held > 0)

    def own(self, candidate: int) -> Whole:
        """Rows × tracks: the candidate's part in every row."""
        start = candidate * self.tracks
        return np.asarray(self.matrix[:, start : start + self.tracks].toarray(), dtype=np.int64)

    def broken(self, candidate: int) -> Mask:
        """Rows × members: which rows break when the candidate takes the member's place."""
        after = self.activity - self.held + self.own(candidate)[:, self.track_of]
        return np.asarray(((after < self.least) | (after > self.most)) & ~self.waived, dtype=bool)

    def replaceable(self, candidate: int) -> Whole:
        """Positions in `members` of those the candidate could replace under the rules."""
        open_to = self.opened[candidate, self.track_of]
        return np.asarray(np.flatnonzero(open_to & ~self.broken(candidate).any(axis=0)), dtype=np.int64)


def reserve(swaps: Swaps, order: Iterable[int], length: int) -> dict[int, Whole]:
    """The first `length` applicants of `order` who could replace somebody, with whom (as member positions)."""
    listed: dict[int, Whole] = {}
    for candidate in order:
        if len(listed) == length:
            break
        replaceable = swaps.replaceable(candidate)
        if len(replaceable):
            listed[candidate] = replaceable
    return listed
