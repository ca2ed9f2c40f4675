"""The form of what moving a kind takes."""

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
        fields = ("kind", "per_unit", "per_unit_km", "longest_km", "loss", "detour", "source")
        labels = {
            "per_unit": _("Cost by unit handed over"),
            "per_unit_km": _("Cost by unit and kilometre"),
            "longest_km": _("Longest connection in kilometres"),
            "loss": _("Lost by kilometre, per cent"),
            "detour": _("Connection per straight line"),
            "source": _("Where these figures are from"),
        }
        help_texts = {
            "per_unit": _("The unit is MWh of heat, m³ of water, or a tonne that uses spare capacity."),
            "per_unit_km": _("Building and running the connection, by what flows through it in a year."),
            "longest_km": "",
            "detour": _("The way of the pipe: 1.3 is 30 % longer than the straight line."),
            "loss": _("0 where nothing is lost on the way."),
        }
