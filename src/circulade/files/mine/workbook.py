"""Read a study from a workbook: the checks of the pages, with every problem named by its cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from circulade.files.mine.checking import Problem, read_header, read_row
from circulade.files.mine.columns import COLUMNS, HEADER
from circulade.files.mine.doubts import doubts_of
from circulade.files.mine.rules import problems_of
from circulade.files.mine.study import Header, Study
from circulade.files.sheets import Sheet, SheetError, SheetProblem, Value, Workbook, address, read_workbook

SHEETS = {
    "products": "Products",
    "substances": "Substances",
    "points": "Data",
    "assumptions": "Assumptions",
    "strategies": "Scenarios",
    "prices": "Prices",
    "collected": "Collected",
}
STUDY_SHEET, HELP_SHEET = "Study", "How to fill it in"
REQUIRED_SHEETS = ("products", "points", "assumptions")


Place = Callable[[Problem], SheetProblem]
"""Gives a problem between rows its cell."""


@dataclass(frozen=True, slots=True)
class ReadStudy:
    """The study of a workbook, and remarks that stop nothing; `place` gives a later problem of its rows the cell."""

    study: Study
    notes: tuple[str, ...]
    place: Place


def read_study(content: bytes, *, name: str) -> ReadStudy:
    """Return the study of a workbook; remarks are formulas read as their saved value, and what looks like a mistake.

    Raises `SheetError` with one problem for each cell that is wrong; nothing is taken in by halves.
    """
    book = read_workbook(content, name=name)
    if book.format == "csv":
        text = "this is no workbook but plain text, whatever its name says: save it as XLSX or ODS, or use the template"
        raise SheetError(SheetProblem(name, "", "", text))
    study, problems, place = study_of(book)
    if study is None or problems:
        raise SheetError(*problems)
    doubts = (str(place(each)) for each in doubts_of(study))
    return ReadStudy(study, (*map(str, book.problems), *doubts), place)


def study_of(book: Workbook) -> tuple[Study | None, list[SheetProblem], Place]:
    """Return the study as far as it can be read, every problem by cell, and what gives other problems theirs."""
    sheets = {sheet.name.strip().lower(): sheet for sheet in book.sheets}
    header, places, problems = _header(sheets.get(STUDY_SHEET.lower()), book.name)
    rows: dict[str, tuple[Any, ...]] = {}
    lines: dict[str, list[int]] = {}
    columns: dict[str, dict[str, int]] = {}
    for key, title in SHEETS.items():
        sheet = sheets.get(title.lower())
        if sheet is None:
            if key in REQUIRED_SHEETS:
                problems.append(SheetProblem(book.name, title, "", "the sheet is missing: use the template"))
            continue
        rows[key], lines[key], columns[key], found = _rows(key, sheet, book.name)
        problems += found
    place = partial(_placed, name=book.name, lines=lines, columns=columns, places=places)
    if header is None or problems:
        return None, problems, place
    study = Study(header, **rows)
    return study, [place(each) for each in problems_of(study)], place


def _header(sheet: Sheet | None, name: str) -> tuple[Header | None, dict[str, int], list[SheetProblem]]:
    """Read the sheet of names and values."""
    if sheet is None:
        return None, {}, [SheetProblem(name, STUDY_SHEET, "", "the sheet is missing: use the template")]
    known = {column.name for column in HEADER}
    places = {str(sheet.value(row, 0) or "").strip(): row for row in range(len(sheet.rows))}
    cells = {key: sheet.value(row, 1) for key, row in places.items()}
    problems = [
        SheetProblem(name, STUDY_SHEET, address(row, 0), f"“{key[:40]}” is not known here")
        for key, row in places.items()
        if key and key not in known and row > 0
    ]
    names = [str(sheet.value(row, 0) or "").strip() for row in range(len(sheet.rows))]
    problems += [
        SheetProblem(name, STUDY_SHEET, address(row, 0), f"“{key}” stands twice: keep one")
        for row, key in enumerate(names)
        if key in known and names.index(key) < row
    ]
    header, found = read_header(cells)
    for each in found:
        cell = address(places[each.column], 1) if each.column in places else ""
        problems.append(SheetProblem(name, STUDY_SHEET, cell, each.message))
    return header, places, problems


def _rows(
    key: str, sheet: Sheet, name: str
) -> tuple[tuple[Any, ...], list[int], dict[str, int], list[SheetProblem]]:
    """Read the rows below the header row; empty rows are skipped."""
    titles = [str(value or "").strip() for value in (sheet.rows[0] if sheet.rows else ())]
    known = {column.name: column for column in COLUMNS[key]}
    places = {title: at for at, title in enumerate(titles) if title in known}
    problems = [
        SheetProblem(name, sheet.name, address(0, at), f"the column “{title[:40]}” is not known here")
        for at, title in enumerate(titles)
        if title and title not in known
    ]
    problems += [
        SheetProblem(name, sheet.name, address(0, at), f"the column “{title}” stands twice: keep one")
        for at, title in enumerate(titles)
        if title in known and titles.index(title) < at
    ]
    problems += [
        SheetProblem(name, sheet.name, "", f"the column “{column.name}” is missing")
        for column in COLUMNS[key]
        if column.required and column.name not in places
    ]
    if problems:
        return (), [], places, problems
    found, lines = [], []
    for line in range(1, len(sheet.rows)):
        cells: Mapping[str, Value] = {title: sheet.value(line, at) for title, at in places.items()}
        if all(cell is None or not str(cell).strip() for cell in cells.values()):
            continue
        row, wrong = read_row(key, cells, row=line)
        problems += [
            SheetProblem(name, sheet.name, address(line, places[each.column]), each.message) for each in wrong
        ]
        if row is not None:
            found.append(row)
            lines.append(line)
    return tuple(found), lines, places, problems


def _placed(
    problem: Problem,
    *,
    name: str,
    lines: Mapping[str, list[int]],
    columns: Mapping[str, Mapping[str, int]],
    places: Mapping[str, int],
) -> SheetProblem:
    """Give a problem between rows its cell."""
    if problem.sheet == "study":
        cell = address(places[problem.column], 1) if problem.column in places else ""
        return SheetProblem(name, STUDY_SHEET, cell, problem.message)
    title = SHEETS[problem.sheet]
    if problem.row < 0:
        return SheetProblem(name, title, "", problem.message)
    at = columns.get(problem.sheet, {}).get(problem.column, 0)
    return SheetProblem(name, title, address(lines[problem.sheet][problem.row], at), problem.message)
