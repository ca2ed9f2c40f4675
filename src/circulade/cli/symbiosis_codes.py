"""Tell codes that look like waste codes and are not in the list in force on the day of the study."""

import re
from collections.abc import Iterator
from datetime import date

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.waste import FIRST_DAY, lookup

LOOKS_LIKE_A_CODE = re.compile(r"\d\d[ .]?\d\d[ .]?\d\d\*?", re.ASCII)


def code_warnings(codes: tuple[str, ...], refs: tuple[str, ...], *, on: date | None) -> Iterator[str]:
    """Say which codes of offers do not hold on a day, and what became of them."""
    if on is None or on < FIRST_DAY:
        return
    offers = dict[str, list[str]]()
    for code, ref in zip(codes, refs, strict=True):
        if LOOKS_LIKE_A_CODE.fullmatch(code):
            offers.setdefault(code, []).append(ref)
    for code, those in sorted(offers.items()):
        try:
            lookup(code, on=on)
        except UnknownCode as error:
            more = f" and {len(those) - 1} more" if len(those) > 1 else ""
            yield f"offer {those[0]!r}{more}: column code: {error}"
