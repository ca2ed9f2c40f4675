"""Whole addresses for letters, feeds and calendars."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def absolute(path: str) -> str:
    """Put the installation's own address (CIRCULADE_BASE_URL) before a path."""
    return f"{settings.BASE_URL}{path}"


def page_address(url_name: str, *args: Any) -> str:
    """Return the whole address of a page, by its name in the URLs."""
    return absolute(reverse(url_name, args=args))
