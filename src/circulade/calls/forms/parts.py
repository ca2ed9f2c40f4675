"""Forms for tracks, criteria and questions of a call."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.calls.enums import Purpose, QuestionKind
from circulade.calls.forms.options import AnchorLinesField, OptionLinesField
from circulade.calls.models import Call, Criterion, Question, Track
from circulade.core.forms.translated import add_translated, read_translated
from circulade.groups.enums import GroupKind
from circulade.register.enums import ParticipationKind


class PartForm(forms.Form):
    """A part of a call in its languages, with a notice once the call is announced."""

    asks_notice = True

    def __init__(self, call: Call, *args: Any, part: Any = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.languages = call.languages or call.programme.languages[:1] or ["en"]
        self.call = call
        self.build(part)
        if self.asks_notice and call.announced_at is not None:
            self.fields["notice"] = forms.CharField(
                label=_("Notice to applicants"),
                max_length=5_000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
                help_text=_("The call is announced: say what changes, and everybody who has begun is told."),
            )

    def build(self, part: Any) -> None:
        """Add the fields."""

    def _plain(self, *leave_out: str) -> dict[str, Any]:
        """Return the fields that are not translated."""
        own = {f"{name}_{language}" for name in leave_out for language in self.languages} | {"notice"}
        return {name: value for name, value in self.cleaned_data.items() if name not in own}

    @property
    def notice(self) -> str:
        """The notice typed, if any."""
        return str(self.cleaned_data.get("notice") or "")


class TrackForm(PartForm):
    """A track: places exactly, or from how many to how many."""

    def build(self, part: Track | None) -> None:
        """Add name, code, places and what members become."""
        add_translated(
            self, "name", _("Name"), languages=self.languages, value=part and part.name, required=True
        )
        self.fields["code"] = forms.SlugField(
            label=_("Code"),
            max_length=40,
            initial=part and part.code,
            help_text=_("Such as pilots; it stands in files."),
        )
        for name, label in (("places", _("Places")), ("least", _("or from")), ("most", _("to"))):
            self.fields[name] = forms.IntegerField(
                label=label,
                required=False,
                min_value=0,
                max_value=5_000,
                initial=part and getattr(part, name),
            )
        self.fields["participation_kind"] = forms.ChoiceField(
            label=_("Members become"),
            choices=ParticipationKind.choices,
            initial=part and part.participation_kind,
        )
        self.fields["group_kind"] = forms.ChoiceField(
            label=_("They form"), choices=GroupKind.choices, initial=part and part.group_kind
        )

    def values(self) -> dict[str, Any]:
        """Return the track's fields."""
        return self._plain("name") | {"name": read_translated(self, "name")}


class CriterionForm(PartForm):
    """A criterion: weight, scale, anchors, threshold."""

    def build(self, part: Criterion | None) -> None:
        """Add name, description, weight, scale and anchors."""
        add_translated(
            self, "name", _("Name"), languages=self.languages, value=part and part.name, required=True
        )
        add_translated(
            self,
            "description",
            _("Description"),
            languages=self.languages,
            value=part and part.description,
            long=True,
        )
        self.fields["code"] = forms.SlugField(
            label=_("Code"),
            max_length=40,
            initial=part and part.code,
            help_text=_("Such as commitment; it stands in files."),
        )
        self.fields["weight"] = forms.IntegerField(
            label=_("Weight"), min_value=0, max_value=1_000, initial=part.weight if part else 1
        )
        numbers = (
            ("least", _("Lowest score"), 0, True),
            ("most", _("Highest score"), 5, True),
            ("step", _("Step"), 1, True),
            ("threshold", _("Threshold on average"), None, False),
        )
        for name, label, default, required in numbers:
            self.fields[name] = forms.DecimalField(
                label=label,
                required=required,
                max_digits=5,
                decimal_places=2,
                initial=getattr(part, name) if part else default,
            )
        self.fields["anchors"] = AnchorLinesField(
            label=_("What the scores stand for"), languages=self.languages, value=part.anchors if part else {}
        )

    def values(self) -> dict[str, Any]:
        """Return the criterion's fields."""
        texts = {name: read_translated(self, name) for name in ("name", "description")}
        return self._plain("name", "description") | texts


class QuestionForm(PartForm):
    """A question of any kind; fields that its kind does not use may stay empty."""

    asks_notice = False

    def build(self, part: Question | None) -> None:
        """Add all parts of a question."""
        held = part or Question(call=self.call)
        add_translated(
            self,
            "title",
            _("Question"),
            languages=self.languages,
            value=part and part.title,
            required=True,
            longest=500,
        )
        add_translated(self, "help", _("Help"), languages=self.languages, value=part and part.help, long=True)
        add_translated(self, "section", _("Section"), languages=self.languages, value=part and part.section)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind of answer"), choices=QuestionKind.choices, initial=held.kind
        )
        self.fields["code"] = forms.CharField(
            label=_("Code"),
            required=False,
            max_length=60,
            initial=held.code,
            help_text=_("Left empty, it is made of the question."),
        )
        self.fields["required"] = forms.BooleanField(
            label=_("An answer is required"), required=False, initial=held.required
        )
        self.fields["names_applicant"] = forms.BooleanField(
            label=_("The answer names the applicant"),
            required=False,
            initial=held.names_applicant,
            help_text=_("Where assessors do not see who applies, they do not see this answer or its file."),
        )
        self.fields["purpose"] = forms.ChoiceField(
            label=_("What the answer means to the register"),
            choices=Purpose.choices,
            required=False,
            initial=held.purpose,
        )
        self.fields["word_limit"] = forms.IntegerField(
            label=_("Word limit"), required=False, min_value=1, max_value=20_000, initial=held.word_limit
        )
        for name, label in (("least", _("Smallest number")), ("most", _("Largest number"))):
            self.fields[name] = forms.DecimalField(
                label=label, required=False, max_digits=14, decimal_places=2, initial=getattr(held, name)
            )
        for name, label in (
            ("options", _("Options")),
            ("rows", _("Rows of the table")),
            ("columns", _("Columns of the table")),
        ):
            self.fields[name] = OptionLinesField(
                label=label, languages=self.languages, value=getattr(held, name)
            )
        self._build_condition(held)

    def _build_condition(self, held: Question) -> None:
        others = self.call.questions.exclude(pk=held.pk)
        earlier = others.filter(position__lt=held.position) if held.pk else others
        self.fields["shown_if"] = forms.ChoiceField(
            label=_("Shows only if the answer to"),
            choices=[
                ("", _("(always shows)")),
                *((each.code, f"{each.title} ({each.code})") for each in earlier),
            ],
            required=False,
            initial=held.shown_if,
        )
        self.fields["shown_values"] = forms.CharField(
            label=_("is one of these codes"),
            required=False,
            initial=" ".join(held.shown_values),
            help_text=_("Codes of options, yes or no, or countries, with blanks between."),
        )

    def values(self) -> dict[str, Any]:
        """Return the question's fields."""
        texts = {name: read_translated(self, name) for name in ("title", "help", "section")}
        condition = self.cleaned_data["shown_values"].replace(",", " ").split()
        return self._plain("title", "help", "section") | texts | {"shown_values": condition}
