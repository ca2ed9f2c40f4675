"""Inputs that several forms of events use."""

from typing import Any

from django import forms


def web_address(label: Any, *, initial: str = "", help_text: Any = "") -> forms.URLField:
    """Make an input for an address on the web; without a scheme https is meant."""
    return forms.URLField(
        label=label,
        required=False,
        max_length=500,
        assume_scheme="https",
        initial=initial,
        help_text=help_text,
    )


def paragraphs(
    label: Any, *, initial: str = "", help_text: Any = "", rows: int = 4, required: bool = False
) -> forms.CharField:
    """Make an input for several lines."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=5000,
        initial=initial,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
    )
