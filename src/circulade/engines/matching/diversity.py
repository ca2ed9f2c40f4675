"""An order in which the next item brings something new: maximal marginal relevance.

Each place goes to the item with the largest (1 − diversity)·points/best − diversity·(cosine of its words with the
most alike item before it). Source: Carbonell and Goldstein, “The use of MMR” (1998).
"""

from typing import Any

import numpy as np
import numpy.typing as npt

POOL = 5
"""So many times the places wanted are looked at."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def diverse(words: Any, items: Ints, points: Floats, *, top: int, diversity: float) -> list[int]:
    """Return the positions in `items` (best first) to show, in order; `words` are the items' points [item, term]."""
    pool = items[: POOL * top]
    if not len(pool):
        return []
    rows = words[pool]
    length = np.sqrt(rows.multiply(rows).sum(axis=1))
    alike = (rows @ rows.T).toarray() / np.maximum(np.outer(length, length), 1e-12)
    worth = (1 - diversity) * points[: len(pool)] / points[0]
    chosen: list[int] = []
    nearest = np.zeros(len(pool))
    left = np.ones(len(pool), dtype=np.bool_)
    while len(chosen) < top and left.any():
        value = np.where(left, (worth - diversity * nearest).round(12), -np.inf)
        best = int(np.argmax(value))  # the first of equals: `items` stand in the order of points and draw
        chosen.append(best)
        left[best] = False
        nearest = np.maximum(nearest, alike[best])
    return chosen
