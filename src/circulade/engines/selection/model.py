"""The integer programme of a selection, over classes of applicants that no rule tells apart.

Applicants with the same points, the same open tracks and the same part in every rule are
interchangeable: the programme counts how many of such a class each track takes, and the
public draw says who. A class is one applicant where points are all different.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from circulade.engines.selection.eligibility import open_tracks
from circulade.engines.selection.points import Points
from circulade.engines.selection.pool import Pool
from circulade.engines.selection.rows import Mask, Row, rows
from circulade.engines.selection.rules import Rules
from circulade.engines.selection.solver import Programme, Whole

if TYPE_CHECKING:  # scipy takes long to import: only building a model does
    from scipy.sparse import csr_matrix


@dataclass(frozen=True)
class Model:
    """Rows over applicants, and the same programme over classes of them.

    `opened` is applicants × tracks; `owner` gives an applicant's class (-1: ineligible);
    `column` is classes × tracks, -1 where the track is closed to the class.
    """

    opened: Mask
    rows: tuple[Row, ...]
    owner: Whole
    column: Whole
    programme: Programme

    def costs(self, values: Whole) -> Whole:
        """Objective over the programme's columns from values over applicants × tracks."""
        costs = np.zeros(len(self.programme.lower), dtype=np.int64)
        used = self.column >= 0
        costs[self.column[used]] = values[self.first][used]
        return costs

    @cached_property
    def first(self) -> Whole:
        """The first applicant of each class."""
        _, first = np.unique(self.owner[self.owner >= 0], return_index=True)
        return np.asarray(np.flatnonzero(self.owner >= 0)[first], dtype=np.int64)


def opened(pool: Pool, points: Mapping[str, Points], rules: Rules, *, dropped: Container[str] = ()) -> Mask:
    """Which tracks are open to whom: applicants × tracks."""
    names = [track.name for track in rules.tracks]
    mask = np.zeros((len(pool.applicants), len(names)), dtype=bool)
    for number, one in enumerate(pool.applicants):
        for name in open_tracks(one, points[one.ref], rules, dropped=dropped):
            mask[number, names.index(name)] = True
    return mask


def build(
    pool: Pool, rules: Rules, mask: Mask, *, features: Sequence[Whole] = (), dropped: Container[str] = ()
) -> Model:
    """Build the model; `features` (applicants × tracks) are what objectives may tell applicants apart by."""
    from scipy.sparse import csc_matrix, vstack

    asked = tuple(rows(pool, rules, mask, dropped=dropped))
    matrix = sparse(asked, mask.size)
    owner = _classes(mask, matrix, features)
    sizes = np.bincount(owner[owner >= 0])
    first = np.flatnonzero(owner >= 0)[np.unique(owner[owner >= 0], return_index=True)[1]]
    used = mask[first]
    column = np.full(used.shape, -1, dtype=np.int64)
    column[used] = np.arange(used.sum())
    tracks = mask.shape[1]
    sources = (first[:, None] * tracks + np.arange(tracks))[used]
    within = _membership(used, column)
    bounds = np.broadcast_to(sizes[:, None], used.shape)
    several = used.sum(axis=1) > 1
    programme = Programme(
        matrix=csc_matrix(vstack([matrix.tocsc()[:, sources], within[several]], format="csc")),
        least=np.array([*(row.least for row in asked), *(0 for _ in sizes[several])], dtype=np.int64),
        most=np.array([*(row.most for row in asked), *sizes[several]], dtype=np.int64),
        lower=np.zeros(int(used.sum()), dtype=np.int64),
        upper=bounds[used].astype(np.int64),
    )
    return Model(mask, asked, owner, column, programme)


def sparse(asked: Sequence[Row], columns: int) -> "csr_matrix":
    """The rows as one matrix over (applicant, track)."""
    from scipy.sparse import csr_matrix

    starts = np.cumsum([0, *(len(row.columns) for row in asked)])
    indices = np.concatenate([np.zeros(0, dtype=np.int64), *(row.columns for row in asked)])
    data = np.concatenate([np.zeros(0, dtype=np.int64), *(row.coefficients for row in asked)])
    return csr_matrix((data, indices, starts), shape=(len(asked), columns))


def _classes(mask: Mask, matrix: "csr_matrix", features: Sequence[Whole]) -> Whole:
    """Number the classes in the order of their first applicant."""
    by_column = matrix.tocsc()
    by_column.sort_indices()
    count, tracks = mask.shape
    plain = [np.ascontiguousarray(np.where(mask, feature, 0)) for feature in features]
    starts = by_column.indptr
    numbers: dict[tuple[bytes, ...], int] = {}
    owner = np.full(count, -1, dtype=np.int64)
    for number in np.flatnonzero(mask.any(axis=1)):
        begin, end = starts[number * tracks], starts[(number + 1) * tracks]
        lengths = np.diff(starts[number * tracks : (number + 1) * tracks + 1])
        signature = (
            mask[number].tobytes(),
            lengths.tobytes(),
            by_column.indices[begin:end].tobytes(),
            by_column.data[begin:end].tobytes(),
            *(feature[number].tobytes() for feature in plain),
        )
        owner[number] = numbers.setdefault(signature, len(numbers))
    return owner


def _membership(used: Mask, column: Whole) -> "csr_matrix":
    """Classes × columns: which columns belong to a class."""
    from scipy.sparse import csr_matrix

    classes = np.nonzero(used)[0]
    ones = np.ones(len(classes), dtype=np.int64)
    return csr_matrix((ones, (classes, column[used])), shape=(len(used), len(classes)))
