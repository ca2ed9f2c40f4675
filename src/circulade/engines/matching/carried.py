"""Which words carried a fit: each pair of words with its share, which add up to the fit.

A fit is the geometric mean of two sums; a pair of words has in it the mean of its shares in both.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from circulade.engines.matching.lexical import Asked

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the query, the word of the item that it met, and its share of the fit."""

    asked: str
    found: str
    weight: float


def words_of(
    asked: Asked, queries: Ints, items: Ints, fits: Sequence[float], *, mutual: bool
) -> list[tuple[Word, ...]]:
    """Return for each pair of a query and an item the words that carried its fit, the weightiest first."""
    pair, term, found, link = _joined(asked, queries, items)
    lexicon, count = asked.lexicon, len(queries)
    shares = link * _cells(lexicon.points, items[pair], found)
    shares /= np.bincount(pair, weights=shares, minlength=count)[pair]
    if mutual:
        told = link * _cells(asked.told, queries[pair], term) * lexicon.idf[found]
        shares = (shares + told / np.bincount(pair, weights=told, minlength=count)[pair]) / 2
    weights = shares * np.asarray(fits)[pair]
    order = np.lexsort((found, term, -weights, pair))
    ends = np.searchsorted(pair[order], np.arange(count + 1))
    asked_forms, found_forms = asked.terms.forms, lexicon.terms.forms
    listed = [
        Word(asked_forms[t], found_forms[f], w)
        for t, f, w in zip(term[order].tolist(), found[order].tolist(), weights[order].tolist(), strict=True)
    ]
    return [tuple(listed[a:b]) for a, b in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]


def _joined(asked: Asked, queries: Ints, items: Ints) -> tuple[Ints, Ints, Ints, npt.NDArray[np.float64]]:
    """Return every link between a word of a pair's query and a word of its item: pair, both terms, link."""
    said, terms = asked.terms.counts, asked.links.shape[1]
    pair, at = _rows(said.indptr, queries)
    term = said.indices[at].astype(np.int64)
    place, at = _rows(asked.links.indptr, term)
    pair, term = pair[place], term[place]
    found, link = asked.links.indices[at].astype(np.int64), asked.links.data[at]
    counts = asked.lexicon.terms.counts
    owner, at = _rows(counts.indptr, items)
    there = owner * terms + counts.indices[at]  # ascending: rows in order, indices sorted
    wanted = pair * terms + found
    spot = np.minimum(np.searchsorted(there, wanted), max(len(there) - 1, 0))
    kept = there[spot] == wanted if len(there) else np.zeros(len(wanted), dtype=np.bool_)
    return pair[kept], term[kept], found[kept], link[kept]


def _rows(indptr: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Return the place in `rows` and the position of every cell of these rows of a sparse matrix."""
    lengths = (indptr[rows + 1] - indptr[rows]).astype(np.int64)
    place = np.repeat(np.arange(len(rows)), lengths)
    before = np.cumsum(lengths) - lengths
    return place, np.arange(len(place)) - before[place] + indptr[rows][place].astype(np.int64)


def _cells(matrix: object, rows: Ints, columns: Ints) -> npt.NDArray[np.float64]:
    """Return single cells of a sparse matrix."""
    if not len(rows):
        return np.zeros(0)
    return np.asarray(matrix[rows, columns], dtype=np.float64).ravel()  # type: ignore[index]
