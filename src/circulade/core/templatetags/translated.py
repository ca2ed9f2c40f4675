"""The inputs of a text in several languages: one per language, each with its own label."""

from dataclasses import dataclass
from typing import Any

from babel import Locale, UnknownLocaleError
from django.forms import BoundField, MultiWidget
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Version:
    """The input of one language."""

    language: str
    name: str
    id: str
    input: SafeString


def versions(bound: BoundField) -> list[Version]:
    """Return the inputs of a translated field in the order its form enables them; of other fields, none."""
    widget = bound.field.widget
    enabled = getattr(widget, "enabled_locales", None)
    if enabled is None or not isinstance(widget, MultiWidget):
        return []
    locales: list[str] = widget.locales  # type: ignore[attr-defined]  # of django-i18nfield, which has no types
    value = bound.value()
    values: list[Any] = (value if isinstance(value, list) else widget.decompress(value)) or []
    described = {"aria-describedby": bound.aria_describedby} if bound.aria_describedby else {}
    invalid = {"aria-invalid": "true"} if bound.errors else {}
    found = []
    for place, (language, inner) in enumerate(zip(locales, widget.widgets, strict=True)):
        if language in enabled:
            attrs = {"id": f"{bound.auto_id}_{place}", **described, **invalid}
            rendered = inner.render(
                f"{bound.html_name}_{place}", values[place] if place < len(values) else None, attrs
            )
            found.append(Version(language, language_name(language), attrs["id"], rendered))
    return sorted(found, key=lambda version: enabled.index(version.language))


def language_name(code: str) -> str:
    """Return what a language calls itself."""
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return code
    return (locale.get_display_name(locale) or code).capitalize()
