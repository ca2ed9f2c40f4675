"""Forms of treatment hubs and of what their processes make of a waste."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.symbiosis.models import Treatment, TreatmentHub


class HubForm(forms.ModelForm[TreatmentHub]):
    """A hub that a plan may open."""

    class Meta:
        model = TreatmentHub
        fields = ("name", "process", "tonnes", "latitude", "longitude", "fixed_cost", "source")
        labels = {
            "name": _("Name"),
            "process": _("Process"),
            "tonnes": _("Tonnes it can take a year"),
            "latitude": _("Latitude"),
            "longitude": _("Longitude"),
            "fixed_cost": _("Cost a year if it is opened"),
            "source": _("Where these figures are from"),
        }
        help_texts = dict.fromkeys(labels, "")

    def clean(self) -> dict[str, Any]:
        """Amounts and costs are from 0."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, most in (("tonnes", 1e8), ("fixed_cost", 1e12)):
            if cleaned.get(name) is not None and not 0 <= cleaned[name] <= most:
                self.add_error(name, _("From 0 to %(most)s.") % {"most": f"{most:,.0f}"})
        return cleaned


class TreatmentForm(forms.ModelForm[Treatment]):
    """What a process makes of a tonne of a waste."""

    class Meta:
        model = Treatment
        fields = ("process", "code", "output", "gives", "cost", "source")
        labels = {
            "process": _("Process"),
            "code": _("Waste code that comes in"),
            "output": _("Waste code of what comes out"),
            "gives": _("Tonnes of it by tonne treated"),
            "cost": _("Cost by tonne treated"),
            "source": _("Where these figures are from"),
        }
        help_texts = dict.fromkeys(labels, "")

    def clean_gives(self) -> float:
        """Something comes out."""
        gives: float = self.cleaned_data["gives"]
        if not 0 < gives <= 100:
            raise forms.ValidationError(_("Above 0 and at most 100."))
        return gives
