"""The public draw: anybody can recompute it from the published seed."""

from collections.abc import Iterable
from hashlib import sha256
from unicodedata import normalize


def draw(refs: Iterable[str], seed: str) -> dict[str, int]:
    """Number applicants from 1 in the order of the SHA-256 of `seed|ref` (UTF-8, Unicode NFC)."""
    drawn = sorted(refs, key=lambda ref: sha256(normalize("NFC", f"{seed}|{ref}").encode()).digest())
    return {ref: number for number, ref in enumerate(drawn, start=1)}
