"""BM25: how much a word says, by how rare it is, how often it stands in a text and how long the text is.

points(word, text) = idf · f·(k + 1) / (f + k·(1 − b + b·length/average)), idf = ln(1 + (N − n + ½)/(n + ½)), with
f the word's count, N the items, n those with the word. Source: Robertson and Zaragoza, “The Probabilistic Relevance
Framework: BM25 and Beyond” (2009).
"""

from typing import Any

import numpy as np
import numpy.typing as npt

K, B = 1.2, 0.75

Floats = npt.NDArray[np.float64]


def rarity(counts: Any) -> Floats:
    """Return the idf of each term of `counts` [text, term]."""
    texts = counts.shape[0]
    holders = np.bincount(counts.indices, minlength=counts.shape[1])
    return np.asarray(np.log1p((texts - holders + 0.5) / (holders + 0.5)))


def unseen(texts: int) -> float:
    """Return the idf of a term that stands in none of `texts` texts."""
    return float(np.log1p((texts + 0.5) / 0.5))


def average_length(counts: Any) -> float:
    """Return the mean number of words of the texts; 1 when there are none."""
    return float(counts.sum() / max(counts.shape[0], 1)) or 1.0


def saturated(counts: Any, *, average: float) -> Any:
    """Return f·(k + 1) / (f + k·(1 − b + b·length/average)) for each count of [text, term]."""
    from scipy.sparse import csr_array

    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    length = counts.sum(axis=1)[rows]
    values = counts.data * (K + 1) / (counts.data + K * (1 - B + B * length / average))
    return csr_array((values, counts.indices, counts.indptr), shape=counts.shape)
