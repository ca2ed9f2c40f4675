"""Forms in which the office makes and edits an event, one per section."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.core.forms.moments import MomentField
from circulade.core.forms.translated import add_translated, read_translated
from circulade.core.text.names import language_name
from circulade.events.enums import EventFormat, EventKind
from circulade.events.forms.inputs import web_address
from circulade.events.models import Event
from circulade.register.enums import TerritoryKind
from circulade.register.forms.choices import country_choices

MANY = forms.CheckboxSelectMultiple
LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip


def zone_or(typed: Any, held: str) -> str:
    """Return a time zone as typed if it is one, else the one held: moments in the same form are read in it."""
    return str(typed) if typed in available_timezones() else held


def words_of(text: str) -> list[str]:
    """Read words separated by commas."""
    return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


class NewEventForm(forms.Form):
    """A new event: title, address, kind, and when it is."""

    def __init__(self, programme: Programme, *args: Any, model: Event | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.programme = programme
        known = Event(programme=programme, time_zone=programme.time_zone) if model is None else model
        zone = zone_or(self.data.get("time_zone"), known.time_zone)
        titles = known.title if model is not None else None
        languages = programme.languages
        add_translated(self, "title", _("Title"), languages=languages, value=titles, required=True)
        self.fields["slug"] = forms.SlugField(
            label=_("Address"),
            max_length=80,
            help_text=_("Such as conference-2026; it stands in the page's address."),
        )
        kind, way = (known.kind, known.format) if model is not None else (None, None)
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), choices=EventKind.choices, initial=kind)
        self.fields["format"] = forms.ChoiceField(label=_("Format"), choices=EventFormat.choices, initial=way)
        self.fields["time_zone"] = forms.CharField(
            label=_("Time zone"), max_length=60, initial=zone, help_text=_("Such as Europe/Brussels.")
        )
        self.fields["starts"] = MomentField(label=_("Starts"), zone=zone)
        self.fields["ends"] = MomentField(label=_("Ends"), zone=zone)

    def values(self) -> dict[str, Any]:
        """Return what was typed as fields of an event."""
        plain = ("slug", "kind", "format", "time_zone", "starts", "ends")
        return {name: self.cleaned_data[name] for name in plain} | {"title": read_translated(self, "title")}


class EventSectionForm(forms.Form):
    """A section of an event with the revision that was shown."""

    def __init__(self, event: Event, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.event = event
        self.fields["seen"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=event.revision, min_value=1
        )
        self.build()

    def build(self) -> None:
        """Add the section's fields."""

    def values(self) -> dict[str, Any]:
        """Return the event's fields as typed."""
        raise NotImplementedError

    def line(self, name: str, label: Any, *, longest: int = 300, help_text: Any = "") -> None:
        """Add one line of plain text."""
        self.fields[name] = forms.CharField(
            label=label,
            required=False,
            max_length=longest,
            initial=getattr(self.event, name),
            help_text=help_text,
            widget=forms.TextInput(attrs={"dir": "auto"}),
        )

    def texts(self, name: str, label: Any, *, long: bool = True, required: bool = False) -> None:
        """Add a text in each of the programme's languages."""
        languages, held = self.event.programme.languages, getattr(self.event, name)
        add_translated(self, name, label, languages=languages, value=held, long=long, required=required)


class WhenForm(EventSectionForm):
    """When and where."""

    def build(self) -> None:
        """Add dates with their zone, place and room."""
        event = self.event
        zone = zone_or(self.data.get("time_zone"), event.time_zone)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind"), choices=EventKind.choices, initial=event.kind
        )
        self.fields["format"] = forms.ChoiceField(
            label=_("Format"), choices=EventFormat.choices, initial=event.format
        )
        self.line("time_zone", _("Time zone"), longest=60, help_text=_("Such as Europe/Brussels."))
        self.fields["keep_clock"] = forms.BooleanField(
            label=_("With another time zone, let nine o'clock stay nine o'clock"),
            required=False,
            help_text=_("Otherwise every moment stays where it is and is shown in the new zone."),
        )
        self.fields["starts"] = MomentField(label=_("Starts"), zone=zone, initial=event.starts)
        self.fields["ends"] = MomentField(label=_("Ends"), zone=zone, initial=event.ends)
        self.fields["move_along"] = forms.BooleanField(
            label=_("With another start, let the programme move along"),
            required=False,
            help_text=_("Sessions keep their distance from the start; otherwise they stay where they are."),
        )
        self.line("place", _("Place"), longest=200)
        self.line("room", _("Room"), longest=100)
        self.line("address", _("Street and town"))
        self.fields["country"] = forms.ChoiceField(
            label=_("Country"), required=False, choices=[("", "—"), *country_choices()], initial=event.country
        )
        self.fields["joining_link"] = web_address(
            _("Joining link"),
            initial=event.joining_link,
            help_text=_("Only people who have an online seat get it, on their own page and by letter."),
        )

    def values(self) -> dict[str, Any]:
        """Return when and where; moments that were shown and not changed follow the zone in the domain."""
        skipped = {"seen", "keep_clock", "move_along"}
        if self.cleaned_data["keep_clock"]:
            held = {name: getattr(self.event, name) for name in ("starts", "ends")}
            skipped |= {name for name, at in held.items() if self.cleaned_data[name] == at}
        return {name: value for name, value in self.cleaned_data.items() if name not in skipped}


class TextsForm(EventSectionForm):
    """What the event says of itself."""

    def build(self) -> None:
        """Add title, description, theme and audience in each language."""
        self.texts("title", _("Title"), long=False, required=True)
        self.texts("description", _("Description"))
        self.texts("theme", _("Theme"), long=False)
        self.texts("audience", _("Target audience"))

    def values(self) -> dict[str, Any]:
        """Return texts by language."""
        return {name: read_translated(self, name) for name in ("title", "description", "theme", "audience")}


class FactsForm(EventSectionForm):
    """What the record of the event says."""

    def build(self) -> None:
        """Add code, languages, countries, parent event, organiser, tags."""
        event = self.event
        self.line("code", _("Code"), longest=40)
        self.line("organiser", _("Organiser"))
        self.line("partner", _("Partner"))
        self.fields["contact"] = forms.EmailField(label=_("Contact"), required=False, initial=event.contact)
        self.fields["languages"] = forms.MultipleChoiceField(
            label=_("Languages spoken"),
            required=False,
            widget=MANY,
            initial=event.languages,
            choices=[(code, language_name(code)) for code in LANGUAGES],
        )
        self.fields["territory_kinds"] = forms.MultipleChoiceField(
            label=_("Types of territories"),
            required=False,
            widget=MANY,
            initial=event.territory_kinds,
            choices=TerritoryKind.choices,
        )
        self.fields["countries"] = forms.MultipleChoiceField(
            label=_("Countries"),
            required=False,
            initial=event.countries,
            choices=[("EU-27", "EU-27"), *country_choices()],
            widget=forms.SelectMultiple(attrs={"size": 8}),
        )
        self.fields["tags"] = forms.CharField(
            label=_("Tags"),
            required=False,
            max_length=1000,
            initial=", ".join(event.tags),
            help_text=_("Separated by commas."),
        )
        others = event.programme.events.exclude(pk=event.pk).exclude(Q(parent=event))
        self.fields["parent"] = forms.ModelChoiceField(
            others, label=_("Part of the event"), required=False, initial=event.parent_id
        )
        self.line("parent_name", _("Part of an event held by others"), longest=200)
        self.fields["group"] = forms.ModelChoiceField(
            event.programme.groups.all(),
            label=_("Meeting of the group"),
            required=False,
            initial=event.group_id,
        )
        for name, label in (("parent_website", _("Website of that event")), ("website", _("Website"))):
            self.fields[name] = web_address(label, initial=getattr(event, name))
        self.line("source", _("Source of these facts"))
        self.fields["keep_answers_days"] = forms.IntegerField(
            label=_("Days after the event for which answers to the second form are kept"),
            required=False,
            min_value=0,
            max_value=3650,
            initial=event.keep_answers_days,
            help_text=_(
                "A question may have a period of its own. What was promised to somebody before, stays."
            ),
        )

    def values(self) -> dict[str, Any]:
        """Return the facts."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        if found["keep_answers_days"] is None:
            del found["keep_answers_days"]
        return found | {"tags": words_of(self.cleaned_data["tags"])}


class AfterForm(EventSectionForm):
    """What is added afterwards."""

    def build(self) -> None:
        """Add summary and recording."""
        self.texts("summary", _("Summary"))
        self.fields["recording"] = web_address(_("Recording"), initial=self.event.recording)

    def values(self) -> dict[str, Any]:
        """Return summary and recording."""
        return {"summary": read_translated(self, "summary"), "recording": self.cleaned_data["recording"]}


SECTIONS: dict[str, type[EventSectionForm]] = {
    "when": WhenForm,
    "texts": TextsForm,
    "facts": FactsForm,
    "after": AfterForm,
}
SECTION_NAMES = {
    "when": _("When and where"),
    "texts": _("Texts"),
    "facts": _("Facts"),
    "after": _("Afterwards"),
}
