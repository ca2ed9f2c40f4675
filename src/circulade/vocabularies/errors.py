"""The error of every code list: names the code, the list and what was perhaps meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import takewhile


def _shared_start(one: str, other: str) -> int:
    """How many letters two codes have in common from the left."""
    pairs = zip(one, other, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


def close_codes(code: str, known: Iterable[str]) -> tuple[str, ...]:
    """The three codes most like this one; a common beginning counts first, for codes are hierarchies."""
    alike = get_close_matches(code, list(known), n=30, cutoff=0.6)
    return tuple(sorted(alike, key=lambda other: -_shared_start(code, other))[:3])


class UnknownCode(ValueError):
    """A code that its list does not hold; `close` are the nearest that it does."""

    def __init__(self, code: str, *, listing: str, known: Iterable[str] = (), hint: str = "") -> None:
        self.code = code
        self.listing = listing
        self.close = close_codes(code, known)
        meant = f" Did you mean {' or '.join(self.close)}?" if self.close else ""
        super().__init__(f"{code!r} is not in {listing}.{' ' + hint if hint else ''}{meant}")
