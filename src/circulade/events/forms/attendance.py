"""Forms at the door and afterwards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.events.forms.inputs import paragraphs

SCALE = [("5", _("very good")), ("4", _("good")), ("3", _("fair")), ("2", _("poor")), ("1", _("very poor"))]


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

    overall = forms.ChoiceField(label=_("How was it?"), choices=SCALE, widget=forms.RadioSelect)
    content = forms.ChoiceField(label=_("Content"), choices=[("", "—"), *SCALE], required=False)
    organisation = forms.ChoiceField(label=_("Organisation"), choices=[("", "—"), *SCALE], required=False)
    contacts = forms.ChoiceField(label=_("Contacts you made"), choices=[("", "—"), *SCALE], required=False)
    text = paragraphs(_("What should be better next time?"))

    def said(self) -> dict[str, Any]:
        """Return scores as numbers, and the words."""
        scores = {name: int(value) for name, value in self.cleaned_data.items() if name != "text" and value}
        return scores | {"text": self.cleaned_data["text"]}
