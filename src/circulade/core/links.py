"""Whole addresses for letters, feeds and calendars."""

from django.conf import settings


def absolute(path: str) -> str:
    """Put the installation's own address (CIRCULADE_BASE_URL) before a path."""
    return f"{settings.BASE_URL}{path}"
