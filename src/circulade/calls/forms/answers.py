"""The form of an application, made of its frozen questions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from circulade.calls.domain.answers import visible_codes
from circulade.calls.domain.drafts import Entry, fingerprint
from circulade.calls.domain.problems import Problem
from circulade.calls.domain.wording import condition_text
from circulade.calls.enums import QuestionKind
from circulade.calls.forms.widgets import FileWidget, PlaceWidget, TableWidget
from circulade.calls.models import FrozenQuestion

FEW = 8


def field_name(code: str) -> str:
    """Return the input name of a question: a code may be any word, so that it gets a prefix."""
    return f"q-{code}"


def seen_name(code: str) -> str:
    """Return the name of the hidden input that says which revision the writer had before them."""
    return f"seen-{code}"


def was_name(code: str) -> str:
    """Return the name of the hidden input that holds the fingerprint of the answer as it was shown."""
    return f"was-{code}"


def _widget(question: FrozenQuestion, value: Any, files: Mapping[str, str]) -> forms.Widget:
    options = [(option.code, str(option)) for option in question.options]
    text = {"dir": "auto"}
    if question.kind == QuestionKind.LONG:
        limit = {"data-word-limit": question.word_limit} if question.word_limit else {}
        return forms.Textarea(attrs={**text, "rows": 7, **limit})
    if question.kind == QuestionKind.CHOICE:
        return (
            forms.RadioSelect(choices=options)
            if len(options) <= FEW
            else forms.Select(choices=[("", "—"), *options])
        )
    if question.kind == QuestionKind.SEVERAL:
        return forms.CheckboxSelectMultiple(choices=options)
    if question.kind == QuestionKind.YES_NO:
        return forms.RadioSelect(choices=[("yes", _("Yes")), ("no", _("No"))])
    if question.kind == QuestionKind.PLACE:
        return PlaceWidget()
    if question.kind == QuestionKind.TABLE:
        return TableWidget(rows=question.rows, columns=question.columns)
    if question.kind == QuestionKind.FILE:
        return FileWidget(name=files.get(str(value), ""))
    if question.kind == QuestionKind.NUMBER:
        return forms.TextInput(attrs={"inputmode": "decimal"})
    if question.kind == QuestionKind.DATE:
        return forms.TextInput(attrs={"placeholder": "2025-10-03", "inputmode": "numeric"})
    return forms.TextInput(attrs={**text, "maxlength": 1000})


def _shown(question: FrozenQuestion, value: Any) -> Any:
    if question.kind == QuestionKind.YES_NO and isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _help(question: FrozenQuestion) -> str:
    parts = [question.help_text]
    if question.word_limit:
        parts.append(_("At most %d words.") % question.word_limit)
    if question.kind == QuestionKind.DATE:
        parts.append(_("Write it as year-month-day."))
    return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One question on the page: its input, what is shown by revision and fingerprint, and whether it shows."""

    question: FrozenQuestion
    field: BoundField
    seen_name: str
    seen: int
    was_name: str
    was: str
    visible: bool
    condition: str
    """When it shows, in words."""

    @property
    def shown_values(self) -> str:
        """The answers for which it shows, for the script."""
        return " ".join(self.question.shown_values)


class AnswersForm(forms.Form):
    """All questions of an application. Reading an answer is the domain's part: no field refuses anything here."""

    # A draft may be saved with gaps: browsers must not refuse it.
    use_required_attribute = False

    def __init__(
        self,
        questions: tuple[FrozenQuestion, ...],
        *,
        values: Mapping[str, Any],
        revisions: Mapping[str, int],
        files: Mapping[str, str] | None = None,
        data: Any = None,
        uploads: Any = None,
    ) -> None:
        super().__init__(
            data, uploads, initial={field_name(q.code): _shown(q, values.get(q.code)) for q in questions}
        )
        self.questions = questions
        self.values = values
        self.revisions = revisions
        for question in questions:
            self.fields[field_name(question.code)] = forms.Field(
                label=str(question),
                required=question.required,
                help_text=_help(question),
                widget=_widget(question, values.get(question.code), files or {}),
            )

    def entries(self) -> list[Entry]:
        """Return what was sent: only questions whose seen revision came along, so that a part can be saved."""
        found = []
        for question in self.questions:
            seen = self.data.get(seen_name(question.code))
            if seen is None or not str(seen).isdecimal():
                continue
            name = field_name(question.code)
            widget = self.fields[name].widget
            raw = widget.value_from_datadict(self.data, self.files, name)
            found.append(
                Entry(question.code, raw, int(seen), str(self.data.get(was_name(question.code), "")))
            )
        return found

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Put each problem at its question, also where the form is filled from what is stored."""
        self.full_clean()
        self.cleaned_data = {}
        for problem in problems:
            if field_name(problem.question) in self.fields:
                self.add_error(field_name(problem.question), problem.text)

    def sections(self) -> Iterator[tuple[str, list[Row]]]:
        """Yield the questions by section, in order."""
        visible = visible_codes(self.questions, self.values)
        title, rows = "", list[Row]()
        for question in self.questions:
            if question.section_title and question.section_title != title:
                if rows:
                    yield title, rows
                title, rows = question.section_title, []
            code = question.code
            rows.append(
                Row(
                    question,
                    self[field_name(code)],
                    seen_name(code),
                    self.revisions.get(code, 0),
                    was_name(code),
                    fingerprint(self.values.get(code)),
                    code in visible,
                    condition_text(question, self.questions),
                )
            )
        if rows:
            yield title, rows
