"""Check rows one by one: the same for a cell of a workbook, a field of a form and a row of an import."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from circulade.files.mine.columns import COLUMNS, HEADER, Column
from circulade.files.mine.numbers import NotUnderstood
from circulade.files.mine.study import ROWS, Header


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong; `row` counts the rows of the sheet from 0, -1 is the sheet; `column` may be empty."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"{self.sheet}, row {self.row + 1}" if self.row >= 0 else self.sheet
        return f"{place}{f', {self.column}' if self.column else ''}: {self.message}"


class StudyRefused(ValueError):
    """A study that cannot be used; `problems` lists everything found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def read_cells(
    columns: tuple[Column, ...], cells: Mapping[str, Any], *, sheet: str, row: int
) -> tuple[dict[str, Any], list[Problem]]:
    """Read the cells of one row by column name; empty cells are left out, a required one is a problem."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for column in columns:
        cell = cells.get(column.name)
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            if column.required:
                problems.append(Problem(sheet, row, column.name, f"{column.name} is missing"))
            continue
        try:
            values[column.name] = column.read(cell)
        except NotUnderstood as reason:
            problems.append(Problem(sheet, row, column.name, str(reason)))
    return values, problems


def read_row(sheet: str, cells: Mapping[str, Any], *, row: int = 0) -> tuple[Any, list[Problem]]:
    """Return the row as its dataclass, or None with what is wrong."""
    values, problems = read_cells(COLUMNS[sheet], cells, sheet=sheet, row=row)
    if sheet == "assumptions":
        values.setdefault("product", "")  # empty: for all products
    return (None if problems else ROWS[sheet](**values)), problems


def read_header(cells: Mapping[str, Any]) -> tuple[Header | None, list[Problem]]:
    """Return the study's own values, or None with what is wrong."""
    values, problems = read_cells(HEADER, cells, sheet="study", row=0)
    return (None if problems else Header(**values)), problems
