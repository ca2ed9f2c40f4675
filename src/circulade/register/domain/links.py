"""Addresses that people type lead to web pages, never to anything that runs."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

_web = URLValidator(schemes=["http", "https"])


def link_problems(**links: str) -> dict[str, str]:
    """The problem of each address that is no web address; empty ones are fine."""
    return {field: problem for field, text in links.items() if (problem := _problem(text))}


def _problem(text: str) -> str:
    if not text:
        return ""
    if len(text) > 200:
        return _("An address has at most 200 characters.")
    try:
        _web(text)
    except ValidationError:
        return _("“%(text)s” is no web address: begin with https://") % {"text": text[:60]}
    return ""
