"""The form in which somebody registers, with the questions of the event."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import get_language

from circulade.core.templatetags.translated import language_name
from circulade.core.text.catalogue import letter_gettext, said, said_lazily
from circulade.core.text.moment import day_in_words
from circulade.events.domain.answering import options_of, read_answers
from circulade.events.domain.registering import Attendee
from circulade.events.domain.trouble import Refused
from circulade.events.enums import EventQuestionKind, Mode, SeatRule
from circulade.events.forms.inputs import paragraphs
from circulade.events.models import Admission, Event, EventQuestion, Registration
from circulade.register.enums import OrganisationKind
from circulade.register.forms.choices import country_choices

LINE = forms.TextInput({"dir": "auto"})


def kinds() -> list[tuple[str, str]]:
    """Return the kinds of organisations to choose from, in the active language."""
    return [("", "—"), *((code, letter_gettext(str(label))) for code, label in OrganisationKind.choices)]


class QuestionsForm(forms.Form):
    """Inputs for questions of an event; reading the answers is the domain's part."""

    use_required_attribute = False

    def ask(
        self,
        questions: Sequence[EventQuestion],
        *,
        answers: Mapping[str, Any] | None = None,
        days: Mapping[str, date] | None = None,
    ) -> None:
        """Add an input for each question, with the day on which its answer is deleted, if it is."""
        self.questions = list(questions)
        known = {one.code: one for one in questions}
        for question in questions:
            answer, day = (answers or {}).get(question.code), (days or {}).get(question.code)
            made = _input(question, known, answer, day)
            # Whether an answer may lack hangs on others: the domain asks for it, the label says so.
            made.widget.is_required = question.required
            self.fields[f"q-{question.code}"] = made

    def read(self, *, mode: str) -> dict[str, Any]:
        """Return the answers; raises Refused with the input as its field."""
        typed = {one.code: self.cleaned_data.get(f"q-{one.code}") for one in self.questions}
        return read_answers(self.questions, typed, mode=mode)


def _input(
    question: EventQuestion, known: Mapping[str, EventQuestion], answer: Any, day: date | None
) -> forms.Field:
    help_text = " ".join(_help(question, known, day))
    shared: dict[str, Any] = {"label": str(question.title), "help_text": help_text, "initial": answer}
    options, attrs = list(options_of(question).items()), _condition(question)
    shown_required = question.required and not question.shown_if and not question.mode
    if question.kind == EventQuestionKind.SEVERAL:
        return forms.MultipleChoiceField(
            choices=options, widget=forms.CheckboxSelectMultiple(attrs), required=False, **shared
        )
    if question.kind in (EventQuestionKind.CHOICE, EventQuestionKind.YES_NO):
        return forms.ChoiceField(
            choices=options, widget=forms.RadioSelect(attrs), required=shown_required, **shared
        )
    attrs = attrs | {"dir": "auto"}
    long = question.kind == EventQuestionKind.LONG
    widget = forms.Textarea(attrs | {"rows": 3}) if long else forms.TextInput(attrs)
    return forms.CharField(max_length=5000, widget=widget, required=shown_required, **shared)


def _help(question: EventQuestion, known: Mapping[str, EventQuestion], day: date | None) -> Iterator[str]:
    """Say of a question what must be known, its condition too: without scripts it is always there."""
    if question.help:
        yield str(question.help)
    if question.mode:
        yield said("Only if you take part {way}.", way=letter_gettext(str(Mode(question.mode).label)))
    if question.shown_if in known:
        asked = known[question.shown_if]
        labels = options_of(asked)
        answers = ", ".join(labels.get(code, code) for code in question.shown_values)
        yield said(
            "Only if you answered “{question}” with: {answers}.", question=asked.title, answers=answers
        )
    if day is not None:
        yield said("Deleted on {day}.", day=day_in_words(day))


def _condition(question: EventQuestion) -> dict[str, str]:
    """Tell the script in which way to take part, and after which answer, a question is asked."""
    found = {"data-asked-mode": question.mode} if question.mode else {}
    if question.shown_if:
        found |= {
            "data-asked-after": f"q-{question.shown_if}",
            "data-asked-values": json.dumps([str(each) for each in question.shown_values]),
        }
    return found


class RegistrationForm(QuestionsForm):
    """Who comes, how, and with whom."""

    name = forms.CharField(label=said_lazily("Your name"), max_length=200, widget=LINE)
    email = forms.EmailField(label=said_lazily("Your e-mail"), max_length=254)
    organisation_name = forms.CharField(
        label=said_lazily("Organisation"), required=False, max_length=300, widget=LINE
    )
    organisation_kind = forms.ChoiceField(
        label=said_lazily("Kind of organisation"), required=False, choices=kinds
    )
    country = forms.ChoiceField(label=said_lazily("Country"), required=False)
    territory_name = forms.CharField(
        label=said_lazily("City or region you come for"), required=False, max_length=300, widget=LINE
    )

    def __init__(
        self,
        event: Event,
        admissions: Sequence[Admission],
        questions: Sequence[EventQuestion],
        data: Any = None,
        *,
        days: Mapping[str, date] | None = None,
        full: Collection[str] = (),
    ) -> None:
        super().__init__(data)
        self.event, self.admissions = event, {one.mode: one for one in admissions}
        country: Any = self.fields["country"]
        country.choices = [("", "—"), *country_choices()]
        self.fields["mode"] = forms.ChoiceField(
            label=said("How do you take part?"),
            choices=[(one.mode, letter_gettext(one.get_mode_display())) for one in admissions],
            widget=forms.RadioSelect,
            initial=admissions[0].mode if admissions else None,
            help_text=" ".join(
                said(
                    "{way}: no seat is free now, you would wait.",
                    way=letter_gettext(one.get_mode_display()).capitalize(),
                )
                for one in admissions
                if one.mode in full
            ),
        )
        if any(
            one.one_per_territory or one.reserved or one.rule == SeatRule.ALLOCATION for one in admissions
        ):
            self.fields["territory_name"].help_text = said(
                "The rules by which seats are given look at where you come from."
            )
        languages = event.programme.languages
        here = (get_language() or "en")[:2]
        self.fields["language"] = forms.ChoiceField(
            label=said("Language of letters to you"),
            choices=[(code, language_name(code)) for code in languages],
            initial=here if here in languages else languages[0],
        )
        if most := max((one.guests for one in admissions), default=0):
            self.fields["guests"] = paragraphs(
                said("Guests"), help_text=said("At most {most}; one name a line.", most=most), rows=2
            )
        self.fields["together"] = paragraphs(
            said("Colleagues who come with you"),
            help_text=said("One a line: name, e-mail. You get seats together, or wait together."),
            rows=2,
        )
        self.ask(questions, days=days)
        self.fields["listed"] = forms.BooleanField(
            label=said("My name and organisation may stand in the list of participants"), required=False
        )
        self.fields["website"] = forms.CharField(label=said("Leave this empty"), required=False)

    @property
    def admission(self) -> Admission:
        """The seats asked for."""
        return self.admissions[self.cleaned_data["mode"]]

    def attendee(self) -> Attendee:
        """Return who registers; raises Refused where an answer lacks."""
        said = self.cleaned_data
        plain = (
            "name",
            "email",
            "language",
            "organisation_name",
            "organisation_kind",
            "country",
            "territory_name",
        )
        answers = self.read(mode=said["mode"])
        return Attendee(**{name: said[name] for name in plain}, listed=said["listed"], answers=answers)

    def companions(self) -> list[Attendee]:
        """Return who comes along: colleagues, then guests."""
        said = self.cleaned_data
        shared = {
            name: said[name] for name in ("language", "organisation_name", "organisation_kind", "country")
        }
        shared["territory_name"] = said["territory_name"]
        colleagues = [_colleague(line, shared) for line in said["together"].splitlines() if line.strip()]
        names = [line.strip()[:200] for line in said.get("guests", "").splitlines() if line.strip()]
        return [*colleagues, *(Attendee(name=name, guest=True, **shared) for name in names)]


def _colleague(line: str, shared: Mapping[str, Any]) -> Attendee:
    name, _separator, email = (part.strip() for part in line.replace(";", ",").partition(","))
    try:
        validate_email(email)
    except forms.ValidationError:
        raise Refused(
            said("“{line}”: write name, comma, e-mail.", line=line.strip()[:80]), field="together"
        ) from None
    if not name:
        raise Refused(said("“{line}”: the name is missing.", line=line.strip()[:80]), field="together")
    return Attendee(name=name[:200], email=email, **shared)


class OwnForm(QuestionsForm):
    """What somebody corrects of their own registration."""

    name = forms.CharField(label=said_lazily("Your name"), max_length=200, widget=LINE)
    organisation_name = forms.CharField(
        label=said_lazily("Organisation"), required=False, max_length=300, widget=LINE
    )
    listed = forms.BooleanField(
        label=said_lazily("My name and organisation may stand in the list of participants"), required=False
    )

    def __init__(
        self,
        one: Registration,
        questions: Sequence[EventQuestion],
        data: Any = None,
        *,
        days: Mapping[str, date] | None = None,
    ) -> None:
        plain = ("name", "organisation_name", "listed")
        super().__init__(data, initial={name: getattr(one, name) for name in plain})
        self.fields["language"] = forms.ChoiceField(
            label=said("Language of letters to you"),
            choices=[(code, language_name(code)) for code in one.event.programme.languages],
            initial=one.language,
        )
        self.ask(questions, answers=one.answers, days=days)
        self.order_fields(["name", "organisation_name", "language", *self.fields])

    def values(self, *, mode: str) -> dict[str, Any]:
        """Return what was typed as fields of a registration; raises Refused where an answer lacks."""
        plain = ("name", "organisation_name", "language", "listed")
        return {name: self.cleaned_data[name] for name in plain} | {"answers": self.read(mode=mode)}


class LaterForm(QuestionsForm):
    """The second form, for people who have a seat."""
