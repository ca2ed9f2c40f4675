"""Forms of what follows a decision: letters, their texts, publication, places, reviews."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from circulade.calls.domain.letter_texts import KINDS, shipped_text
from circulade.calls.enums import ReviewState
from circulade.calls.models import Call, LetterTemplate, ResultSettings
from circulade.core.enums import LetterState
from circulade.core.forms.translated import add_translated, read_translated

KIND_LABELS = {
    "accepted": _("chosen"),
    "reserve": _("on the reserve list"),
    "rejected": _("not chosen"),
    "ineligible": _("not eligible"),
}


class LetterFilter(forms.Form):
    """Which letters to list."""

    words = forms.CharField(label=_("Reference or name"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("Result"),
        required=False,
        choices=[("", _("all")), *((key, KIND_LABELS[key]) for key in KINDS)],
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("all")), *LetterState.choices[:-1]]
    )


class LetterForm(forms.Form):
    """A letter that is still a draft."""

    to = forms.EmailField(label=_("To"))
    subject = forms.CharField(label=_("Subject"), max_length=300)
    text = forms.CharField(
        label=_("Text"), max_length=50_000, widget=forms.Textarea(attrs={"rows": 20, "dir": "auto"})
    )


class LetterTextForm(forms.Form):
    """The text of one kind of letter in the languages of the call."""

    def __init__(self, call: Call, kind: str, own: LetterTemplate | None, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        languages = dict.fromkeys(
            [*(call.languages or call.programme.languages), call.programme.office_language]
        )
        given = {code: shipped_text(kind, code) for code in languages}
        for name, label, long in (("subject", _("Subject"), False), ("text", _("Text"), True)):
            shipped = {code: getattr(found, name) for code, found in given.items() if found}
            add_translated(
                self,
                name,
                label,
                languages=languages,
                value=getattr(own, name) if own else shipped,
                long=long,
            )
        self.order_fields([f"{name}_{code}" for code in languages for name in ("subject", "text")])
        for name, field in self.fields.items():
            if name.startswith("text_"):
                field.widget.attrs["rows"] = 14

    def texts(self, name: str) -> dict[str, str]:
        """Return what was typed by language."""
        return {code: words.replace("\r\n", "\n") for code, words in read_translated(self, name).items()}


class LetterSettingsForm(forms.ModelForm[ResultSettings]):
    """What letters say beside the result."""

    class Meta:
        model = ResultSettings
        fields = ["with_feedback", "confirm_days", "review_days"]
        labels = {
            "with_feedback": _("Letters hold the assessors' feedback"),
            "confirm_days": _("Days to confirm a place"),
            "review_days": _("Days to ask for a review"),
        }


class PublishedForm(forms.ModelForm[ResultSettings]):
    """What everybody sees beside the names of the chosen."""

    class Meta:
        model = ResultSettings
        fields = ["show_balance", "show_method", "show_consenting", "show_bundle"]
        labels = {
            "show_balance": _("Balance of the cohort in figures"),
            "show_method": _("Method and rules in sentences, with the seed of the draw"),
            "show_consenting": _("Other applicants who agreed to be named"),
            "show_bundle": _("The bundle that anybody can recompute"),
        }
        help_texts = {
            "show_consenting": "",
            "show_bundle": _("It holds references, attributes and points of all applicants, and no names."),
        }


class ReasonedForm(forms.Form):
    """A reason for the record."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("How you know that the place is given up. It stays on record."),
    )


class ReviewForm(forms.Form):
    """An applicant's request for review."""

    text = forms.CharField(
        label=_("What was overlooked?"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_("Name the answer or the rule you mean. New facts cannot be added to an application now."),
    )


class AnswerReviewForm(forms.Form):
    """The office's answer."""

    state = forms.ChoiceField(
        label=_("Decision"),
        choices=[(key, label) for key, label in ReviewState.choices if key != ReviewState.OPEN],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Answer"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_("The applicant reads this."),
    )
