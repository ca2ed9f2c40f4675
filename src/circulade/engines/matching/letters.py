"""How alike two words are by their letters: for languages without a stemmer, for compounds, across languages.

A word is written as it sounds, roughly (“ph” as “f”, “c” as “k”, one letter for a double one), between two marks,
and taken apart into its groups of 3 to 5 letters. Two words are as alike as the groups they share, each weighted
by how rare it is among the items' words: shared / √(all of one · all of the other), from 0 to 1.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

GROUPS = (3, 4, 5)
SHORTEST = 4
"""Words below so many letters are alike only when they are the same."""

SOUNDS = "ph>f th>t ck>k qu>kv ch>h sh>s cz>c sz>s x>ks y>i w>v j>i c>k z>s q>k"
_SOUNDS = tuple(tuple(pair.split(">")) for pair in SOUNDS.split())
_DOUBLE = re.compile(r"(.)\1+")

CHUNK = 1000

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@lru_cache(maxsize=200_000)
def groups(word: str) -> tuple[str, ...]:
    """Return the different groups of letters of a word in Latin letters, sorted.

    >>> groups("cafe")
    ('afe', 'afe$', 'kaf', 'kafe', 'kafe$', 'fe$', '^ka', '^kaf', '^kafe')
    """
    for written, sounds in _SOUNDS:
        word = word.replace(written, sounds)
    whole = "^" + _DOUBLE.sub(r"\1", word) + "$"
    return tuple(sorted({whole[at : at + n] for n in GROUPS for at in range(len(whole) - n + 1)}))


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """The groups of the items' words: `marks` [word, group] is 1 where a word has a group."""

    numbers: dict[str, int]
    marks: Any
    weight: Floats
    size: Floats
    unseen: float

    @classmethod
    def of(cls, words: Sequence[str]) -> "Letters":
        """Count the groups of letters of these words."""
        from scipy.sparse import csr_array

        numbers: dict[str, int] = {}
        rows, columns = [], []
        for row, word in enumerate(words):
            for group in groups(word) if len(word) >= SHORTEST else ():
                rows.append(row)
                columns.append(numbers.setdefault(group, len(numbers)))
        shape = (len(words), len(numbers))
        marks = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
        weight = np.log1p(len(words) / np.maximum(marks.sum(axis=0), 1))
        return cls(numbers, marks.T.tocsr(), weight, marks @ weight, float(np.log1p(max(len(words), 1))))

    def alike(self, words: Sequence[str], *, least: float) -> tuple[Ints, Ints, Floats]:
        """Return which of `words` and which items' word are alike by at least `least`, and by how much."""
        found = [self._alike(words, start, least) for start in range(0, len(words), CHUNK)]
        rows, columns, likeness = zip(*found, strict=True) if found else ((), (), ())
        none = np.zeros(0)
        return (
            np.concatenate([none.astype(np.int64), *rows]),
            np.concatenate([none.astype(np.int64), *columns]),
            np.concatenate([none, *likeness]),
        )

    def _alike(self, words: Sequence[str], start: int, least: float) -> tuple[Ints, Ints, Floats]:
        from scipy.sparse import csr_array

        rows, columns = list[int](), list[int]()
        some = words[start : start + CHUNK]
        sizes = np.zeros(len(some))
        for row, word in enumerate(some):
            for group in groups(word) if len(word) >= SHORTEST else ():
                column = self.numbers.get(group)
                sizes[row] += self.unseen if column is None else self.weight[column]
                if column is not None:
                    rows.append(row)
                    columns.append(column)
        shape = (len(some), len(self.numbers))
        values = self.weight[np.array(columns, dtype=np.int64)]
        shared = (csr_array((values, (rows, columns)), shape=shape) @ self.marks).tocoo()
        likeness = shared.data / np.sqrt(sizes[shared.row] * self.size[shared.col])
        enough = likeness >= least
        return shared.row[enough] + start, shared.col[enough], likeness[enough]
