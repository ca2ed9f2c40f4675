"""The terms of texts: stems where the language has a stemmer, folded words where it has none.

A term belongs to its language: the German “Art” is not the English “art”. Where no language is stated the term has
none, and is read in the language of what it is compared with.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from circulade.words.latin import latin, words
from circulade.words.stemming import has_stemmer, stem

LONGEST = 64

Term = tuple[str, str]
"""Language and root."""


@lru_cache(maxsize=500_000)
def root(word: str, language: str) -> str:
    """Return the stem of a word in Latin letters; the whole word in a language without a stemmer."""
    return latin(stem(word, language=language) if has_stemmer(language) else word)[:LONGEST]


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """All terms of some texts, and how often each stands in each text (`counts` [text, term]).

    `forms` holds a word for each term as it was written, the first in alphabetical order; `latins` the same in
    Latin letters.
    """

    numbers: dict[Term, int]
    forms: list[str]
    counts: Any

    @property
    def latins(self) -> list[str]:
        """Return the form of each term in Latin letters."""
        return [latin(form)[:LONGEST] for form in self.forms]

    @classmethod
    def of(cls, texts: Sequence[tuple[str, str]]) -> "Terms":
        """Read texts, each with its language."""
        from scipy.sparse import csr_array

        numbers: dict[Term, int] = {}
        forms: list[str] = []
        known: dict[Term, int] = {}
        starts, columns, values = [0], list[int](), list[int]()
        for text, language in texts:
            counted: dict[int, int] = {}
            for word in words(text):
                number = known.get((language, word))
                if number is None:
                    number = known[language, word] = _number(word, language, numbers, forms)
                counted[number] = counted.get(number, 0) + 1
            counted.pop(-1, None)
            columns += counted
            values += counted.values()
            starts.append(len(columns))
        shape = (len(texts), len(numbers))
        parts = (np.array(values, dtype=np.float64), np.array(columns, dtype=np.int64), np.array(starts))
        counts = csr_array(parts, shape=shape)
        counts.sort_indices()
        return cls(numbers, forms, counts)


def _number(word: str, language: str, numbers: dict[Term, int], forms: list[str]) -> int:
    """Return the number of a word's term, -1 for a word of which nothing is left, and keep its form."""
    key = language, root(word, language)
    if not key[1]:
        return -1
    number = numbers.setdefault(key, len(numbers))
    if number == len(forms):
        forms.append(word)
    forms[number] = min(forms[number], word)
    return number
