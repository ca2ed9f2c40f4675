"""Filters that say a code by its name where a person reads: country, region, language."""

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language

from circulade.core.templatetags.translated import language_name as own_name
from circulade.core.text.letter_kinds import letter_kind_name
from circulade.vocabularies import countries, nuts

register = template.Library()


@register.filter
def country_name(code: str) -> str:
    """Name a country in the active language; what is no country stays as it is."""
    return countries.country_name(code, get_language() or "en") if countries.is_country(code) else str(code)


@register.filter
def region_name(code: str) -> str:
    """Name a region, its code in brackets; what is no region stays as it is."""
    return f"{nuts.region(code).readable} ({code})" if nuts.is_region(code) else str(code)


@register.filter
def language_name(code: str) -> str:
    """Say what a language calls itself."""
    return own_name(code)


@register.filter
def letter_kind(kind: str) -> str:
    """Say what a kind of letter is called."""
    return letter_kind_name(kind)


@register.filter
def language_names(codes: Iterable[str]) -> str:
    """Say what several languages call themselves."""
    return ", ".join(own_name(code) for code in codes)
