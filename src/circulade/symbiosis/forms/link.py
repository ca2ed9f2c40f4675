"""Forms around a symbiosis link."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.core.forms.fields import field
from circulade.symbiosis.domain.links import next_states
from circulade.symbiosis.domain.recording import CONDITIONS
from circulade.symbiosis.enums import CityRole, DropReason, LinkState, Readiness, Side, View
from circulade.symbiosis.models import BorderRule, Decision, LinkYear, SymbiosisLink

DATE = {"type": "date"}
OPERATIONS = [
    ("", "–"),
    *((f"R{n}", f"R{n}") for n in range(1, 14)),
    *((f"D{n}", f"D{n}") for n in range(1, 16)),
]


class MoveForm(forms.Form):
    """Where a link goes next."""

    state = forms.ChoiceField(label=_("Next"))
    drop_reason = forms.ChoiceField(
        label=_("If dropped, why"), required=False, choices=[("", "–"), *DropReason.choices]
    )
    reason = forms.CharField(label=_("Remark"), required=False, max_length=300)

    def __init__(self, *args: Any, link: SymbiosisLink, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(state.value, state.label) for state in next_states(link)]
        field(self, "state", forms.ChoiceField).choices = choices


class LinkForm(forms.Form):
    """The note and the city's role."""

    city_role = forms.ChoiceField(
        label=_("Role of the territory"), required=False, choices=[("", "–"), *CityRole.choices]
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)


class DecisionForm(forms.ModelForm[Decision]):
    """Who decided what about the status of a stream."""

    met = forms.MultipleChoiceField(
        label=_("Conditions of a by-product that are met"),
        required=False,
        choices=list(CONDITIONS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    operation = forms.ChoiceField(label=_("Operation"), required=False, choices=OPERATIONS)

    class Meta:
        model = Decision
        fields = ("country", "status", "met", "operation", "permit", "decided_by", "decided_on", "evidence")
        labels = {
            "country": _("Country"),
            "status": _("Status"),
            "permit": _("Permit"),
            "decided_by": _("Decided by"),
            "decided_on": _("Decided on"),
            "evidence": _("Evidence"),
        }
        widgets = {"decided_on": forms.DateInput(attrs=DATE)}


class ReadinessForm(forms.Form):
    """Level and note in six views."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for view in View:
            self.fields[view.value] = forms.ChoiceField(
                label=view.label.capitalize(), required=False, choices=Readiness.choices
            )
            self.fields[f"{view.value}-note"] = forms.CharField(
                label=_("Note on %(view)s") % {"view": view.label}, required=False, max_length=500
            )

    def levels(self) -> dict[str, tuple[str, str]]:
        """Return level and note by view."""
        said = self.cleaned_data
        return {view.value: (said[view.value], said[f"{view.value}-note"]) for view in View}


class YearForm(forms.ModelForm[LinkYear]):
    """What a link came to in a year."""

    class Meta:
        model = LinkYear
        fields = (
            "year",
            "tonnes",
            "money",
            "landfill",
            "virgin",
            "co2_kg",
            "co2_source",
            "co2_version",
            "jobs",
            "verified",
            "evidence",
        )
        labels = {
            "year": _("Year"),
            "money": _("Gain of both partners together"),
            "landfill": _("Tonnes kept from landfill"),
            "virgin": _("Tonnes of virgin input avoided"),
            "co2_kg": _("Kilograms of CO2 saved"),
            "co2_source": _("Source of the CO2 factor"),
            "co2_version": _("Version of the factor"),
            "jobs": _("Jobs, full-time equivalents"),
            "verified": _("These figures are verified"),
            "evidence": _("Evidence that verifies them"),
        }
        help_texts = dict.fromkeys(("money", "landfill", "virgin", "jobs"), "")

    def __init__(self, *args: Any, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tonnes"].label = (
            _("Tonnes exchanged") if unit == "t" else _("Exchanged, in %(unit)s") % {"unit": unit}
        )
        self.fields["year"].help_text = _("A year that is on record already is replaced.")


class BorderForm(forms.ModelForm[BorderRule]):
    """What crossing a border takes."""

    class Meta:
        model = BorderRule
        fields = ("leaves", "enters", "status", "days", "cost", "allowed", "first", "last", "source")
        labels = {
            "leaves": _("From country"),
            "enters": _("To country"),
            "status": _("For streams that are"),
            "days": _("Extra days"),
            "cost": _("Extra cost by tonne"),
            "allowed": _("Allowed"),
            "first": _("From day"),
            "last": _("To day"),
            "source": _("Where the rule stands"),
        }
        widgets = {"first": forms.DateInput(attrs=DATE), "last": forms.DateInput(attrs=DATE)}


class AskForm(forms.Form):
    """The two letters, as the facilitator sends them."""

    have_subject = forms.CharField(label=_("Subject to the site that has it"), max_length=200)
    have_text = forms.CharField(
        label=_("Letter to the site that has it"), widget=forms.Textarea(attrs={"rows": 9})
    )
    want_subject = forms.CharField(label=_("Subject to the site that wants it"), max_length=200)
    want_text = forms.CharField(
        label=_("Letter to the site that wants it"), widget=forms.Textarea(attrs={"rows": 9})
    )

    def letters(self) -> dict[str, tuple[str, str]]:
        """Return subject and text by side."""
        said = self.cleaned_data
        return {side.value: (said[f"{side.value}_subject"], said[f"{side.value}_text"]) for side in Side}


class LinkFilter(forms.Form):
    """What the pipeline is narrowed to."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *LinkState.choices])
