"""The error of every code list: names the code, the list and what was perhaps meant."""

from collections.abc import Iterable
from difflib import get_close_matches


class UnknownCode(ValueError):
    """A code that its list does not hold; `close` are the nearest that it does."""

    def __init__(self, code: str, *, listing: str, known: Iterable[str] = (), hint: str = "") -> None:
        self.code = code
        self.listing = listing
        self.close: tuple[str, ...] = tuple(get_close_matches(code, list(known), n=3, cutoff=0.6))
        meant = f" Did you mean {' or '.join(self.close)}?" if self.close else ""
        super().__init__(f"{code!r} is not in {listing}.{' ' + hint if hint else ''}{meant}")
