"""The names of languages for their codes, in English as the interface is."""

from babel import Locale, UnknownLocaleError


def name_of_language(code: str) -> str:
    """Return the English name of a language; its code when it has none."""
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
