"""The form of what moving a kind takes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.symbiosis.enums import PlanKind
from circulade.symbiosis.models import KindTerms


class KindTermsForm(forms.ModelForm[KindTerms]):
    """Inputs of a kind; the unit is MWh of heat, m³ of water, tonnes of a use of capacity."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[choice for choice in PlanKind.choices if choice[0] != PlanKind.MATERIALS]
    )

    class Meta:
        model = KindTerms
        fields = (
            "kind",
            "per_unit",
            "per_unit_km",
            "longest_km",
            "loss",
            "detour",
            "source",
            "fixed_cost",
            "uncertainty",
            "co2_per_unit_km",
            "co2_source",
            "co2_version",
        )
        labels = {
            "per_unit": _("Cost by unit handed over"),
            "per_unit_km": _("Cost by unit and kilometre"),
            "longest_km": _("Longest connection in kilometres"),
            "loss": _("Lost by kilometre, per cent"),
            "detour": _("Connection per straight line"),
            "source": _("Where these figures are from"),
            "fixed_cost": _("Setting up one connection, by year"),
            "uncertainty": _("Prices may be off by, per cent"),
            "co2_per_unit_km": _("Kilograms of CO2 by unit and kilometre"),
            "co2_source": _("Where the CO2 factor is from"),
            "co2_version": _("Its version"),
        }
        help_texts = {
            "per_unit": _("The unit is MWh of heat, m³ of water, or a tonne that uses spare capacity."),
            "per_unit_km": _("Building and running the connection, by what flows through it in a year."),
            "longest_km": "",
            "detour": _("The way of the pipe: 1.3 is 30 % longer than the straight line."),
            "loss": _("0 where nothing is lost on the way."),
            "fixed_cost": _("Empty: no plan is made with a cost for each connection."),
            "uncertainty": _("Empty: no other prices are tried."),
            "co2_per_unit_km": _(
                "Such as of pumping; 0 where the way has none. Empty: money is not set against CO2."
            ),
        }

    def clean(self) -> dict[str, Any]:
        """Check what no study can mean; a factor needs its source."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (cleaned.get("uncertainty") or 0) >= 100:
            self.add_error("uncertainty", _("From 0 to below 100 per cent."))
        if cleaned.get("co2_per_unit_km") and not cleaned.get("co2_source"):
            self.add_error("co2_source", _("A CO2 factor needs its source."))
        return cleaned


def stated_of(terms: KindTerms) -> dict[str, Any]:
    """Return what is stated of a kind as the form shows it."""
    return {name: getattr(terms, name) for name in KindTermsForm.Meta.fields}
