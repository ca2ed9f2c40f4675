"""The result of a ranking: what fits whom, in which order, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from circulade.engines.matching.carried import Word

ENGINE, VERSION = "matching.rank", "1"

MOST_WORDS = 12
"""So many words are told one by one; the others together."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item stands where it does.

    `places` are its places in the orders "text" and "facets" (and what each was worth is 1 / (60 + place), adding up
    to the score); `text` is the fit of the texts, to which the weights of `words` and `other_words` add up;
    `meaning` is the cosine of the encoder and `meaning_place` the item's place by it among all that the query may see,
    None without an encoder; `shared` are the values both have by facet.
    """

    places: Mapping[str, int]
    text: float
    words: tuple[Word, ...] = ()
    other_words: float = 0.0
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    languages: tuple[str, str] = ("", "")
    meaning: float | None = None
    meaning_place: int | None = None

    @property
    def distance(self) -> int | None:
        """0 for one language (a text without one is read in the other's), 1 for two, None if none is stated."""
        return (
            int(all(self.languages) and self.languages[0] != self.languages[1])
            if any(self.languages)
            else None
        )

    def as_json(self) -> dict[str, Any]:
        """Return the reason as JSON."""
        told: dict[str, Any] = {
            "places": dict(self.places),
            "text": self.text,
            "words": [{"asked": w.asked, "found": w.found, "weight": w.weight} for w in self.words],
            "facets": {name: list(values) for name, values in self.shared.items()},
            "language": {"query": self.languages[0], "item": self.languages[1], "distance": self.distance},
        }
        if self.other_words:
            told["other_words"] = self.other_words
        if self.meaning is not None:
            told["meaning"] = self.meaning
            told["meaning_place"] = self.meaning_place
        return told


@dataclass(frozen=True, slots=True)
class Match:
    """An item for a query at a place from 1; scores compare only inside one query."""

    item: str
    rank: int
    score: float
    why: Reason


@dataclass(frozen=True, slots=True)
class Ranking:
    """The matches of every query, in the order of the queries' refs.

    `method` says how capacities were kept: "" there were none, "exact" with the largest total of scores there is
    (`bound` equals `total`), "stable" by offers and refusals, where `bound` is only what all would get without
    capacities.
    """

    matches: Mapping[str, tuple[Match, ...]]
    options: Mapping[str, Any]
    seed: str
    method: str = ""
    total: float = 0.0
    bound: float = 0.0
    engine: str = ENGINE
    version: str = VERSION

    def certificate(self) -> dict[str, Any]:
        """Return what made the ranking and what it keeps, as JSON."""
        return {
            "engine": self.engine,
            "version": self.version,
            "seed": self.seed,
            "options": dict(self.options),
            "queries": len(self.matches),
            "without_match": sum(not found for found in self.matches.values()),
            "matches": sum(map(len, self.matches.values())),
            "capacities": {"method": self.method, "total": self.total, "bound": self.bound},
        }

    def as_json(self) -> dict[str, Any]:
        """Return the whole result as JSON."""
        return {
            **self.certificate(),
            "ranking": {
                query: [[m.item, m.rank, m.score, m.why.as_json()] for m in found]
                for query, found in self.matches.items()
            },
        }
