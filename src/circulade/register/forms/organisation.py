"""The form of an organisation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.register.domain.organisations import OrganisationValues
from circulade.register.enums import OrganisationKind, OrganisationRole
from circulade.register.forms.choices import country_choices
from circulade.register.forms.editing import (
    RegisterForm,
    add_other_names,
    add_translations,
    typed_other_names,
    typed_translations,
)
from circulade.register.models import Organisation, Territory
from circulade.register.queries.names import names_of

PLAIN = ("kind", "role", "country", "website", "public", "invented", "revision")


class OrganisationForm(RegisterForm):
    """All that the office states about an organisation."""

    kind = forms.ChoiceField(label=_("Kind"), choices=OrganisationKind.choices)
    role = forms.ChoiceField(label=_("Role"), choices=OrganisationRole.choices, required=False)
    country = forms.ChoiceField(label=_("Country"))
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    territories = forms.ModelMultipleChoiceField(
        Territory.objects.none(), label=_("Acts for these territories"), required=False
    )
    public = forms.BooleanField(label=_("Show in the public directory"), required=False)
    invented = forms.BooleanField(label=_("Invented, for demonstration"), required=False)

    def __init__(self, *args: Any, organisation: Organisation | None = None, **kwargs: Any) -> None:
        if organisation is not None:
            kwargs["initial"] = {name: getattr(organisation, name) for name in PLAIN} | {
                "territories": [territory.pk for territory in organisation.territories.all()]
            }
        super().__init__(*args, **kwargs)
        names = names_of(organisation) if organisation else {}
        self.fields["country"] = forms.ChoiceField(label=_("Country"), choices=country_choices())
        self.fields["territories"] = forms.ModelMultipleChoiceField(
            self.programme.territories.filter(merged_into=None),
            label=_("Acts for these territories"),
            required=False,
        )
        add_translations(self, "name", label=str(_("Name")), initial=names)
        add_other_names(self, initial=names)
        self.order_fields([*(name for name in self.fields if name.startswith("name_")), "other_names"])

    def clean_other_names(self) -> dict[str, str]:
        """Read the lines while it can still be said which is wrong."""
        return typed_other_names(self)

    def values(self) -> OrganisationValues:
        """What was typed, for the domain."""
        data = self.cleaned_data
        return OrganisationValues(
            name=data["other_names"] | typed_translations(self, "name"),
            territories=tuple(data["territories"]),
            **{name: data[name] for name in PLAIN if name != "revision"},
        )
