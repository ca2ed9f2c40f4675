"""Vectors of texts in the inputs of a ranking: numbers of two bytes, written as base64 under each card's ref.

Half precision (IEEE 754 binary16, little-endian) keeps three digits of each number, and a directory of 1,000 cards
under a megabyte. The ranking is computed from what is stored, never from what the encoder gave.
"""

from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from circulade.engines.matching import Card, Encoder
from circulade.engines.matching.encoder import Known
from circulade.engines.matching.options import Floats

SIDES = ("query", "passage")


def packed(vector: Floats) -> bytes:
    """Return a vector of length 1 in half precision."""
    length = float(np.linalg.norm(vector))
    return np.asarray(vector / max(length, 1e-12), dtype="<f2").tobytes()


def unpacked(stored: bytes) -> Floats:
    """Return a vector from its bytes."""
    return np.frombuffer(stored, dtype="<f2").astype(np.float64)


def encoded(encoder: Encoder, queries: Sequence[Card], items: Sequence[Card]) -> dict[str, Any]:
    """Return the name of the encoder and the vectors of all texts by side and ref."""
    told: dict[str, Any] = {"name": encoder.name}
    for side, cards in zip(SIDES, (queries, items), strict=True):
        vectors = encoder.embed([card.text for card in cards], side)
        told[side] = {
            card.ref: b64encode(packed(vector)).decode() for card, vector in zip(cards, vectors, strict=True)
        }
    return told


def known_in(told: Mapping[str, Any], queries: Sequence[Card], items: Sequence[Card]) -> Known:
    """Return the vectors of stored inputs as an encoder."""
    return Known(
        told["name"],
        {
            (side, card.text): unpacked(b64decode(told[side][card.ref]))
            for side, cards in zip(SIDES, (queries, items), strict=True)
            for card in cards
        },
    )
