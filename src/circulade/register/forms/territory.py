"""The form of a territory, and the one that decides its class."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from circulade.accounts.enums import Maturity
from circulade.register.domain.classes import class_choices
from circulade.register.domain.codes import split_codes
from circulade.register.domain.territories import TerritoryValues
from circulade.register.enums import CodeScheme, TerritoryKind
from circulade.register.forms.choices import country_choices
from circulade.register.forms.editing import (
    RegisterForm,
    add_other_names,
    add_translations,
    typed_other_names,
    typed_translations,
)
from circulade.register.models import Territory
from circulade.register.queries.names import names_of, texts_of
from circulade.vocabularies.nuts import UrbanRural

PLAIN = [
    "kind",
    "country",
    "population",
    "population_year",
    "population_source",
    "maturity",
    "latitude",
    "longitude",
    "website",
    "source",
    "public",
    "invented",
    "revision",
]


class TerritoryForm(RegisterForm):
    """All that the office states about a territory."""

    kind = forms.ChoiceField(label=_("Kind"), choices=TerritoryKind.choices)
    country = forms.ChoiceField(label=_("Country"))
    codes = forms.CharField(
        label=_("NUTS or statistical regions"),
        help_text=_("Codes of 2024, separated by blanks or commas. None is fine."),
        required=False,
        max_length=2000,
    )
    lau = forms.CharField(label=_("Local unit codes (LAU)"), required=False, max_length=1000)
    population = forms.IntegerField(
        label=_("Declared population"),
        help_text=_("Of the municipality, as it declares it; never a gazetteer's figure."),
        required=False,
        min_value=0,
        max_value=2_000_000_000,
    )
    population_year = forms.IntegerField(
        label=_("Year of the population"), required=False, validators=[MaxValueValidator(32767)]
    )
    population_source = forms.CharField(label=_("Source of the population"), required=False, max_length=300)
    maturity = forms.ChoiceField(
        label=_("Maturity"), choices=[("", _("not known")), *Maturity.choices], required=False
    )
    latitude = forms.FloatField(label=_("Latitude"), required=False)
    longitude = forms.FloatField(label=_("Longitude"), required=False)
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    source = forms.CharField(label=_("Source of this entry"), required=False, max_length=300)
    public = forms.BooleanField(label=_("Show in the public directory and on the map"), required=False)
    invented = forms.BooleanField(label=_("Invented, for demonstration"), required=False)

    def __init__(self, *args: Any, territory: Territory | None = None, **kwargs: Any) -> None:
        if territory is not None:
            kwargs["initial"] = initial_of(territory) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        names = names_of(territory) if territory else dict(kwargs.get("initial", {}).get("names", {}))
        self.fields["country"] = forms.ChoiceField(label=_("Country"), choices=country_choices())
        add_translations(self, "name", label=str(_("Name")), initial=names)
        add_other_names(self, initial=names)
        add_translations(
            self,
            "description",
            label=str(_("Description")),
            initial=texts_of(territory.description) if territory else {},
            long=True,
        )
        self.order_fields([*(name for name in self.fields if name.startswith("name_")), "other_names"])

    def clean_other_names(self) -> dict[str, str]:
        """Read the lines while it can still be said which is wrong."""
        return typed_other_names(self)

    def values(self) -> TerritoryValues:
        """What was typed, for the domain."""
        data = self.cleaned_data
        return TerritoryValues(
            name=data["other_names"] | typed_translations(self, "name"),
            description=typed_translations(self, "description"),
            codes=split_codes(data["codes"]),
            lau=split_codes(data["lau"]),
            **{name: data[name] for name in PLAIN if name != "revision"},
        )


def initial_of(territory: Territory) -> dict[str, Any]:
    """What a form over a stored territory starts with."""
    codes = list(territory.codes.all())
    return {name: getattr(territory, name) for name in PLAIN} | {
        "codes": ", ".join(each.code for each in codes if each.scheme != CodeScheme.LAU),
        "lau": ", ".join(each.code for each in codes if each.scheme == CodeScheme.LAU),
    }


class ClassForm(RegisterForm):
    """The office's decision on class and urban–rural type, with its reason."""

    class_override = forms.ChoiceField(label=_("Class"), required=False)
    type_override = forms.ChoiceField(label=_("Urban–rural type"), required=False)
    override_reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Shown wherever the class is shown."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, territory: Territory, **kwargs: Any) -> None:
        kwargs["initial"] = {
            name: getattr(territory, name)
            for name in ("class_override", "type_override", "override_reason", "revision")
        }
        super().__init__(*args, **kwargs)
        computed = [("", _("as computed"))]
        self.fields["class_override"] = forms.ChoiceField(
            label=_("Class"), required=False, choices=[*computed, *class_choices()]
        )
        types = [(kind.value, kind.label) for kind in UrbanRural]
        self.fields["type_override"] = forms.ChoiceField(
            label=_("Urban–rural type"), required=False, choices=[*computed, *types]
        )
