"""Read the sheets of an export: XLSX, XLS, ODS or CSV."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from circulade.files.eusurvey.dates import moment_of
from circulade.files.eusurvey.export import Answer, Contribution, Export
from circulade.files.eusurvey.header_row import Layout, Place, layout
from circulade.files.eusurvey.keys import keyed
from circulade.files.eusurvey.metadata import Metadata, folded
from circulade.files.sheets import SheetProblem, Value, Workbook, address, text_of

FULL = 32_766
"""A cell of this length is full (32,767, less an apostrophe): the exporter continues a longer answer in the
rows below, in the same column and without a Contribution ID."""


def read_sheets(workbook: Workbook, *, metadata: Mapping[str, str]) -> Export:
    """Return the export that a workbook holds; raises SheetError if it has no Contribution ID."""
    found = layout(workbook.sheets, file=workbook.name, metadata=metadata)
    problems = list(workbook.problems)
    read = {sheet.name for sheet in found.sheets}
    problems.extend(
        SheetProblem(workbook.name, sheet.name, "", "this sheet is no part of the export and was not read")
        for sheet in workbook.sheets
        if sheet.name not in read and sheet.rows
    )
    contributions = list(_contributions(found, file=workbook.name, problems=problems))
    alias, exported_at = _preamble(found)
    return Export(
        file=workbook.name,
        alias=alias,
        exported_at=exported_at,
        columns=tuple(column for _, column in found.columns),
        contributions=keyed(contributions, file=workbook.name, problems=problems, word="row"),
        problems=tuple(problems),
    )


def _contributions(found: Layout, *, file: str, problems: list[SheetProblem]) -> Iterator[Contribution]:
    last: Contribution | None = None
    above: Mapping[str, Answer] = {}
    height = max(len(sheet.rows) for sheet in found.sheets)
    for row in range(found.header_row + 1, height):
        answers = _answers(found, row)
        key = text_of(_meta(found, row, "contribution_id")).strip()
        if not key and not answers:
            continue
        if not key and last is not None and _continue(answers, above):
            last = _continued(last, answers)
        else:
            if last is not None:
                yield last
            last = _contribution(found, row, key, answers, file=file, problems=problems)
        above = answers
    if last is not None:
        yield last


def _answers(found: Layout, row: int) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for place, column in found.columns:
        sheet = found.sheets[place.sheet]
        value = sheet.value(row, place.column)
        if value is not None:
            answers[column.key] = Answer(value, sheet.name, address(row, place.column))
    return answers


def _contribution(
    found: Layout, row: int, key: str, answers: dict[str, Answer], *, file: str, problems: list[SheetProblem]
) -> Contribution:
    def moment(name: Metadata) -> datetime | None:
        value = _meta(found, row, name)
        made = moment_of(value)
        if value is not None and made is None:
            place = found.metadata[name]
            problems.append(
                SheetProblem(
                    file, found.sheets[place.sheet].name, address(row, place.column),
                    f"{text_of(value)!r} is no date: expected as 31/12/2025 or 2025-12-31",
                )
            )  # fmt: skip
        return made

    return Contribution(
        id=key,
        answers=answers,
        user=text_of(_meta(found, row, "user")).strip(),
        created=moment("created"),
        updated=moment("updated"),
        language=text_of(_meta(found, row, "languages")).strip().lower(),
        row=row + 1,
    )


def _meta(found: Layout, row: int, name: Metadata) -> Value:
    place: Place | None = found.metadata.get(name)
    return None if place is None else found.sheets[place.sheet].value(row, place.column)


def _continue(answers: Mapping[str, Answer], above: Mapping[str, Answer]) -> bool:
    """Say whether a row without Contribution ID goes on with answers that filled their cells above."""
    return all(key in above and len(text_of(above[key].value)) >= FULL for key in answers)


def _continued(last: Contribution, answers: Mapping[str, Answer]) -> Contribution:
    joined = dict(last.answers)
    for key, more in answers.items():
        joined[key] = replace(joined[key], value=text_of(joined[key].value) + text_of(more.value))
    return replace(last, answers=joined)


def _preamble(found: Layout) -> tuple[str, datetime | None]:
    """Return alias and export date, which stand above the header row where the exporter wrote them."""
    alias, exported_at = "", None
    for row in found.sheets[0].rows[: found.header_row]:
        if len(row) > 1 and isinstance(row[0], str):
            if folded(row[0]) == "alias":
                alias = text_of(row[1])
            elif folded(row[0]) == "export date":
                exported_at = moment_of(row[1])
    return alias, exported_at
