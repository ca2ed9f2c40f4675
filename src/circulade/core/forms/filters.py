"""Filters of the office's lists."""

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.core.enums import LetterState, TaskState
from circulade.core.text.letter_kinds import LETTER_KINDS


class AuditFilter(forms.Form):
    """Narrow the audit trail down."""

    action = forms.CharField(label=_("Action contains"), required=False, max_length=80)
    subject = forms.CharField(
        label=_("Subject"),
        required=False,
        max_length=120,
        help_text=_("A kind of record, such as “call”, or a kind and its number: “calls.call:7”."),
    )
    actor = forms.IntegerField(label=_("Person (number)"), required=False, min_value=1)
    since = forms.DateField(label=_("From"), required=False, widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label=_("Until"), required=False, widget=forms.DateInput({"type": "date"}))


class LetterFilter(forms.Form):
    """Narrow the letters down."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *LetterState.choices]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *LETTER_KINDS.items()])
    text = forms.CharField(label=_("Address, name or subject contains"), required=False, max_length=100)


class QueueFilter(forms.Form):
    """Narrow the queue down."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *TaskState.choices])


class RunFilter(forms.Form):
    """Narrow the runs down."""

    engine = forms.CharField(label=_("Engine"), required=False, max_length=40)


class SearchForm(forms.Form):
    """What somebody looks for."""

    q = forms.CharField(label=_("Search for"), required=False, max_length=200)


class ResendForm(forms.Form):
    """Send a letter again, to another address if need be."""

    to = forms.EmailField(label=_("E-mail address"))


class DraftForm(forms.Form):
    """Change the words of a letter that has not been sent."""

    to = forms.EmailField(label=_("E-mail address"))
    subject = forms.CharField(label=_("Subject"), max_length=300)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea({"rows": 16}))
