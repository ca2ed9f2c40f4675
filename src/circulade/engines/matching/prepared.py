"""Items made ready for any number of queries: the index that answers one query in milliseconds."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from circulade.engines.matching.card import Card, in_order
from circulade.engines.matching.draw import Draw
from circulade.engines.matching.eligibility import Eligibility
from circulade.engines.matching.fusion import DEPTH, fused
from circulade.engines.matching.lexical import Asked, Lexicon
from circulade.engines.matching.likeness import Likeness
from circulade.engines.matching.meaning import Meaning, among
from circulade.engines.matching.options import Facets, Texts

CHUNK = 32
CELLS = 4_000_000
"""Queries times items looked at together, at most: few enough to stay in the processor's cache."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """What may be shown to one query: items with points, best first, ties in the order of the draw.

    `text` and `meaning` are the fits behind the points, `meaning_places` the places by meaning alone; `places` their
    places in each order, 0 for none.
    """

    items: Ints
    points: Floats
    text: Floats
    meaning: Floats | None
    meaning_places: Ints | None
    places: dict[str, Ints]

    def at(self, positions: Sequence[int]) -> "Candidates":
        """Return the candidates at these positions, in this order."""
        kept = np.asarray(positions, dtype=np.int64)
        return Candidates(
            items=self.items[kept],
            points=self.points[kept],
            text=self.text[kept],
            meaning=None if self.meaning is None else self.meaning[kept],
            meaning_places=None if self.meaning_places is None else self.meaning_places[kept],
            places={name: place[kept] for name, place in self.places.items()},
        )


class Prepared:
    """Items indexed by their words, facets and, with an encoder, meaning."""

    def __init__(
        self, items: Collection[Card], *, facets: Facets | None = None, texts: Texts | None = None
    ) -> None:
        self.items = in_order(items, field="items")
        self.facets, self.texts = facets or Facets(), texts or Texts()
        self.refs = [item.ref for item in self.items]
        self.place = {ref: at for at, ref in enumerate(self.refs)}
        self.lexicon = Lexicon([(item.text, item.language) for item in self.items])
        self.eligibility = Eligibility(self.items, self.place, hard=self.facets.hard)
        self.likeness = Likeness(self.items, soft=self.facets.soft)
        encoder = self.texts.encoder
        self.meaning = Meaning(self.items, encoder) if encoder else None

    def ask(self, queries: Sequence[Card]) -> Asked:
        """Read the words of queries."""
        return self.lexicon.ask([(query.text, query.language) for query in queries])

    def candidates(
        self,
        queries: Sequence[Card],
        asked: Asked,
        *,
        blocked: Mapping[str, Collection[str]],
        seed: str,
        depth: int = DEPTH,
        most: int | None = None,
    ) -> Iterator[Candidates]:
        """Return the candidates of each query, in order; `most` of them, where the others are of no use."""
        draw = Draw(self.refs, seed)
        meant = self.meaning.of(queries) if self.meaning else None
        chunk = max(min(CHUNK, CELLS // max(len(self.items), 1)), 1)
        starts = range(0, len(queries), chunk)
        for start, fits in zip(starts, self._fits(asked, starts, len(queries)), strict=True):
            stop = min(start + chunk, len(queries))
            for at in range(start, stop):
                query = queries[at]
                eligible = self.eligibility.of(query, blocked=blocked.get(query.ref, ()))
                text = np.where(eligible, fits[at - start], 0.0)
                alike = self.likeness.of(query)
                orders = {"text": text}
                if self.meaning is not None and meant is not None:
                    orders["text"] = self.meaning.merged(query, text, meant[at], eligible)
                if alike is not None:
                    orders["facets"] = np.where(eligible, alike, 0.0)
                worth, places = fused(list(orders.values()), depth=depth)
                found = draw.ordered(worth, most=most)
                yield Candidates(
                    items=found,
                    points=worth[found],
                    text=text[found],
                    meaning=None if meant is None else meant[at][found],
                    meaning_places=None if meant is None else among(meant[at], eligible)[found],
                    places={name: place[found] for name, place in zip(orders, places, strict=True)},
                )

    def _fits(self, asked: Asked, starts: range, count: int) -> Iterator[Floats]:
        """Return the fits of each chunk; the next is computed beside the caller's work on this one."""

        def chunk(start: int) -> Floats:
            return asked.fits(start, min(start + starts.step, count), mutual=self.texts.mutual)

        if len(starts) <= 1:
            yield from map(chunk, starts)
            return
        with ThreadPoolExecutor(max_workers=1) as beside:
            ahead = beside.submit(chunk, starts[0])
            for start in starts[1:]:
                ready, ahead = ahead.result(), beside.submit(chunk, start)
                yield ready
            yield ahead.result()
