"""Likeness of meaning by an encoder, made comparable between languages, and fused with words inside each.

Vectors of one language share a direction that says nothing but the language: the mean of each language is taken
off and the rest normalised. Words and meaning are fused only among the items of the query's language, where both
can be compared: BY_WORDS · fit + (1 − BY_WORDS) · cosine, the cosines stretched from 0 (the farthest) to 1 (the
nearest). The first in that order then takes the largest cosine of these items, the second the next, so that items of
other languages stand where their own cosines put them. No cosine is a threshold. A text without words means nothing:
it has no place by meaning.
"""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from circulade.engines.matching.card import Card
from circulade.engines.matching.options import Encoder

ENOUGH = 20
"""So many texts of a language show its mean; a language with fewer shares the mean of all."""

BY_WORDS = 0.4
"""Chosen on everyday names of waste, which look for their codes in English; the decision record has the figures."""

DECIMALS = 6
"""Cosines are cut here: the order of additions, which differs between machines, is no difference."""

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


def _by_language(cards: Sequence[Card]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, card in enumerate(cards):
        places[card.language].append(at)
    return places


def _means(cards: Sequence[Card], vectors: Floats) -> dict[str, Floats]:
    """Return the mean vector of every language with enough texts."""
    places = _by_language(cards)
    return {name: vectors[at].mean(axis=0) for name, at in places.items() if len(at) >= ENOUGH}


def _centred(cards: Sequence[Card], vectors: Floats, means: dict[str, Floats], other: Floats) -> Floats:
    """Take the mean of its language off each vector and give it length 1."""
    apart = np.array([means.get(card.language, other) for card in cards])
    moved = vectors - apart
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-12))


def _embedded(cards: Sequence[Card], encoder: Encoder, kind: str) -> Floats:
    vectors = np.asarray(encoder.embed([card.text for card in cards], kind), dtype=np.float64)
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12))


def among(cosines: Floats, eligible: Bools) -> Ints:
    """Return the places by meaning alone, from 1, among those eligible; equal cosines share the better place."""
    ordered = np.sort(-cosines[eligible])
    return np.asarray(np.searchsorted(ordered, -cosines, side="left") + 1)


class Meaning:
    """The items' vectors."""

    def __init__(self, items: Sequence[Card], encoder: Encoder) -> None:
        self._encoder = encoder
        raw = _embedded(items, encoder, "passage") if items else np.zeros((0, 1))
        self._all = raw.mean(axis=0) if len(raw) >= ENOUGH else np.zeros(raw.shape[1])
        self._means = _means(items, raw)
        self._vectors = _centred(items, raw, self._means, self._all) if items else raw
        self._languages = np.array([item.language for item in items], dtype=object)
        self._says = np.array([bool(item.text.strip()) for item in items], dtype=np.bool_)

    def of(self, queries: Sequence[Card]) -> Floats:
        """Return the cosine of every query with every item."""
        if not queries or not len(self._vectors):
            return np.zeros((len(queries), len(self._vectors)))
        raw = _embedded(queries, self._encoder, "query")
        means = _means(queries, raw)
        centred = _centred(queries, raw, {**self._means, **means}, self._all)
        return np.asarray((centred @ self._vectors.T).round(DECIMALS))

    def merged(self, query: Card, text: Floats, meant: Floats, eligible: Bools) -> Floats:
        """Return a score above 0 for every eligible item that says something, by which they stand in order."""
        eligible = eligible & self._says
        if not query.text.strip():
            return np.where(eligible, text, 0.0)
        near = eligible & ((self._languages == query.language) | (self._languages == ""))
        if not query.language:
            near = eligible
        # A cosine is at least -1: the order stays, all are above 0.
        scores = np.where(eligible, meant + 2, 0.0)
        same = np.flatnonzero(near)
        if len(same):
            worth = (BY_WORDS * text[same] + (1 - BY_WORDS) * _stretched(meant[same])).round(12)
            best = np.sort(-worth)
            place = np.searchsorted(best, -worth, side="left")
            scores[same] = np.sort(scores[same])[::-1][place]
        return scores


def _stretched(cosines: Floats) -> Floats:
    """Return cosines from 0 for the smallest to 1 for the largest; 0 where all are equal."""
    least, most = cosines.min(), cosines.max()
    return np.asarray((cosines - least) / max(most - least, 1e-12))
