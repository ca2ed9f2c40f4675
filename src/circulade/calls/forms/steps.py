"""Small forms for steps of a call: extend, cancel, give notice, answer, enter on behalf."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.calls.enums import ApplicationState, Eligibility
from circulade.calls.forms.applying import ApplyForm
from circulade.calls.forms.widgets import country_choices
from circulade.calls.models import PublicQuestion
from circulade.core.forms.fields import field
from circulade.core.forms.moments import MomentField


def words(label: Any, *, help_text: Any = "", required: bool = True, initial: str = "") -> forms.CharField:
    """Make a field for a paragraph."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=5_000,
        help_text=help_text,
        initial=initial,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )


class ReasonForm(forms.Form):
    """A reason."""

    reason = words(_("Reason"))


class CancelForm(forms.Form):
    """Why a call is cancelled."""

    reason = words(_("Why is the call cancelled?"), help_text=_("Stands on the call's page."))


class NoticeForm(forms.Form):
    """A notice to everybody who has begun."""

    text = words(
        _("What has changed?"), help_text=_("Shows on the call's page and goes to everybody who has begun.")
    )


class ExtendForm(forms.Form):
    """A later deadline, with its reason."""

    def __init__(self, *args: Any, zone: str, until: datetime | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["closes_at"] = MomentField(label=_("New deadline"), zone=zone, initial=until)
        self.fields["reason"] = words(_("Reason"))


class AnswerForm(forms.Form):
    """The answer to a public question."""

    def __init__(self, asked: PublicQuestion, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["wording"] = words(
            _("The question as published"),
            initial=asked.text,
            help_text=_("Take out names before you publish it."),
        )
        self.fields["text"] = words(_("Answer"), initial=asked.answer)
        self.fields["public"] = forms.BooleanField(
            label=_("Show both on the call's page"),
            required=False,
            initial=asked.public if asked.answered_at else True,
        )


class EnterForm(ApplyForm):
    """An application that the office enters for somebody."""

    reason = words(_("Why does the office enter it?"), help_text=_("Such as: came by post on 2 October."))


class ApplicationFilter(forms.Form):
    """Filters of the list of applications."""

    words = forms.CharField(label=_("Reference or name"), required=False)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *ApplicationState.choices]
    )
    eligibility = forms.ChoiceField(
        label=_("Eligibility"), required=False, choices=[("", _("all")), *Eligibility.choices]
    )
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field(self, "country", forms.ChoiceField).choices = [("", _("all")), *country_choices()[1:]]
