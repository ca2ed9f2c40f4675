"""Choices that several forms offer."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from circulade.vocabularies.countries import countries, country_name
from circulade.words.folding import fold

Choices = list[tuple[str, str]]


def any_of(choices: Choices) -> Choices:
    """Choices of a filter, with everything first."""
    return [("", _("all")), *choices]


def country_choices(codes: list[str] | None = None) -> Choices:
    """All countries, or some, by name in the active language."""
    language = get_language() or "en"
    listed = codes if codes is not None else [found.code for found in countries()]
    named = [(code, country_label(code, language)) for code in listed]
    return sorted(named, key=lambda choice: fold(choice[1]))


def country_label(code: str, language: str | None = None) -> str:
    """The name of a country in the active language; the code itself outside the list."""
    try:
        return country_name(code, language or get_language() or "en")
    except ValueError:
        return code
