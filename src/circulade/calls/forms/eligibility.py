"""Forms of the eligibility check: filter, decision, clarification, answer."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.calls.domain.finding_words import NAMES
from circulade.calls.enums import Eligibility, FindingOutcome
from circulade.calls.forms.steps import words
from circulade.core.forms.moments import MomentField


class FindingFilter(forms.Form):
    """Which applications to list."""

    words = forms.CharField(label=_("Name or reference"), required=False, max_length=100)
    check = forms.ChoiceField(label=_("Check"), required=False, choices=[("", _("any")), *NAMES.items()])
    outcome = forms.ChoiceField(
        label=_("Says"), required=False, choices=[("", _("anything")), *FindingOutcome.choices]
    )
    eligibility = forms.ChoiceField(
        label=_("Decision"), required=False, choices=[("", _("any")), *Eligibility.choices]
    )


class DecisionForm(forms.Form):
    """Eligible or not, with the reason."""

    eligibility = forms.ChoiceField(
        label=_("Decision"),
        choices=[each for each in Eligibility.choices if each[0] != Eligibility.OPEN],
        widget=forms.RadioSelect,
    )
    reason = words(
        _("Reason"),
        required=False,
        help_text=_("May stay empty only if every check is met and it is eligible."),
    )


class ReopenForm(forms.Form):
    """Why a decision is taken back."""

    reason = words(_("Why is the decision taken back?"))


class ClarificationForm(forms.Form):
    """A question to the applicant, and until when."""

    def __init__(self, *args: Any, zone: str, due: datetime | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["question"] = words(_("What do you want to know?"))
        self.fields["due_at"] = MomentField(label=_("Answer by"), zone=zone, initial=due)


class ClarificationAnswerForm(forms.Form):
    """The applicant's answer, with a file where it helps."""

    answer = forms.CharField(
        label=_("Your answer"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    file = forms.FileField(label=_("File"), required=False)
