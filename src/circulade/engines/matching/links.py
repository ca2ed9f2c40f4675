"""Which words of the queries mean which words of the items, and how surely (0 to 1).

The same stem of one language, or the same word where a language is not stated, is sure (1). Beyond that, likeness
by letters counts as what it is: always between languages and in languages without a stemmer, from a higher bar
where a stemmer already joined what belongs together (German compounds remain).
"""

from collections import defaultdict
from typing import Any

import numpy as np

from circulade.engines.matching.letters import Letters
from circulade.engines.matching.terms import Terms, root
from circulade.words.stemming import has_stemmer

LEAST = 0.12
LEAST_BESIDE_A_STEMMER = 0.3
SHORTEST = 3


class Links:
    """The items' terms, ready to be linked to."""

    def __init__(self, items: Terms) -> None:
        self.items = items
        self.letters = Letters.of(items.latins)
        self.languages = sorted({language for language, _ in items.numbers})
        self._stemmed = np.array([has_stemmer(language) for language in self.languages], dtype=np.bool_)
        place = {language: number for number, language in enumerate(self.languages)}
        self._language = np.array([place[language] for language, _ in items.numbers], dtype=np.int64)
        self._same: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(items.latins):
            if len(word) >= SHORTEST or any(map(str.isdigit, word)):
                self._same[word].append(number)
        self._unstated: dict[str, dict[str, list[int]]] = {}

    def of(self, queries: Terms) -> Any:
        """Return how surely each query term means each item term, [query term, item term]."""
        from scipy.sparse import csr_array

        sure = [
            (row, column)
            for row, (term, form, word) in enumerate(
                zip(queries.numbers, queries.forms, queries.latins, strict=True)
            )
            for column in self._sure(term[0], term[1], form, word)
        ]
        rows, columns, likeness = self.letters.alike(queries.latins, least=LEAST)
        place = {language: number for number, language in enumerate(self.languages)}
        spoken = np.array([place.get(language, -1) for language, _ in queries.numbers], dtype=np.int64)
        beside = spoken[rows] == self._language[columns]
        beside &= self._stemmed[self._language[columns]]
        kept = ~beside | (likeness >= LEAST_BESIDE_A_STEMMER)
        shape = (len(queries.forms), len(self.items.forms))
        ones = np.array(sure, dtype=np.int64).reshape(-1, 2)
        alike = csr_array((likeness[kept], (rows[kept], columns[kept])), shape=shape)
        exact = csr_array((np.ones(len(ones)), (ones[:, 0], ones[:, 1])), shape=shape)
        return csr_array(alike.maximum(exact))

    def _sure(self, language: str, key: str, form: str, word: str) -> set[int]:
        """Return the item terms that are this one."""
        found = set(self._same.get(word, ()))
        for spoken in [language] if language else self.languages:
            wanted = key if spoken == language else root(form, spoken)
            number = self.items.numbers.get((spoken, wanted))
            if number is not None:
                found.add(number)
        if language:
            found.update(self._read_in(language).get(key, ()))
        return found

    def _read_in(self, language: str) -> dict[str, list[int]]:
        """Return the items' terms without a language by what they are in this one."""
        if language not in self._unstated:
            roots: dict[str, list[int]] = defaultdict(list)
            for (spoken, _), number in self.items.numbers.items() if "" in self.languages else ():
                if not spoken:
                    roots[root(self.items.forms[number], language)].append(number)
            self._unstated[language] = roots
        return self._unstated[language]
