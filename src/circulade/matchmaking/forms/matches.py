"""Forms around a match: which to list, the introduction, what came of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.core.forms.fields import field
from circulade.groups.models import Group
from circulade.matchmaking.enums import MatchState, OutcomeKind


class MatchFilter(forms.Form):
    """Which matches to list."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *MatchState.choices])
    group = forms.ModelChoiceField(
        Group.objects.none(), label=_("Group"), required=False, to_field_name="slug", empty_label=_("all")
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field(self, "group", forms.ModelChoiceField).queryset = programme.groups.all()


class IntroductionForm(forms.Form):
    """The words of the letter to both sides."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    text = forms.CharField(
        label=_("Text"), max_length=10_000, widget=forms.Textarea({"rows": 14, "dir": "auto"})
    )


class SendForm(forms.Form):
    """Both sides agreed."""

    agreed = forms.BooleanField(
        label=_("Both sides agreed that the letter gives each the other's address."), required=False
    )


class OutcomeForm(forms.Form):
    """What came of an introduction, and when."""

    kind = forms.ChoiceField(label=_("What came of it"), choices=OutcomeKind.choices)
    on = forms.DateField(label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    note = forms.CharField(label=_("Note"), required=False, max_length=300)
