"""Forms around a district: its own values, an authority, a barrier."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.core.forms.fields import field
from circulade.symbiosis.domain.districts import CHANGEABLE
from circulade.symbiosis.models import CompetentAuthority, District, Site
from circulade.symbiosis.queries.districts import territories_of

LABELS = {
    "title": _("Title"),
    "note": _("What partners must know"),
    "city_role": _("Role of the territory"),
    "goals": _("Mutual goals"),
    "funding": _("Funding"),
    "currency": _("Currency"),
    "per_tonne": _("Loading a tonne"),
    "per_tkm": _("Moving a tonne one kilometre by road"),
    "detour": _("Road per straight line"),
    "fixed_cost": _("Setting up one link, by year"),
    "price_source": _("Where prices are from"),
    "uncertainty": _("Prices may be off by, per cent"),
    "co2_per_tkm": _("Kilograms of CO2 by tonne and kilometre"),
    "co2_source": _("Where the CO2 factor is from"),
    "co2_version": _("Its version"),
    "public": _("Show teasers (code, region, band) to everybody"),
    "source": _("Where facts about the district are from"),
}
HELP = {
    "per_tonne": _(
        "Prices are inputs of the study: there is no default. Without them leads are ranked, not priced."
    ),
    "fixed_cost": _("Empty: links cost nothing to set up."),
    "uncertainty": _("Makes the ranges of leads, and what the plan is tried with."),
}


class DistrictForm(forms.ModelForm[District]):
    """A district's own values."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = District
        fields = CHANGEABLE
        labels = LABELS
        help_texts = {name: HELP.get(name, "") for name in CHANGEABLE}
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("note", "goals", "funding")}

    def __init__(self, *args: Any, programme: Programme | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if programme is not None:
            self.fields["territory"] = forms.ModelChoiceField(territories_of(programme), label=_("Territory"))
            self.order_fields(["title", "territory"])
        for name in ("per_tonne", "per_tkm", "fixed_cost", "co2_per_tkm", "uncertainty"):
            field(self, name, forms.IntegerField).min_value = 0

    def clean(self) -> dict[str, Any]:
        """Check what no study can mean; a factor needs its source."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("per_tonne", "per_tkm", "fixed_cost", "co2_per_tkm"):
            if (cleaned.get(name) or 0) < 0:
                self.add_error(name, _("This cannot be below 0."))
        if (cleaned.get("detour") or 1) < 1:
            self.add_error("detour", _("A road is at least as long as the straight line: 1 or more."))
        if not 0 <= (cleaned.get("uncertainty") or 0) < 100:
            self.add_error("uncertainty", _("From 0 to below 100 per cent."))
        if cleaned.get("co2_per_tkm") and not cleaned.get("co2_source"):
            self.add_error("co2_source", _("A CO2 factor needs its source."))
        return cleaned

    def values(self) -> dict[str, Any]:
        """Return what the domain takes."""
        return {name: self.cleaned_data[name] for name in CHANGEABLE if name in self.cleaned_data}


class AuthorityForm(forms.ModelForm[CompetentAuthority]):
    """A competent authority and the last contact with it."""

    class Meta:
        model = CompetentAuthority
        fields = ("name", "competence", "contacted_on", "answer")
        labels = {
            "name": _("Authority"),
            "competence": _("Decides on"),
            "contacted_on": _("Last contact on"),
            "answer": _("What it said"),
        }
        help_texts = {"competence": ""}
        widgets = {
            "contacted_on": forms.DateInput(attrs={"type": "date"}),
            "answer": forms.Textarea(attrs={"rows": 2}),
        }


class BarrierForm(forms.Form):
    """Two sites that may not know of each other."""

    one = forms.ModelChoiceField(Site.objects.none(), label=_("One site"))
    other = forms.ModelChoiceField(Site.objects.none(), label=_("The other site"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, district: District, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            field(self, name, forms.ModelChoiceField).queryset = Site.objects.filter(district=district)
