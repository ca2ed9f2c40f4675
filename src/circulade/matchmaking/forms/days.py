"""Forms around the meetings of an event."""

from datetime import datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.core.forms.fields import field
from circulade.events.models import Event, EventSession
from circulade.matchmaking.domain.days import Grid
from circulade.matchmaking.domain.schedule import times_of
from circulade.matchmaking.enums import NoteKind, PairRuleKind
from circulade.matchmaking.models import MeetingDay, MeetingSlot, Participant

MOMENT = "%Y-%m-%dT%H:%M"


def moment_field(label: Any, **options: Any) -> forms.DateTimeField:
    """Return a field for a moment on the event's clock."""
    widget = forms.DateTimeInput({"type": "datetime-local"}, format=MOMENT)
    return forms.DateTimeField(label=label, widget=widget, input_formats=[MOMENT], **options)


class DayForm(forms.Form):
    """Slots, tables and caps; moments are on the event's clock."""

    starts = moment_field(_("First meeting begins"))
    ends = moment_field(_("Last meeting ends by"))
    minutes = forms.IntegerField(label=_("Minutes of a meeting"), min_value=5, initial=20)
    pause = forms.IntegerField(label=_("Minutes between two"), min_value=0, initial=5)
    tables = forms.IntegerField(label=_("Tables"), min_value=0, max_value=2000, initial=10)
    most = forms.IntegerField(
        label=_("Most meetings of one person"),
        min_value=1,
        required=False,
        help_text=_("Empty: one in every slot."),
    )
    colleagues = forms.BooleanField(
        label=_("People of the same organisation may meet each other"), required=False, initial=True
    )
    requests_until = moment_field(_("Requests until"), required=False)
    seed = forms.CharField(
        label=_("Text of the draw"),
        max_length=120,
        help_text=_("Any text, published beforehand: it settles ties, so that nobody can choose."),
    )

    def __init__(self, *args: Any, event: Event, day: MeetingDay | None = None, **kwargs: Any) -> None:
        zone = ZoneInfo(event.time_zone)
        initial: dict[str, Any] = {
            "starts": event.starts.astimezone(zone),
            "ends": event.ends.astimezone(zone),
            "seed": event.slug,
        }
        if day is not None:
            slots = list(day.slots.all())
            initial |= {name: getattr(day, name) for name in ("tables", "most", "colleagues", "seed")}
            if day.requests_until:
                initial["requests_until"] = day.requests_until.astimezone(zone)
            if slots:
                initial["starts"] = slots[0].starts.astimezone(zone)
                initial["ends"] = slots[-1].ends.astimezone(zone)
                initial["minutes"] = int((slots[0].ends - slots[0].starts).total_seconds() // 60)
            # Breaks of the programme make gaps longer: the shortest is the pause.
            gaps = [after.starts - before.ends for before, after in pairwise(slots)]
            if gaps:
                initial["pause"] = int(min(gaps).total_seconds() // 60)
        kwargs.setdefault("initial", initial)
        super().__init__(*args, **kwargs)
        self.zone = zone

    def _moment(self, name: str) -> datetime | None:
        value = self.cleaned_data.get(name)
        return value.replace(tzinfo=self.zone) if value else None

    def clean_starts(self) -> datetime | None:
        """The moment on the event's clock."""
        return self._moment("starts")

    def clean_ends(self) -> datetime | None:
        """The moment on the event's clock."""
        return self._moment("ends")

    def clean_requests_until(self) -> datetime | None:
        """The moment on the event's clock."""
        return self._moment("requests_until")

    def grid(self) -> Grid:
        """Return the slots as typed."""
        typed = self.cleaned_data
        return Grid(typed["starts"], typed["ends"], typed["minutes"], typed["pause"])

    def values(self) -> dict[str, Any]:
        """Return the other values as typed."""
        return {
            name: self.cleaned_data[name]
            for name in ("tables", "most", "colleagues", "requests_until", "seed")
        }


class SlotField(forms.ModelChoiceField[MeetingSlot]):
    """A choice of slots by their times on the event's clock."""

    def __init__(self, **options: Any) -> None:
        super().__init__(MeetingSlot.objects.none(), label=_("Slot"), **options)
        self.zone = "UTC"

    def of(self, day: MeetingDay) -> None:
        """Offer the slots of a day."""
        self.queryset = day.slots.all()
        self.zone = day.event.time_zone

    def label_from_instance(self, obj: MeetingSlot) -> str:
        """Say the number of a slot and when it is."""
        return f"{obj.number}: {times_of(obj, self.zone)}"


class PairRuleForm(forms.Form):
    """Two who meet in a set slot, or never."""

    kind = forms.ChoiceField(label=_("Rule"), choices=PairRuleKind.choices)
    a = forms.ModelChoiceField(Participant.objects.none(), label=_("Who"))
    b = forms.ModelChoiceField(Participant.objects.none(), label=_("With"))
    slot = SlotField(required=False)
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300)

    def __init__(self, *args: Any, day: MeetingDay, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Participant.objects.filter(day=day).select_related("registration")
        for name in ("a", "b"):
            field(self, name, forms.ModelChoiceField).queryset = people
        field(self, "slot", SlotField).of(day)


class MoveForm(forms.Form):
    """Where a meeting goes."""

    slot = SlotField(empty_label=None)
    table = forms.IntegerField(label=_("Table"), required=False, min_value=1, help_text=_("Empty: online."))
    anyway = forms.BooleanField(label=_("Move it all the same"), required=False)

    def __init__(self, *args: Any, day: MeetingDay, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field(self, "slot", SlotField).of(day)


class SessionField(forms.ModelChoiceField[EventSession]):
    """A choice of parts of the programme by their times on the event's clock."""

    def __init__(self, **options: Any) -> None:
        super().__init__(EventSession.objects.none(), label=_("Session of the programme"), **options)
        self.zone = "UTC"

    def of(self, event: Event) -> None:
        """Offer the programme of an event."""
        self.queryset = event.sessions.order_by("starts", "pk")
        self.zone = event.time_zone

    def label_from_instance(self, obj: EventSession) -> str:
        """Say when a session is, and what it is called."""
        return f"{times_of(obj, self.zone)}: {obj.title}"


class PeerSessionForm(forms.Form):
    """When and where the peer tables sit."""

    session = SessionField(
        required=False,
        empty_label=_("Not set yet"),
        help_text=_("Its time and room are told to those at the tables. No meeting is planned in it."),
    )

    def __init__(self, *args: Any, day: MeetingDay, **kwargs: Any) -> None:
        super().__init__(*args, **({"initial": {"session": day.peer_session_id}} | kwargs))
        field(self, "session", SessionField).of(day.event)


class ChallengeForm(forms.Form):
    """A challenge for peer tables."""

    title = forms.CharField(label=_("Challenge"), max_length=200)
    host = forms.ModelChoiceField(
        Participant.objects.none(),
        label=_("Host"),
        required=False,
        help_text=_("Empty: somebody who can host and knows the challenge."),
    )

    def __init__(self, *args: Any, day: MeetingDay, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Participant.objects.filter(day=day).select_related("registration")
        field(self, "host", forms.ModelChoiceField).queryset = rows


class NoteForm(forms.Form):
    """What a peer table found."""

    kind = forms.ChoiceField(label=_("Kind"), choices=NoteKind.choices)
    text = forms.CharField(
        label=_("Text"), max_length=5000, widget=forms.Textarea({"rows": 4, "dir": "auto"})
    )
