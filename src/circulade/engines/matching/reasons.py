"""Give every match its reason: the places it took, the words that carried it, the values both share."""

from collections.abc import Sequence

import numpy as np

from circulade.engines.matching.card import Card
from circulade.engines.matching.carried import Word, words_of
from circulade.engines.matching.lexical import Asked
from circulade.engines.matching.options import Facets
from circulade.engines.matching.prepared import Candidates, Prepared
from circulade.engines.matching.result import MOST_WORDS, Match, Reason

CHUNK = 500


def matches_of(
    queries: Sequence[Card], prepared: Prepared, asked: Asked, chosen: Sequence[Candidates]
) -> dict[str, tuple[Match, ...]]:
    """Give every chosen item its place and reason."""
    matches: dict[str, tuple[Match, ...]] = {}
    for start in range(0, len(queries), CHUNK):
        some = chosen[start : start + CHUNK]
        pairs = np.repeat(np.arange(start, start + len(some)), [len(one.items) for one in some])
        items = np.concatenate([one.items for one in some])
        fits = np.concatenate([one.text for one in some]).tolist()
        words = iter(words_of(asked, pairs, items, fits, mutual=prepared.texts.mutual))
        for query, one in zip(queries[start : start + CHUNK], some, strict=True):
            matches[query.ref] = tuple(
                Match(item.ref, at + 1, score, _reason(query, item, one, at, next(words), prepared.facets))
                for at, (item, score) in enumerate(
                    zip([prepared.items[i] for i in one.items], one.points.tolist(), strict=True)
                )
            )
    return matches


def _reason(
    query: Card, item: Card, one: Candidates, at: int, words: tuple[Word, ...], facets: Facets
) -> Reason:
    listed = words[:MOST_WORDS]
    shared = {
        name: tuple(sorted(query.facets.get(name, frozenset()) & item.facets.get(name, frozenset())))
        for name in (*facets.hard, *facets.soft)
    }
    return Reason(
        places={name: int(place[at]) for name, place in one.places.items() if place[at]},
        text=float(one.text[at]),
        words=listed,
        other_words=float(sum(word.weight for word in words[MOST_WORDS:])),
        shared={name: values for name, values in shared.items() if values},
        languages=(query.language, item.language),
        meaning=None if one.meaning is None else float(one.meaning[at]),
        meaning_place=None if one.meaning_places is None else int(one.meaning_places[at]),
    )
