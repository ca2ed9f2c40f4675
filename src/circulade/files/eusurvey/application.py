"""Apply a mapping to an export: typed answers per contribution, and every problem by its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from circulade.files.eusurvey.answer_values import AnswerError, AnswerValue, value_of
from circulade.files.eusurvey.choices import match, option_names
from circulade.files.eusurvey.export import Answer, Column, Contribution, Export
from circulade.files.eusurvey.mapping import ImportMapping, resolve
from circulade.files.eusurvey.target import Target
from circulade.files.sheets import SheetProblem, text_of

SPLIT_VALUES = ("Yes", "No")
"""Written by the exporter into the columns of a split choice, always in English."""


@dataclass(frozen=True, slots=True)
class Row:
    """One contribution with its answers by question code; questions without an answer are absent."""

    contribution_id: str
    answers: Mapping[str, AnswerValue]
    language: str = ""
    user: str = ""
    created: datetime | None = None
    updated: datetime | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class Applied:
    """Rows to import, and the problems of export, mapping and answers together."""

    rows: tuple[Row, ...]
    problems: tuple[SheetProblem, ...]


def apply(export: Export, mapping: ImportMapping, targets: Sequence[Target]) -> Applied:
    """Convert every mapped answer; an answer that does not fit is left out and listed, the row stays."""
    problems = list(export.problems)
    sources = _sources(export, mapping, targets, problems)
    rows = [
        _row(contribution, sources, mapping, export.file, problems) for contribution in export.contributions
    ]
    return Applied(tuple(rows), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the answers to one question stand; `split` are the Yes/No columns with their option codes."""

    target: Target
    columns: tuple[Column, ...]
    split: tuple[tuple[Column, str], ...] = ()


def _sources(
    export: Export, mapping: ImportMapping, targets: Sequence[Target], problems: list[SheetProblem]
) -> list[_Source]:
    by_code = {target.code: target for target in targets}
    sources: list[_Source] = []
    for code, references in mapping.columns.items():
        target = by_code.get(code)
        if target is None:
            known = ", ".join(by_code)
            problems.append(
                SheetProblem("", "", f"columns.{code}", f"no question has this code; known: {known}")
            )
            continue
        if len(references) > 1 and target.kind != "table":
            message = "several columns are mapped, which only a table question takes"
            problems.append(SheetProblem("", "", f"columns.{code}", message))
            continue
        columns = [_resolved(reference, code, export, problems) for reference in references]
        found = tuple(column for column in columns if column is not None)
        if found:
            sources.append(_Source(target, found, _split_columns(export, target, found[0], mapping)))
    return sources


def _resolved(reference: str, code: str, export: Export, problems: list[SheetProblem]) -> Column | None:
    found = resolve(reference, export.columns)
    if len(found) == 1:
        return found[0]
    if found:
        places = ", ".join(column.key for column in found)
        message = f"{reference!r} is the header of several columns: name one by its address ({places})"
    else:
        message = f"the export has no column {reference!r}"
    problems.append(SheetProblem(export.file, "", f"columns.{code}", message))
    return None


def _split_columns(
    export: Export, target: Target, column: Column, mapping: ImportMapping
) -> tuple[tuple[Column, str], ...]:
    """Return the columns right of a split choice that are headed by its options; none if it is not split."""
    if target.kind != "several":
        return ()
    names = option_names(target, mapping.options.get(target.code, {}))
    start = export.columns.index(column) + 1
    found: list[tuple[Column, str]] = []
    for candidate in export.columns[start : start + len(target.options)]:
        code = match(candidate.short_name or candidate.header, names) or match(candidate.header, names)
        if code is None or not _only_yes_no(export, candidate):
            break
        found.append((candidate, code))
    return tuple(found)


def _only_yes_no(export: Export, column: Column) -> bool:
    given = (contribution.answers.get(column.key) for contribution in export.contributions)
    return all(answer is None or answer.value in SPLIT_VALUES for answer in given)


def _row(
    contribution: Contribution,
    sources: Sequence[_Source],
    mapping: ImportMapping,
    file: str,
    problems: list[SheetProblem],
) -> Row:
    answers: dict[str, AnswerValue] = {}
    for source in sources:
        code = source.target.code
        value = _value(contribution, source, mapping.options.get(code, {}), file, problems)
        if value is not None:
            answers[code] = value
    return Row(
        contribution_id=contribution.id,
        answers=answers,
        language=contribution.language,
        user=contribution.user,
        created=contribution.created,
        updated=contribution.updated,
        row=contribution.row,
    )


def _value(
    contribution: Contribution,
    source: _Source,
    by_hand: Mapping[str, str],
    file: str,
    problems: list[SheetProblem],
) -> AnswerValue | None:
    if source.target.kind == "table":
        return _table(contribution, source)
    answer = contribution.answers.get(source.columns[0].key)
    if answer is None:
        return _chosen_by_yes(contribution, source)
    try:
        return value_of(answer, source.target, by_hand=by_hand)
    except AnswerError as error:
        problems.append(_problem(file, answer, contribution, source, str(error)))
        return None


def _table(contribution: Contribution, source: _Source) -> tuple[tuple[str, str], ...] | None:
    cells = tuple(
        (column.header, text)
        for column in source.columns
        if (answer := contribution.answers.get(column.key)) and (text := text_of(answer.value).strip())
    )
    return cells or None


def _chosen_by_yes(contribution: Contribution, source: _Source) -> tuple[str, ...] | None:
    yes = {
        code
        for column, code in source.split
        if (answer := contribution.answers.get(column.key)) and answer.value == SPLIT_VALUES[0]
    }
    return tuple(code for code in source.target.options if code in yes) or None


def _problem(
    file: str, answer: Answer, contribution: Contribution, source: _Source, message: str
) -> SheetProblem:
    place = answer.cell or f"row {contribution.row}"
    return SheetProblem(file, answer.sheet, place, f"{source.columns[0].header!r}: {message}")
