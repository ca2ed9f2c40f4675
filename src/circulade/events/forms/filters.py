"""Filters of the calendar."""

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.events.enums import EventFormat, EventKind


class CalendarFilter(forms.Form):
    """Narrow the calendar down."""

    when = forms.ChoiceField(
        label=_("When"), required=False, choices=[("", _("coming")), ("past", _("past")), ("all", _("all"))]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *EventKind.choices])
    format = forms.ChoiceField(
        label=_("Format"), required=False, choices=[("", _("all")), *EventFormat.choices]
    )
    recorded = forms.BooleanField(label=_("With a recording"), required=False)
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
