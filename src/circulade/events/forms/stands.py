"""Forms of the exhibition."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from circulade.core.forms.translated import add_translated, read_translated
from circulade.core.text.catalogue import said_here, said_lazily
from circulade.events.forms.inputs import paragraphs, web_address
from circulade.events.models import Event, Stand


class OwnStandForm(forms.Form):
    """What the people of a stand say of it themselves."""

    def __init__(self, event: Event, held: Stand, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        add_translated(
            self, "text", said_here("Text"), languages=event.programme.languages, value=held.text, long=True
        )
        self.fields["people"] = paragraphs(
            said_here("People there"),
            initial="\n".join(", ".join(filter(None, (one["name"], one.get("role")))) for one in held.people),
            help_text=said_here("One a line: name, role."),
        )
        self.fields["website"] = web_address(said_here("Website"), initial=held.website)
        self.fields["online_room"] = web_address(said_here("Online room"), initial=held.online_room)
        self.fields["contact"] = forms.EmailField(
            label=said_here("E-mail for messages"),
            required=False,
            initial=held.contact,
            help_text=said_here("It is not shown."),
        )
        self.fields["meetings"] = forms.BooleanField(
            label=said_here("Meetings can be asked for"), required=False, initial=held.meetings
        )

    def values(self) -> dict[str, Any]:
        """Return what was typed as fields of a stand."""
        lines = [line.partition(",") for line in self.cleaned_data["people"].splitlines() if line.strip()]
        people = [{"name": name.strip()[:200], "role": role.strip()[:200]} for name, _comma, role in lines]
        plain = ("website", "online_room", "contact", "meetings")
        found = {name: self.cleaned_data[name] for name in plain}
        return found | {"text": read_translated(self, "text"), "people": people}


class StandForm(OwnStandForm):
    """A stand as the office sets it up: also its number, its name and its place on the plan."""

    def __init__(self, event: Event, held: Stand, *args: Any, **options: Any) -> None:
        super().__init__(event, held, *args, **options)
        for name, label, longest in (("number", _("Number"), 10), ("name", _("Name"), 200)):
            self.fields[name] = forms.CharField(label=label, max_length=longest, initial=getattr(held, name))
        self.fields["organisation"] = forms.ModelChoiceField(
            event.programme.organisations.filter(merged_into__isnull=True),
            label=_("Organisation of the register"),
            required=False,
            initial=held.organisation_id,
        )
        for name, label in (("row", _("Row on the plan")), ("column", _("Column on the plan"))):
            self.fields[name] = forms.IntegerField(
                label=label, required=False, min_value=1, max_value=20, initial=getattr(held, name)
            )
        self.order_fields(["number", "name", "organisation", "row", "column"])

    def values(self) -> dict[str, Any]:
        """Return what was typed as fields of a stand."""
        plain = ("number", "name", "organisation", "row", "column")
        return super().values() | {name: self.cleaned_data[name] for name in plain}


class ContactForm(forms.Form):
    """A message to a stand."""

    name = forms.CharField(label=said_lazily("Your name"), max_length=100)
    email = forms.EmailField(label=said_lazily("Your e-mail"))
    text = paragraphs(said_lazily("Message"), required=True)
    website = forms.CharField(label=said_lazily("Leave this empty"), required=False)
