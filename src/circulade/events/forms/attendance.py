"""Forms at the door and afterwards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.core.text.catalogue import said_lazily
from circulade.events.forms.inputs import paragraphs

SCALE = [
    ("5", said_lazily("very good")),
    ("4", said_lazily("good")),
    ("3", said_lazily("fair")),
    ("2", said_lazily("poor")),
    ("1", said_lazily("very poor")),
]


class CodeForm(forms.Form):
    """A code typed at the door."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class FeedbackForm(forms.Form):
    """What somebody thought."""

    overall = forms.ChoiceField(label=said_lazily("How was it?"), choices=SCALE, widget=forms.RadioSelect)
    content = forms.ChoiceField(label=said_lazily("Content"), choices=[("", "—"), *SCALE], required=False)
    organisation = forms.ChoiceField(
        label=said_lazily("How it was organised"), choices=[("", "—"), *SCALE], required=False
    )
    contacts = forms.ChoiceField(
        label=said_lazily("Contacts you made"), choices=[("", "—"), *SCALE], required=False
    )
    text = paragraphs(said_lazily("What should be better next time?"))

    def said(self) -> dict[str, Any]:
        """Return scores as numbers, and the words."""
        scores = {name: int(value) for name, value in self.cleaned_data.items() if name != "text" and value}
        return scores | {"text": self.cleaned_data["text"]}
