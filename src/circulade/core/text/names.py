"""The names of languages for their codes."""

from babel import Locale, UnknownLocaleError

from circulade.core.text.catalogue import SOURCE, language_here
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.languages import language


def name_of_language(code: str) -> str:
    """Return the English name of a language, as the interface is; its code when it has none."""
    return _named(code, SOURCE)


def language_name(code: str) -> str:
    """Return the name of a language of the EU in the language of the page around it; its code when it has none."""
    here = language_here()
    try:
        return language(code).name if here == SOURCE else _named(code, here)
    except UnknownCode:
        return code


def _named(code: str, said_in: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name(said_in) or code
    except (UnknownLocaleError, ValueError):
        return code
