"""Local administrative units (LAU): a free code, checked for its form only.

No list of the units is shipped: they change every year. A code is kept as the country writes it, with the
country before it where Eurostat puts it ("DE_09162000").
"""

import re

from circulade.vocabularies.countries import is_country

_FORM = re.compile(r"(?:(?P<country>[A-Z]{2})_)?(?P<unit>[0-9A-Z][0-9A-Z.\-/]{0,14})")


def clean_lau(code: str) -> str:
    """The code in capitals without blanks; raises `ValueError`, which says what a code looks like."""
    typed = "".join(code.split()).upper()
    match = _FORM.fullmatch(typed)
    if match is None or not any(letter.isdigit() for letter in match["unit"]):
        raise ValueError(
            f"{code!r} is no LAU code: up to 15 letters, digits, dots, dashes or slashes with at least one digit, "
            'if you like after a country and an underscore, as in "DE_09162000"'
        )
    if match["country"] and not is_country(match["country"]):
        raise ValueError(f"{code!r} begins with {match['country']!r}, which is no country of Europe")
    return typed
