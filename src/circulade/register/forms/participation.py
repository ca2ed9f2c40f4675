"""The form of a participation."""

from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.register.domain.participations import ParticipationValues
from circulade.register.enums import ParticipationKind, ParticipationState
from circulade.register.forms.editing import RegisterForm
from circulade.register.forms.person import DAY
from circulade.register.models import Organisation, Participation, Project, Territory

STATED = [field.name for field in fields(ParticipationValues)]


class ParticipationForm(RegisterForm):
    """Who takes part as what, from when to when, and how the office knows."""

    territory = forms.ModelChoiceField(Territory.objects.none(), label=_("Territory"), required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), required=False
    )
    project = forms.ModelChoiceField(Project.objects.none(), label=_("Project"), required=False)
    kind = forms.ChoiceField(label=_("As what"), choices=ParticipationKind.choices)
    label = forms.CharField(
        label=_("In what"),
        help_text=_("The name of the group, call or programme."),
        required=False,
        max_length=200,
    )
    state = forms.ChoiceField(
        label=_("State"), choices=ParticipationState.choices, initial=ParticipationState.CONFIRMED
    )
    since = forms.DateField(label=_("Since"), required=False, widget=DAY)
    until = forms.DateField(label=_("Until"), help_text=_("The last day."), required=False, widget=DAY)
    evidence = forms.CharField(
        label=_("Evidence"), help_text=_("How the office knows."), required=False, max_length=300
    )
    evidence_url = forms.URLField(
        label=_("Link to the evidence"), required=False, max_length=200, assume_scheme="https"
    )

    def __init__(self, *args: Any, participation: Participation | None = None, **kwargs: Any) -> None:
        if participation is not None:
            kwargs["initial"] = {name: getattr(participation, name) for name in [*STATED, "revision"]}
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("territory", self.programme.territories.filter(merged_into=None)),
            ("organisation", self.programme.organisations.filter(merged_into=None)),
            ("project", self.programme.projects.all()),
        ):
            self.fields[name] = forms.ModelChoiceField(rows, label=self.fields[name].label, required=False)

    def values(self) -> ParticipationValues:
        """What was typed, for the domain."""
        return ParticipationValues(**{name: self.cleaned_data[name] for name in STATED})
