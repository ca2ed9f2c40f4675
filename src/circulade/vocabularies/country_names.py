"""Recognise a country by its name in any language of the list, for forms filled in and tables from elsewhere."""

from functools import cache

from circulade.vocabularies.countries import Country, countries, country, country_name, is_country
from circulade.vocabularies.languages import languages
from circulade.words.folding import fold

# Everyday names beside those of CLDR, folded.
OTHER_NAMES = {
    "czech republic": "CZ",
    "ceska republika": "CZ",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "holland": "NL",
    "the netherlands": "NL",
    "turkey": "TR",
    "macedonia": "MK",
    "republic of ireland": "IE",
    "hellas": "GR",
    "holy see": "VA",
}


@cache
def _by_name() -> dict[str, str]:
    named = {
        fold(country_name(found.code, language.code)): found.code
        for language in languages()
        for found in countries()
    }
    return {**named, **OTHER_NAMES}


def find_country(text: str) -> Country | None:
    """The country of a code (GR, EL) or of a name in any language, None if it is neither.

    >>> find_country("Allemagne").code
    'DE'
    """
    if is_country(text):
        return country(text)
    code = _by_name().get(fold(text))
    return country(code) if code else None
