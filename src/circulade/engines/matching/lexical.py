"""How well texts fit by their words, and which words carried it.

asked(q, i) = Σ over words w of the query and v of the item  link(w, v) · points(v, i): what the query asks and the
item says, by BM25. told(q, i) = Σ link(w, v) · idf(v) · saturated(w, q): the same seen from the item. Each is
divided by what the text would get from itself, and the fit is the geometric mean of the two, or asked alone when
the fit is not to be mutual.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from circulade.engines.matching.bm25 import Floats, average_length, rarity, saturated, unseen
from circulade.engines.matching.links import Links
from circulade.engines.matching.terms import Terms

TINY = 1e-300


def _scaled_columns(matrix: Any, by: Floats) -> Any:
    from scipy.sparse import csr_array

    return csr_array((matrix.data * by[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape)


def _present(matrix: Any) -> Any:
    from scipy.sparse import csr_array

    return csr_array((np.ones(len(matrix.data)), matrix.indices, matrix.indptr), shape=matrix.shape)


class Lexicon:
    """The items' words, counted and weighed once for any number of queries."""

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        self.terms = Terms.of(texts)
        self.links = Links(self.terms)
        self.idf = rarity(self.terms.counts)
        self.points = _scaled_columns(
            saturated(self.terms.counts, average=average_length(self.terms.counts)), self.idf
        )
        self.own = self.points.sum(axis=1)
        self.present = _present(self.terms.counts)

    def ask(self, texts: Sequence[tuple[str, str]]) -> "Asked":
        """Read the texts of queries."""
        terms = Terms.of(texts)
        links = self.links.of(terms)
        count = len(self.own)
        sure = links.tocoo()
        whole = sure.data >= 1
        idf = np.zeros(len(terms.forms))
        np.maximum.at(idf, sure.row[whole], self.idf[sure.col[whole]])
        idf[idf == 0] = unseen(count)
        told = saturated(terms.counts, average=average_length(terms.counts))
        asked = _present(terms.counts)
        return Asked(
            lexicon=self,
            terms=terms,
            links=links,
            told=told,
            asked_links=asked @ links,
            told_links=_scaled_columns(told @ links, self.idf),
            own=_scaled_columns(told, idf).sum(axis=1),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The words of queries, linked to those of the items."""

    lexicon: Lexicon
    terms: Terms
    links: Any
    told: Any
    asked_links: Any
    told_links: Any
    own: Floats

    def fits(self, start: int, stop: int, *, mutual: bool) -> Floats:
        """Return the fit of queries start … stop with every item, [query, item]."""
        lexicon = self.lexicon
        fits = lexicon.points @ self.asked_links[start:stop].T.toarray()
        fits /= np.maximum(self.own[start:stop], TINY)
        if mutual:
            fits *= lexicon.present @ self.told_links[start:stop].T.toarray()
            fits /= np.maximum(lexicon.own, TINY)[:, None]
            np.sqrt(fits, out=fits)
        return np.ascontiguousarray(fits.T)
