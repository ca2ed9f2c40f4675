"""The form in which the organiser writes to those who registered."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from circulade.core.forms.translated import add_translated, read_translated
from circulade.events.enums import ACTIVE, Mode, RegistrationState
from circulade.events.models import Event


class MessageForm(forms.Form):
    """To whom, and what, in each language of the programme."""

    def __init__(self, event: Event, counts: dict[str, int], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.languages = event.programme.languages
        self.fields["states"] = forms.MultipleChoiceField(
            label=_("To whom"),
            choices=[(one.value, f"{one.label} ({counts.get(one.value, 0)})") for one in reversed(ACTIVE)],
            initial=[RegistrationState.APPROVED.value],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["mode"] = forms.ChoiceField(
            label=_("Takes part"), required=False, choices=[("", _("all")), *Mode.choices]
        )
        add_translated(self, "subject", _("Subject"), languages=self.languages, required=True, longest=200)
        add_translated(self, "text", _("Text"), languages=self.languages, required=True, long=True)
        self.fields["standing"] = forms.BooleanField(
            label=_("Add when and where the event is, and the link of their own page"),
            required=False,
            initial=True,
        )

    def clean(self) -> dict[str, Any]:
        """Ask for subject and text of a language together."""
        for code in self.languages:
            typed = [bool(self.cleaned_data.get(f"{name}_{code}")) for name in ("subject", "text")]
            if typed[0] != typed[1] and code != self.languages[0]:
                lacking = f"{'text' if typed[0] else 'subject'}_{code}"
                self.add_error(lacking, _("A letter has a subject and a text: write both, or neither."))
        return self.cleaned_data

    def said(self) -> dict[str, tuple[str, str]]:
        """Return subject and text by language, the programme's first language first."""
        subjects, texts = read_translated(self, "subject"), read_translated(self, "text")
        return {code: (subjects[code], texts[code]) for code in self.languages if code in subjects}
