"""Small forms of applicants and the public."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.calls.forms.widgets import country_choices
from circulade.core.forms.fields import field
from circulade.register.enums import OrganisationKind
from circulade.vocabularies.languages import languages


class ApplyForm(forms.Form):
    """Who applies: asked before any answer is typed."""

    kind = forms.ChoiceField(
        label=_("What kind of organisation applies?"),
        choices=OrganisationKind.choices,
        widget=forms.RadioSelect,
    )
    country = forms.ChoiceField(label=_("In which country?"))
    language = forms.ChoiceField(label=_("In which language shall we write to you?"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field(self, "country", forms.ChoiceField).choices = country_choices()
        field(self, "language", forms.ChoiceField).choices = [
            (each.code, each.endonym) for each in languages()
        ]


class AskForm(forms.Form):
    """A question from the public; `website` is a trap that people do not see."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("The answer goes there; it is never shown."),
    )
    website = forms.CharField(label=_("Leave this empty"), required=False)


class InviteColleagueForm(forms.Form):
    """Whom to invite to an application."""

    email = forms.EmailField(label=_("E-mail address of a colleague"))
