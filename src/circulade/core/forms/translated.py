"""Form fields for text in several languages: one input for each language."""

from collections.abc import Iterable
from typing import Any

from django import forms

from circulade.core.text.names import language_name
from circulade.core.text.translated import texts


def add_translated(
    form: forms.Form,
    name: str,
    label: Any,
    *,
    languages: Iterable[str],
    value: Any = None,
    required: bool = False,
    long: bool = False,
    help_text: Any = "",
    longest: int = 300,
) -> None:
    """Add one input per language, filled with what a translated field holds; the first may be required."""
    chosen = list(languages)
    held = texts(value) if value is not None else {}
    for number, code in enumerate(chosen):
        attributes = {"lang": code, "dir": "auto"} | ({"rows": 5} if long else {})
        form.fields[f"{name}_{code}"] = forms.CharField(
            label=label if len(chosen) == 1 else f"{label} ({language_name(code)})",
            required=required and number == 0,
            max_length=20_000 if long else longest,
            widget=forms.Textarea(attrs=attributes) if long else forms.TextInput(attrs=attributes),
            help_text=help_text if number == 0 else "",
            initial=held.get(code, ""),
        )


def read_translated(form: forms.Form, name: str) -> dict[str, str]:
    """Return the texts typed, by language; only those that say something."""
    prefix = f"{name}_"
    return {
        field.removeprefix(prefix): value
        for field, value in form.cleaned_data.items()
        if field.startswith(prefix) and isinstance(value, str) and value
    }
