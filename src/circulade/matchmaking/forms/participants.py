"""What a participant states of themselves, and whom they ask for a meeting."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from circulade.accounts.forms import time_zones
from circulade.core.forms.fields import field
from circulade.core.text.catalogue import said, said_lazily
from circulade.matchmaking.models import Challenge, MeetingSlot


class ParticipantForm(forms.Form):
    """When somebody is there, and what they look for and offer."""

    time_zone = forms.ChoiceField(label=said_lazily("Your time zone"), required=False)
    slots = forms.MultipleChoiceField(
        label=said_lazily("When you are there"), required=False, widget=forms.CheckboxSelectMultiple
    )
    most = forms.IntegerField(label=said_lazily("Most meetings you want"), required=False, min_value=1)
    seeks = forms.CharField(
        label=said_lazily("What you look for"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    offers = forms.CharField(
        label=said_lazily("What you can offer"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    has = forms.MultipleChoiceField(
        label=said_lazily("Challenges you have"), required=False, widget=forms.CheckboxSelectMultiple
    )
    solved = forms.MultipleChoiceField(
        label=said_lazily("Challenges you have solved"), required=False, widget=forms.CheckboxSelectMultiple
    )
    can_host = forms.BooleanField(label=said_lazily("I would host a peer table"), required=False)

    def __init__(
        self,
        *args: Any,
        slots: list[tuple[str, str]],
        challenges: list[Challenge],
        event_zone: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        on_site = said("that of the event: {zone}", zone=event_zone.replace("_", " "))
        field(self, "time_zone", forms.ChoiceField).choices = [("", on_site), *time_zones()]
        field(self, "slots", forms.ChoiceField).choices = slots
        for name in ("has", "solved"):
            if challenges:
                field(self, name, forms.ChoiceField).choices = [(one.code, one.title) for one in challenges]
            else:
                del self.fields[name]
        if not challenges:
            del self.fields["can_host"]


class PeopleFilter(forms.Form):
    """Narrow the participants of a day down."""

    q = forms.CharField(label=_("Name, e-mail or organisation"), required=False, max_length=100)


class RequestForm(forms.Form):
    """Whom to meet, how much, and why."""

    asked = forms.IntegerField(widget=forms.HiddenInput)
    priority = forms.TypedChoiceField(
        label=said_lazily("Priority"),
        coerce=int,
        choices=[(3, said_lazily("must")), (2, said_lazily("should")), (1, said_lazily("would be nice"))],
        initial=2,
    )
    reason = forms.CharField(label=said_lazily("Why"), required=False, max_length=300)


class VisitForm(forms.Form):
    """When to visit a stand, and why."""

    slot = forms.ModelChoiceField(MeetingSlot.objects.none())
    reason = forms.CharField(required=False, max_length=300)

    def __init__(self, *args: Any, slots: QuerySet[MeetingSlot], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field(self, "slot", forms.ModelChoiceField).queryset = slots
