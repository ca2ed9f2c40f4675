"""Forms in which the office edits a call, one per section."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme
from circulade.calls.forms.widgets import country_choices
from circulade.calls.models import Call
from circulade.core.forms.moments import MomentField
from circulade.core.forms.translated import add_translated, read_translated
from circulade.core.text.names import language_name
from circulade.groups.enums import GroupKind
from circulade.register.enums import OrganisationKind

LINES = {
    "title": _("Title"),
    "size": _("Size"),
    "duration": _("Duration"),
    "time_commitment": _("Time commitment"),
}
PARAGRAPHS = {
    "summary": _("Summary"),
    "activities": _("Activities"),
    "outputs": _("Outputs"),
    "funding": _("Funding"),
    "why_join": _("Why join"),
}


class SectionForm(forms.Form):
    """A section of a call: the revision that was shown, and a notice once the call is announced."""

    def __init__(self, call: Call, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.call = call
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=call.revision, min_value=1)
        self.build()
        if call.announced_at is not None:
            self.fields["notice"] = forms.CharField(
                label=_("Notice to applicants"),
                required=False,
                max_length=5_000,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
                help_text=_(
                    "Say what changes: it shows on the call's page and goes to everybody who has begun."
                ),
            )

    def build(self) -> None:
        """Add the section's fields."""

    def changes(self) -> dict[str, Any]:
        """Return the call's fields as typed."""
        raise NotImplementedError

    @property
    def notice(self) -> str:
        """The notice typed, if any."""
        return str(self.cleaned_data.get("notice") or "")


class TextsForm(SectionForm):
    """What the call says, in each of its languages."""

    def build(self) -> None:
        """Add the languages and each text in each language."""
        self.fields["languages"] = forms.MultipleChoiceField(
            label=_("Languages of the call"),
            choices=[(code, language_name(code)) for code in self.call.programme.languages],
            widget=forms.CheckboxSelectMultiple,
            initial=self.call.languages,
        )
        for name, label in LINES.items():
            self._add(name, label, long=False)
        for name, label in PARAGRAPHS.items():
            self._add(name, label, long=True)

    def _add(self, name: str, label: Any, *, long: bool) -> None:
        add_translated(
            self,
            name,
            label,
            languages=self.call.languages or self.call.programme.languages[:1],
            value=getattr(self.call, name),
            required=name == "title",
            long=long,
        )

    def changes(self) -> dict[str, Any]:
        """Return texts by language."""
        return {"languages": self.cleaned_data["languages"]} | {
            name: read_translated(self, name) for name in (*LINES, *PARAGRAPHS)
        }


class WhoForm(SectionForm):
    """Who can apply: in words, by kind of organisation, by country."""

    def build(self) -> None:
        """Add kinds, countries and words."""
        add_translated(
            self,
            "who_can_apply",
            _("Who can apply, in words"),
            languages=self.call.languages or self.call.programme.languages[:1],
            value=self.call.who_can_apply,
            long=True,
        )
        self.fields["eligible_kinds"] = forms.MultipleChoiceField(
            label=_("Kinds of organisations that may apply"),
            choices=OrganisationKind.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=self.call.eligible_kinds,
        )
        self.fields["eligible_countries"] = forms.MultipleChoiceField(
            label=_("Countries"),
            choices=country_choices()[1:],
            widget=forms.SelectMultiple(attrs={"size": 10}),
            required=False,
            initial=self.call.eligible_countries,
            help_text=_("Choose none if every country may apply."),
        )

    def changes(self) -> dict[str, Any]:
        """Return what was chosen."""
        chosen = {name: self.cleaned_data[name] for name in ("eligible_kinds", "eligible_countries")}
        return chosen | {"who_can_apply": read_translated(self, "who_can_apply")}


class DatesForm(SectionForm):
    """Dates with their time zone, the session, the contact, and how many assessments each application gets."""

    def build(self) -> None:
        """Add dates; those of an announced call are extended elsewhere."""
        call, zone = self.call, self.call.time_zone
        if call.announced_at is None:
            self.fields["opens_at"] = MomentField(
                label=_("Opens"), zone=zone, required=False, initial=call.opens_at
            )
            self.fields["closes_at"] = MomentField(
                label=_("Deadline"), zone=zone, required=False, initial=call.closes_at
            )
        self.fields["session_at"] = MomentField(
            label=_("Question and answer session"), zone=zone, required=False, initial=call.session_at
        )
        self.fields["session_place"] = forms.CharField(
            label=_("Where the session is"), required=False, max_length=300, initial=call.session_place
        )
        self.fields["decision_expected"] = forms.DateField(
            label=_("Decision expected"),
            required=False,
            initial=call.decision_expected,
            help_text=_("Such as 2026-01-31."),
        )
        self.fields["contact"] = forms.EmailField(label=_("Contact"), required=False, initial=call.contact)
        self.fields["group_kind"] = forms.ChoiceField(
            label=_("Accepted applicants form"),
            choices=[("", "—"), *GroupKind.choices],
            required=False,
            initial=call.group_kind,
        )
        self.fields["per_application"] = forms.IntegerField(
            label=_("Assessments of each application"),
            min_value=1,
            max_value=20,
            initial=call.per_application,
        )
        self.fields["min_assessments"] = forms.IntegerField(
            label=_("Of these at least"), min_value=1, max_value=20, initial=call.min_assessments
        )

    def clean(self) -> dict[str, Any]:
        """Refuse fewer assessments than the least."""
        cleaned = super().clean() or self.cleaned_data
        if (cleaned.get("min_assessments") or 0) > (cleaned.get("per_application") or 99):
            self.add_error(
                "min_assessments", _("This cannot be more than the assessments of each application.")
            )
        return cleaned

    def changes(self) -> dict[str, Any]:
        """Return what was typed."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"seen", "notice"}}


class NewCallForm(forms.Form):
    """A new call: its title and address, or an earlier one to copy."""

    def __init__(self, programme: Programme, *args: Any, source: Call | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        add_translated(
            self,
            "title",
            _("Title"),
            languages=source.languages if source and source.languages else programme.languages,
            value=source.title if source else None,
            required=True,
        )
        self.fields["slug"] = forms.SlugField(
            label=_("Address"),
            max_length=80,
            help_text=_("Such as raw-materials-2026; it stands in the page's address."),
        )
        if source is not None:
            self.fields["dates"] = forms.ChoiceField(
                label=_("Dates"),
                choices=[
                    ("empty", _("leave empty")),
                    ("year", _("a year later, on the same days of the week")),
                ],
                widget=forms.RadioSelect,
                initial="empty",
            )
        elif programme.teams.exists():
            self.fields["team"] = forms.ModelChoiceField(
                programme.teams.all(), label=_("Team"), required=False, empty_label=_("the whole office")
            )


class FactsheetForm(forms.Form):
    """The factsheet's file."""

    file = forms.FileField(label=_("Factsheet"))


SECTIONS: dict[str, type[SectionForm]] = {"texts": TextsForm, "who": WhoForm, "dates": DatesForm}
