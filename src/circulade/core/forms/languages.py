"""Let a form ask for texts in the programme's languages only."""

from collections.abc import Sequence

from django.forms import BaseForm


def ask_in(form: BaseForm, languages: Sequence[str]) -> None:
    """Enable these languages in every translated field of a form."""
    for field in form.fields.values():
        if hasattr(field.widget, "enabled_locales"):
            field.widget.enabled_locales = list(languages)
