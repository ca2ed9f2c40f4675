"""The form in which the office corrects a registration."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.core.forms.fields import field
from circulade.core.templatetags.translated import language_name
from circulade.events.models import Registration
from circulade.register.enums import OrganisationKind
from circulade.register.forms.choices import country_choices

LINE = forms.TextInput({"dir": "auto"})


class CorrectionForm(forms.Form):
    """Who somebody is, and where they come from."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=LINE)
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        help_text=_("Another address ends the links sent to the old one, and gets a letter with its own."),
    )
    language = forms.ChoiceField(label=_("Language of letters"))
    organisation_name = forms.CharField(label=_("Organisation"), max_length=300, required=False, widget=LINE)
    organisation_kind = forms.ChoiceField(
        label=_("Kind of organisation"), required=False, choices=[("", "—"), *OrganisationKind.choices]
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    territory_name = forms.CharField(
        label=_("Territory"),
        max_length=300,
        required=False,
        widget=LINE,
        help_text=_("Kind, country and territory may change whose turn it is on the waiting list."),
    )

    def __init__(self, one: Registration, data: Any = None) -> None:
        super().__init__(data, initial={name: getattr(one, name) for name in self.base_fields})
        codes = dict.fromkeys([*one.event.programme.languages, one.language])
        field(self, "language", forms.ChoiceField).choices = [(code, language_name(code)) for code in codes]
        field(self, "country", forms.ChoiceField).choices = [("", "—"), *country_choices()]

    def values(self) -> dict[str, Any]:
        """Return what was typed, the address as it is compared."""
        return self.cleaned_data | {"email": self.cleaned_data["email"].strip().lower()}
