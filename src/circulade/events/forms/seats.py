"""Forms of the office about seats and people."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from circulade.core.forms.fields import field
from circulade.core.forms.moments import MomentField
from circulade.core.forms.translated import add_translated, read_translated
from circulade.events.domain.answering import options_of
from circulade.events.enums import (
    ACTIVE,
    EventQuestionKind,
    Mode,
    QuestionStage,
    RegistrationState,
    SeatRule,
)
from circulade.events.forms.inputs import paragraphs
from circulade.events.models import Admission, Event, EventQuestion
from circulade.register.enums import OrganisationKind


class SeatsForm(forms.Form):
    """How many seats, until when, by which rule; reserved seats one kind of organisation a line."""

    def __init__(self, event: Event, held: Admission, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.held = held
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, initial=held.revision)
        self.fields["capacity"] = forms.IntegerField(
            label=_("Seats"),
            required=False,
            min_value=0,
            max_value=100_000,
            initial=held.capacity,
            help_text=_("Empty: no limit."),
        )
        for name, label in (("opens_at", _("Registration opens")), ("closes_at", _("Registration closes"))):
            initial = getattr(held, name)
            self.fields[name] = MomentField(
                label=label, zone=event.time_zone, required=False, initial=initial
            )
        self.fields["rule"] = forms.ChoiceField(
            label=_("How seats are given"), choices=SeatRule.choices, initial=held.rule
        )
        self.fields["offer_hours"] = forms.IntegerField(
            label=_("Hours for which a seat offer stands"),
            min_value=1,
            max_value=720,
            initial=held.offer_hours,
        )
        self.fields["guests"] = forms.IntegerField(
            label=_("Guests that one may bring"), min_value=0, max_value=10, initial=held.guests
        )
        self.fields["one_per_territory"] = forms.BooleanField(
            label=_("On the waiting list, territories without a seat come first"),
            required=False,
            initial=held.one_per_territory,
        )
        kinds = ", ".join(OrganisationKind.values)
        self.fields["reserved"] = paragraphs(
            _("Reserved seats"),
            initial="\n".join(f"{each['seats']}: {', '.join(each['values'])}" for each in held.reserved),
            help_text=_(
                "One group a line: seats, colon, kinds of organisations or countries. They are kept free of others "
                "until registration closes; without that day the group only comes first. Kinds: %s."
            )
            % kinds,
        )

    def clean_reserved(self) -> list[dict[str, Any]]:
        """Read the groups; names the line that cannot be read."""
        found = []
        for number, line in enumerate(str(self.cleaned_data["reserved"]).splitlines(), 1):
            if not line.strip():
                continue
            seats, _colon, named = line.partition(":")
            values = [part.strip() for part in named.split(",") if part.strip()]
            kinds = all(value in OrganisationKind.values for value in values)
            countries = all(len(value) == 2 and value.isalpha() for value in values)
            if not seats.strip().isdecimal() or not values or not (kinds or countries):
                raise forms.ValidationError(
                    _("Line %d: write it like 20: local_authority, agency, or like 10: BG, RO.") % number
                )
            attribute = "organisation_kind" if kinds else "country"
            codes = values if kinds else [value.upper() for value in values]
            found.append({"attribute": attribute, "values": codes, "seats": int(seats)})
        return found

    def values(self) -> dict[str, Any]:
        """Return what was typed as fields of an admission."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class PeopleFilter(forms.Form):
    """Narrow the people of an event down."""

    state = forms.ChoiceField(
        label=__("State"), required=False, choices=[("", __("all")), *RegistrationState.choices]
    )
    mode = forms.ChoiceField(label=__("Takes part"), required=False, choices=[("", __("all")), *Mode.choices])
    q = forms.CharField(label=__("Name, e-mail, organisation or code"), required=False, max_length=100)


STEP_FROM: dict[str, tuple[RegistrationState, ...]] = {
    "approve": (RegistrationState.REQUESTED, RegistrationState.WAITING),
    "list": (RegistrationState.REQUESTED,),
    "refuse": ACTIVE,
    "withdraw": ACTIVE,
}
"""From which states each step leads."""


class AnswersFilter(forms.Form):
    """Whose answers are gathered: of those with a seat unless others are asked for."""

    state = forms.ChoiceField(
        label=__("State"),
        required=False,
        choices=[("", __("all")), *RegistrationState.choices],
        initial=RegistrationState.APPROVED,
    )
    mode = forms.ChoiceField(label=__("Takes part"), required=False, choices=[("", __("all")), *Mode.choices])


class DecisionForm(forms.Form):
    """What to do with the people chosen."""

    STEPS = (
        ("approve", __("Give them seats")),
        ("list", __("Put them on the waiting list")),
        ("refuse", __("Do not accept them")),
        ("withdraw", __("Take them off at their wish")),
    )
    step = forms.ChoiceField(label=__("With those chosen"), choices=STEPS)
    reason = forms.CharField(
        label=__("Reason: the person reads it, and whoever is passed over"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )

    def __init__(self, data: Any = None, *, state: str = "") -> None:
        super().__init__(data)
        if state:
            # Of one person only what can be done with somebody in this state.
            field(self, "step", forms.ChoiceField).choices = [
                (step, label) for step, label in self.STEPS if state in STEP_FROM[step]
            ]


class QuestionForm(forms.Form):
    """One question of a registration."""

    def __init__(self, event: Event, held: EventQuestion, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        languages = event.programme.languages
        self.languages = languages
        add_translated(self, "title", _("Question"), languages=languages, value=held.title, required=True)
        add_translated(self, "help", _("Help"), languages=languages, value=held.help)
        for name, label, choices in (
            ("stage", _("When it is asked"), QuestionStage.choices),
            ("kind", _("Kind of answer"), EventQuestionKind.choices),
            ("mode", _("For whom"), [("", _("everybody")), *Mode.choices]),
        ):
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, initial=getattr(held, name), required=name != "mode"
            )
        self.fields["options"] = paragraphs(
            _("Answers to choose from"),
            initial="\n".join(_option_line(each, languages) for each in held.options),
            help_text=_("One a line: code | label | label in the next language."),
        )
        self.fields["required"] = forms.BooleanField(
            label=_("Must be answered"), required=False, initial=held.required
        )
        self.fields["keep_days"] = forms.IntegerField(
            label=_("Days after the event for which the answers are kept"),
            required=False,
            min_value=0,
            max_value=3650,
            initial=held.keep_days,
            help_text=_(
                "People read the day. Empty: with the registration as long as it is kept, after approval %d days "
                "as for the others of this event."
            )
            % event.keep_answers_days,
        )
        earlier = [one for one in event.questions.all() if held.pk is None or one.position < held.position]
        self.fields["shown_values"] = forms.MultipleChoiceField(
            label=_("Only after one of these answers"),
            required=False,
            initial=[_condition(held.shown_if, each) for each in held.shown_values],
            choices=[
                (_condition(one.code, code), f"{one.title} {label}")
                for one in earlier
                for code, label in options_of(one).items()
            ],
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Answers to one earlier question of the same form. None: it is always asked."),
        )

    def clean_shown_values(self) -> list[tuple[str, str]]:
        """Read the answers after which it is asked: all to one question."""
        chosen = [
            (str(code), str(value)) for code, value in map(json.loads, self.cleaned_data["shown_values"])
        ]
        if len({code for code, _value in chosen}) > 1:
            raise forms.ValidationError(_("Choose answers to one question."))
        return chosen

    def clean_options(self) -> list[dict[str, Any]]:
        """Read the answers to choose from."""
        found = []
        for line in str(self.cleaned_data["options"]).splitlines():
            parts = [part.strip() for part in line.split("|")]
            if any(parts):
                code = next(filter(None, parts))[:60]
                told = zip(self.languages, parts[1:], strict=False)
                labels = {language: label for language, label in told if label}
                found.append({"code": code, "label": labels or {self.languages[0]: code}})
        return found

    def values(self) -> dict[str, Any]:
        """Return what was typed as fields of a question."""
        plain = ("stage", "kind", "mode", "options", "required", "keep_days")
        after = self.cleaned_data["shown_values"]
        shown = {"shown_if": after[0][0] if after else "", "shown_values": [value for _code, value in after]}
        texts = {name: read_translated(self, name) for name in ("title", "help")}
        return {name: self.cleaned_data[name] for name in plain} | texts | shown


def _condition(question: str, answer: str) -> str:
    return json.dumps([question, answer])


def _option_line(option: dict[str, Any], languages: list[str]) -> str:
    labels = option.get("label") or {}
    return " | ".join([str(option["code"]), *(str(labels.get(code, "")) for code in languages)]).rstrip(" |")


class ListForm(forms.Form):
    """A list of people as a file."""

    file = forms.FileField(
        label=__("File"),
        help_text=__(
            "CSV or XLSX with the columns name, email, organisation, kind, country, territory, language."
        ),
    )
    mode = forms.ChoiceField(label=__("They take part"), choices=Mode.choices)
