"""Check what an export answers against the questions of a call; each problem names its cell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from circulade.calls.domain.answers import validate, visible_codes
from circulade.calls.domain.import_targets import cell_of
from circulade.calls.enums import QuestionKind
from circulade.calls.models import FrozenQuestion
from circulade.files.eusurvey import AnswerValue, Contribution, Export, ImportMapping, Row
from circulade.files.eusurvey.mapping import resolve
from circulade.files.sheets import SheetProblem
from circulade.register.domain.naming import mentioned_country, read_name
from circulade.vocabularies.countries import is_country
from circulade.vocabularies.nuts import is_region

# A text that breaks these rules is what somebody wrote all the same: it is kept, and listed.
KEPT = frozenset({"word_limit", "too_long", "email"})
# Every longer code of a region has a digit, and no country's name has one.
LIKE_A_CODE = re.compile(r"[A-Za-z]{2}[A-Za-z0-9]*\d[A-Za-z0-9]*")
TEXTS = frozenset({QuestionKind.SHORT, QuestionKind.LONG})


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One problem and where it stands; `lost` says that an answer or a contribution is left out for it."""

    sheet: str
    cell: str
    contribution: str
    text: str
    lost: bool = True

    @property
    def place(self) -> str:
        """Return sheet and cell."""
        return ", ".join(part for part in (self.sheet, self.cell) if part)

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


@dataclass(slots=True)
class AnswerReader:
    """Reads the answers of one contribution after the other, and gathers the problems."""

    questions: tuple[FrozenQuestion, ...]
    problems: list[CellProblem] = field(default_factory=list)
    _cells: dict[tuple[str, str], tuple[str, str] | None] = field(default_factory=dict)

    def read(self, row: Row, places: Mapping[str, tuple[str, str]]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return the answers as stored, files left out, and the required questions without an answer.

        `places` gives sheet and cell of each question's answer.
        """
        raw: dict[str, Any] = {}
        kept: dict[str, Any] = {}
        for question in self.questions:
            given = row.answers.get(question.code)
            if given is None or question.kind == QuestionKind.FILE:
                continue
            value = self._raw(question, given, row, places)
            checked = validate(question, value)
            if checked.problem is None:
                raw[question.code] = checked.value
            elif checked.problem.rule in KEPT and question.kind in TEXTS:
                kept[question.code] = checked.value
                self._note(question, row, places, _("%s It is kept as it is.") % checked.problem.text, False)
            else:
                self._note(question, row, places, _("%s It is left out.") % checked.problem.text)
        return self._visible(raw, kept, row, places)

    def _visible(
        self, raw: dict[str, Any], kept: dict[str, Any], row: Row, places: Mapping[str, tuple[str, str]]
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        answered = {code: value for code, value in (raw | kept).items() if value is not None}
        visible = visible_codes(self.questions, answered)
        for question in self.questions:
            if question.code in answered and question.code not in visible:
                text = _("It is not asked after these answers, and left out.")
                self._note(question, row, places, text, False)
        shown = [question for question in self.questions if question.code in visible]
        values = {question.code: answered[question.code] for question in shown if question.code in answered}
        # A file is looked for elsewhere: here it only counts whether one is named.
        missing = [
            question.code
            for question in shown
            if question.required
            and question.code not in values
            and not (question.kind == QuestionKind.FILE and row.answers.get(question.code))
        ]
        return values, tuple(missing)

    def _raw(
        self, question: FrozenQuestion, given: AnswerValue, row: Row, places: Mapping[str, tuple[str, str]]
    ) -> Any:
        if question.kind == QuestionKind.PLACE and isinstance(given, str):
            return typed_place(given)
        if question.kind == QuestionKind.SEVERAL and isinstance(given, tuple):
            return list(given)
        if question.kind == QuestionKind.TABLE and isinstance(given, tuple):
            return self._table(question, given, row, places)
        return given

    def _table(
        self,
        question: FrozenQuestion,
        pairs: tuple[Any, ...],
        row: Row,
        places: Mapping[str, tuple[str, str]],
    ) -> dict[str, dict[str, str]]:
        cells: dict[str, dict[str, str]] = {}
        for header, text in pairs:
            key = (question.code, header)
            if key not in self._cells:
                self._cells[key] = cell_of(question, header)
            found = self._cells[key]
            if found is None:
                said = _("“%s” is no cell of this table: it is left out.") % header
                self._note(question, row, places, said)
            else:
                cells.setdefault(found[0], {})[found[1]] = text
        return cells

    def _note(
        self,
        question: FrozenQuestion,
        row: Row,
        places: Mapping[str, tuple[str, str]],
        text: str,
        lost: bool = True,
    ) -> None:
        sheet, cell = places.get(question.code, ("", _("row %s") % row.row))
        self.problems.append(CellProblem(sheet, cell, row.contribution_id, f"{question}: {text}", lost))


def typed_place(text: str) -> Any:
    """Read a country named in any language, codes of regions, or a place with its country."""
    if is_country(text):
        return {"country": text}
    codes = text.replace(",", " ").replace(";", " ").replace("|", " ").split()
    if codes and any(is_region(code) for code in codes):
        return {"nuts": codes}
    if (named := mentioned_country(text)) is not None:
        return {"country": named}
    typed = read_name(text)
    # What looks like no code of a region was meant as a country: it is refused as one.
    country = typed.country or ("" if any(map(LIKE_A_CODE.fullmatch, codes)) else text)
    return {"country": country, "name": text} if country else {"nuts": text}


def places_of(export: Export, mapping: ImportMapping) -> dict[str, str]:
    """Return the key of the first column of each mapped question."""
    found: dict[str, str] = {}
    for code, references in mapping.columns.items():
        columns = resolve(references[0], export.columns) if references else ()
        if len(columns) == 1:
            found[code] = columns[0].key
    return found


def cells_of(contribution: Contribution, columns: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return sheet and cell of each answer of a contribution."""
    return {
        code: (answer.sheet, answer.cell)
        for code, key in columns.items()
        if (answer := contribution.answers.get(key)) is not None
    }


def owners_of(export: Export) -> dict[tuple[str, str], str]:
    """Return whose answer stands at each sheet and cell, so that a problem found there can be kept from somebody."""
    return {
        (answer.sheet, answer.cell or f"row {contribution.row}"): contribution.id
        for contribution in export.contributions
        for answer in contribution.answers.values()
    }


def of_file(problem: SheetProblem, owners: Mapping[tuple[str, str], str]) -> CellProblem:
    """Take over what the reader of the file or of the mapping found."""
    owner = owners.get((problem.sheet, problem.cell), "")
    return CellProblem(problem.sheet, problem.cell, owner, problem.message)
