"""The question of a plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.core.forms.fields import field
from circulade.symbiosis.enums import PlanKind, PlanWay
from circulade.symbiosis.models import District, Site


class PlanForm(forms.Form):
    """What the best network is asked for."""

    title = forms.CharField(label=_("Title"), max_length=200)
    closed = forms.ModelChoiceField(
        Site.objects.none(),
        label=_("What if this site closes"),
        required=False,
        help_text=_("Empty: all sites stay."),
    )
    way = forms.ChoiceField(
        label=_("What is looked at"), choices=PlanWay.choices, initial=PlanWay.YEAR, required=False
    )
    kinds = forms.MultipleChoiceField(
        label=_("Which streams"),
        choices=PlanKind.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[PlanKind.MATERIALS.value],
        required=False,
        help_text=_("Each kind is a question of its own, with its own inputs and its own proof."),
    )
    permits_only = forms.BooleanField(
        label=_("Only where the taker's permit is on file, or the stream is no waste"), required=False
    )

    def clean_kinds(self) -> list[str]:
        """Return waste and by-products where nothing is chosen."""
        chosen: list[str] = self.cleaned_data["kinds"]
        return chosen or [PlanKind.MATERIALS.value]

    def clean_way(self) -> str:
        """Return the year as a whole where nothing is chosen."""
        return self.cleaned_data["way"] or PlanWay.YEAR

    def __init__(self, *args: Any, district: District, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field(self, "closed", forms.ModelChoiceField).queryset = Site.objects.filter(district=district)
