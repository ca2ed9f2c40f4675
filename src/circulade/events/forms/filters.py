"""Filters of the calendar."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.events.enums import EventFormat, EventKind
from circulade.events.queries.calendar import meeting_groups


class CalendarFilter(forms.Form):
    """Narrow the calendar down."""

    when = forms.ChoiceField(
        label=_("When"), required=False, choices=[("", _("coming")), ("past", _("past")), ("all", _("all"))]
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("all")), *EventKind.choices])
    format = forms.ChoiceField(
        label=_("Format"), required=False, choices=[("", _("all")), *EventFormat.choices]
    )
    group = forms.ChoiceField(label=_("Meetings of"), required=False)
    recorded = forms.BooleanField(label=_("With a recording"), required=False)
    q = forms.CharField(label=_("Words"), required=False, max_length=100)

    def __init__(self, programme: Programme, data: Any = None) -> None:
        super().__init__(data)
        groups = [(one.slug, str(one.name)) for one in meeting_groups(programme)]
        if groups:
            group: Any = self.fields["group"]
            group.choices = [("", _("everybody")), *groups]
        else:
            del self.fields["group"]
