"""Render the template of one component."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def component(name: str, /, **values: Any) -> SafeString:
    """Render `design/NAME.html`; the template escapes its values, whatever the caller's page does."""
    return render_to_string(f"design/{name}.html", values)
