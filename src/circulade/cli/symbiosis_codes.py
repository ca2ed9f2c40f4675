"""Tell codes that look like waste codes and are not in the list in force on the day of the study."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.waste import FIRST_DAY, lookup

LOOKS_LIKE_A_CODE = re.compile(r"\d\d[ .]?\d\d[ .]?\d\d\*?", re.ASCII)


def code_warnings(
    codes: tuple[str, ...], refs: tuple[str, ...], *, file: str, lines: Sequence[int], on: date | None
) -> Iterator[str]:
    """Say which codes of offers do not hold on a day, where they stand, and what became of them."""
    if on is None or on < FIRST_DAY:
        return
    offers = dict[str, list[tuple[int, str]]]()
    for code, line, ref in zip(codes, lines, refs, strict=True):
        if LOOKS_LIKE_A_CODE.fullmatch(code):
            offers.setdefault(code, []).append((line, ref))
    for code, those in sorted(offers.items()):
        try:
            lookup(code, on=on)
        except UnknownCode as error:
            (line, ref), *others = those
            more = f" and {len(others)} more" if others else ""
            yield f"{file}:{line}: column code: {error} (offer {ref!r}{more})"
