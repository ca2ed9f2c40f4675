"""The public draw that settles ties: anybody can recompute it from the published seed."""

from collections.abc import Sequence
from hashlib import sha256
from unicodedata import normalize

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def lot(*names: str) -> float:
    """Return the lot of some names joined by "|", from 0 to 1: the first 48 bits of their SHA-256."""
    return int.from_bytes(sha256(normalize("NFC", "|".join(names)).encode()).digest()[:6]) / 2.0**48


class Draw:
    """Items in the order of the SHA-256 of `seed|ref` (UTF-8, NFC); computed only for those that tie."""

    def __init__(self, refs: Sequence[str], seed: str) -> None:
        self.seed = seed
        self._refs = refs
        self._keys: dict[int, bytes] = {}

    def key(self, item: int) -> bytes:
        """Return the key of an item by its position."""
        if item not in self._keys:
            text = normalize("NFC", f"{self.seed}|{self._refs[item]}")
            self._keys[item] = sha256(text.encode()).digest()
        return self._keys[item]

    def ordered(self, points: Floats, *, most: int | None = None) -> Ints:
        """Return the items with points, best first and ties by the draw; at most `most`."""
        found = np.flatnonzero(points)
        if most is not None and len(found) > most:
            worth = points[found]
            found = found[worth >= np.partition(worth, len(worth) - most)[len(worth) - most]]
        best = -points[found]
        listed = sorted(zip(best.tolist(), map(self.key, found.tolist()), found.tolist(), strict=True))
        return np.array([item for _, _, item in listed[:most]], dtype=np.int64)
