"""What a participant states of themselves, and whom they ask for a meeting."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from circulade.accounts.forms import time_zones
from circulade.core.forms.fields import field
from circulade.core.text.catalogue import said, said_lazily
from circulade.matchmaking.domain.schedule import times_of
from circulade.matchmaking.models import MeetingSlot, Participant

STATED = ("time_zone", "most", "seeks", "offers", "has", "solved", "can_host")


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

    def __init__(self, one: Participant, data: Any = None) -> None:
        initial = {name: getattr(one, name) for name in STATED}
        initial["slots"] = [str(at) for at, there in enumerate(one.available, start=1) if there == "1"]
        super().__init__(data, initial=initial)
        on_site = said("that of the event: {zone}", zone=one.day.event.time_zone.replace("_", " "))
        field(self, "time_zone", forms.ChoiceField).choices = [("", on_site), *time_zones()]
        zone = self.clock_of(one)
        slots = [(str(slot.number), times_of(slot, zone)) for slot in one.day.slots.all()]
        field(self, "slots", forms.ChoiceField).choices = slots
        challenges = list(one.day.challenges.all())
        for name in ("has", "solved"):
            if challenges:
                field(self, name, forms.ChoiceField).choices = [(one.code, one.title) for one in challenges]
            else:
                del self.fields[name]
        if not challenges:
            del self.fields["can_host"]

    def clock_of(self, one: Participant) -> str:
        """Return the zone in which whoever fills this in reads times."""
        return one.zone

    def present(self) -> list[int]:
        """Return the numbers of the slots in which they are there."""
        return [int(number) for number in self.cleaned_data["slots"]]

    def values(self) -> dict[str, Any]:
        """Return the rest of what was typed."""
        return {name: self.cleaned_data[name] for name in STATED if name in self.cleaned_data}


class OnBehalfForm(ParticipantForm):
    """The same, stated by the organiser for somebody who told them."""

    LABELS: ClassVar = {
        "time_zone": _("Their time zone"),
        "slots": _("When they are there"),
        "most": _("Most meetings they want"),
        "seeks": _("What they look for"),
        "offers": _("What they can offer"),
        "has": _("Challenges they have"),
        "solved": _("Challenges they have solved"),
        "can_host": _("They would host a peer table"),
    }

    def __init__(self, one: Participant, data: Any = None) -> None:
        super().__init__(one, data)
        for name, made in self.fields.items():
            made.label = self.LABELS[name]

    def clock_of(self, one: Participant) -> str:
        """Return the zone of the event: the organiser's."""
        return one.day.event.time_zone


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
