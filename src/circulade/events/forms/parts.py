"""Forms of the parts of an event: sessions, documents, why it is cancelled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.core.forms.moments import MomentField
from circulade.core.forms.translated import add_translated, read_translated
from circulade.core.text.catalogue import said_here
from circulade.events.domain.sessions import OnStage, read_people, typed_people
from circulade.events.enums import SessionKind, SpeakerRole
from circulade.events.forms.inputs import paragraphs, web_address
from circulade.events.models import Event, EventSession

ROLES = (
    ("speakers", _("Speakers"), SpeakerRole.SPEAKER),
    ("moderators", _("Moderators"), SpeakerRole.MODERATOR),
    ("rapporteurs", _("Rapporteurs"), SpeakerRole.RAPPORTEUR),
)


class SessionForm(forms.Form):
    """A part of the programme and who is on stage."""

    def __init__(self, event: Event, session: EventSession | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = session or EventSession(event=event, starts=event.starts, ends=event.ends, room=event.room)
        languages, zone = event.programme.languages, event.time_zone
        add_translated(self, "title", _("Title"), languages=languages, value=held.title, required=True)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind"), choices=SessionKind.choices, initial=held.kind
        )
        self.fields["starts"] = MomentField(label=_("Starts"), zone=zone, initial=held.starts)
        self.fields["ends"] = MomentField(label=_("Ends"), zone=zone, initial=held.ends)
        for name, label, help_text in (
            (
                "track",
                _("Track"),
                _("Sessions at the same time differ in their track; empty: for everybody."),
            ),
            ("room", _("Room"), ""),
            ("code", _("Code"), ""),
        ):
            longest = 40 if name == "code" else 80
            self.fields[name] = forms.CharField(
                label=label,
                required=False,
                max_length=longest,
                initial=getattr(held, name),
                help_text=help_text,
            )
        add_translated(
            self, "description", _("Description"), languages=languages, value=held.description, long=True
        )
        people = list(held.speakers.all()) if held.pk else []
        for name, label, role in ROLES:
            self.fields[name] = paragraphs(
                label,
                initial=typed_people(people, role=role),
                help_text=_("One a line: name, organisation."),
                rows=3,
            )
        self.fields["recording"] = web_address(_("Recording"), initial=held.recording)
        add_translated(self, "summary", _("Summary"), languages=languages, value=held.summary, long=True)

    def values(self) -> dict[str, Any]:
        """Return what was typed as fields of a session."""
        plain = ("kind", "starts", "ends", "track", "room", "code", "recording")
        return {name: self.cleaned_data[name] for name in plain} | {
            name: read_translated(self, name) for name in ("title", "description", "summary")
        }

    def people(self) -> list[OnStage]:
        """Return who is on stage, moderators first."""
        order = (ROLES[1], ROLES[0], ROLES[2])
        return [
            one for name, _label, role in order for one in read_people(self.cleaned_data[name], role=role)
        ]


class DocumentForm(forms.Form):
    """A document: a file, or the address of one."""

    def __init__(self, event: Event, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        add_translated(self, "title", said_here("Title"), languages=event.programme.languages, required=True)
        self.fields["file"] = forms.FileField(label=said_here("File"), required=False)
        self.fields["address"] = web_address(said_here("Or its address elsewhere"))
        self.fields["kilobytes"] = forms.IntegerField(
            label=said_here("Its size there, in kB"), required=False, min_value=1, max_value=100_000_000
        )
        self.build(event)

    def build(self, event: Event) -> None:
        """Add where the document belongs and who may have it."""
        for name, label, choices in (
            ("session", _("Session"), event.sessions.all()),
            ("stand", _("Stand"), event.stands.all()),
        ):
            if choices:
                self.fields[name] = forms.ModelChoiceField(choices, label=label, required=False)
        self.fields["public"] = forms.BooleanField(label=_("For everybody"), required=False, initial=True)

    def belongs(self) -> dict[str, Any]:
        """Return what was typed beside title and file."""
        belongs = {name: self.cleaned_data.get(name) for name in ("session", "stand")}
        size = self.cleaned_data["kilobytes"]
        public = self.cleaned_data.get("public", True)
        address = self.cleaned_data["address"]
        return belongs | {
            "address": address,
            "public": public,
            "size": 1000 * size if size and address else None,
        }

    def title(self) -> dict[str, str]:
        """Return the title by language."""
        return read_translated(self, "title")


class StandDocumentForm(DocumentForm):
    """A document of a stand, added by its people: everybody may have it."""

    def build(self, event: Event) -> None:
        """It belongs to the stand."""


class EventReasonForm(forms.Form):
    """Why the event is cancelled."""

    reason = paragraphs(
        _("Why is the event cancelled?"),
        required=True,
        help_text=_("Stands on the event's page and in the letter to everybody who registered."),
    )
