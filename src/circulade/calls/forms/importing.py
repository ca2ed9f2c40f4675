"""Forms of the import: upload, and which column answers which question."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from circulade.calls.domain.import_targets import targets_of
from circulade.calls.enums import QuestionKind
from circulade.calls.models import FrozenQuestion
from circulade.files.eusurvey import Column, Export, ImportMapping
from circulade.files.eusurvey.choices import match, option_names
from circulade.files.eusurvey.mapping import resolve
from circulade.files.sheets import text_of

SAMPLES = 3
MOST_UNKNOWN = 12
CHOICES = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL})


class UploadForm(forms.Form):
    """The export, and where there are any the uploads."""

    export = forms.FileField(
        label=_("Export"),
        help_text=_("XLSX, XLS, ODS, CSV or results XML as EUSurvey writes it, or a ZIP that holds one."),
    )
    uploads = forms.FileField(
        label=_("Uploaded files"), required=False, help_text=_("ZIP with a folder for each Contribution ID.")
    )
    id_header = forms.CharField(
        label=_("Header of the Contribution ID"),
        required=False,
        max_length=300,
        help_text=_("Only if it is not recognised."),
    )


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One question with its field, sample answers, and a field for each text that is no option."""

    question: FrozenQuestion
    field: BoundField
    samples: tuple[str, ...]
    unknown: tuple[BoundField, ...]


def samples_of(export: Export, column: Column) -> tuple[str, ...]:
    """Return the first answers of a column, shortened."""
    found = []
    for contribution in export.contributions:
        answer = contribution.answers.get(column.key)
        if answer is not None and (text := text_of(answer.value).strip()):
            found.append(text if len(text) <= 80 else f"{text[:77]}…")
        if len(found) == SAMPLES:
            break
    return tuple(found)


class MappingForm(forms.Form):
    """A select for each question; for choices also one for each answer that is no option's title."""

    def __init__(
        self,
        export: Export,
        questions: tuple[FrozenQuestion, ...],
        mapping: ImportMapping,
        *args: Any,
        withheld: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.export, self.questions, self.mapping = export, questions, mapping
        # An earlier choice may quote an answer that this reader may not see: then it counts without showing.
        self.withheld = withheld
        self.unknown: dict[str, list[str]] = {}
        self.kept: dict[str, dict[str, str]] = {}
        columns = [
            (column.key, f"{column.header} [{column.address or column.key}]") for column in export.columns
        ]
        for question in questions:
            keys = [column.key for column in self.columns_of(question)]
            if question.kind == QuestionKind.TABLE:
                self.fields[f"column-{question.code}"] = forms.MultipleChoiceField(
                    label=str(question), required=False, choices=columns, initial=keys
                )
            else:
                self.fields[f"column-{question.code}"] = forms.ChoiceField(
                    label=str(question),
                    required=False,
                    choices=[("", _("not in the export")), *columns],
                    initial=keys[0] if keys else "",
                )
            self._add_unknown(question)

    def columns_of(self, question: FrozenQuestion) -> list[Column]:
        """Return the columns that are mapped to a question now."""
        found = [
            resolve(reference, self.export.columns)
            for reference in self.mapping.columns.get(question.code, ())
        ]
        return [columns[0] for columns in found if len(columns) == 1]

    def _add_unknown(self, question: FrozenQuestion) -> None:
        if question.kind not in CHOICES:
            return
        chosen = [(option.code, str(option)) for option in question.options]
        held = dict(self.mapping.options.get(question.code, {}))
        names = option_names(targets_of([question])[0], {})
        found = list(self._unknown_texts(question, names))
        texts = dict.fromkeys(found if self.withheld else [*held, *found])
        self.unknown[question.code] = list(texts)[:MOST_UNKNOWN]
        shown = set(self.unknown[question.code])
        self.kept[question.code] = {text: code for text, code in held.items() if text not in shown}
        for number, text in enumerate(self.unknown[question.code]):
            self.fields[f"option-{question.code}-{number}"] = forms.ChoiceField(
                label=text,
                required=False,
                choices=[("", _("no option: leave out")), *chosen],
                initial=held.get(text, ""),
            )

    def _unknown_texts(self, question: FrozenQuestion, names: dict[str, str]) -> Iterator[str]:
        for column in self.columns_of(question):
            for contribution in self.export.contributions:
                answer = contribution.answers.get(column.key)
                text = text_of(answer.value).strip() if answer is not None and answer.chosen is None else ""
                parts = text.split(";") if question.kind == QuestionKind.SEVERAL else [text]
                for part in map(str.strip, parts):
                    if part and match(text, names) is None and match(part, names) is None:
                        yield part

    def rows(self) -> list[MappingRow]:
        """Return what the page shows of each question."""
        return [
            MappingRow(
                question,
                self[f"column-{question.code}"],
                tuple(
                    sample
                    for column in self.columns_of(question)[:1]
                    for sample in samples_of(self.export, column)
                ),
                tuple(
                    self[f"option-{question.code}-{number}"]
                    for number in range(len(self.unknown.get(question.code, ())))
                ),
            )
            for question in self.questions
        ]

    def chosen(self) -> ImportMapping:
        """Return the mapping as chosen."""
        columns: dict[str, tuple[str, ...]] = {}
        options: dict[str, dict[str, str]] = {}
        for question in self.questions:
            given = self.cleaned_data.get(f"column-{question.code}")
            keys = tuple(given) if isinstance(given, list) else (given,) if given else ()
            if keys:
                columns[question.code] = keys
            if kept := self.kept.get(question.code):
                options[question.code] = dict(kept)
            for number, text in enumerate(self.unknown.get(question.code, ())):
                if code := self.cleaned_data.get(f"option-{question.code}-{number}"):
                    options.setdefault(question.code, {})[text] = code
        return ImportMapping(columns, options, self.mapping.metadata)
