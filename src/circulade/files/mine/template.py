"""Write a study as a workbook: an empty one is the template, and what is written can be read again."""

from typing import Literal

from circulade.files.mine.columns import COLUMNS, HEADER
from circulade.files.mine.study import Study
from circulade.files.mine.workbook import HELP_SHEET, SHEETS, STUDY_SHEET
from circulade.files.sheets import Sheet, Value
from circulade.files.sheets.writing import write_sheets

INTRODUCTION = (
    "Fill in the sheets from left to right. Each sheet begins with its column names: leave them as they are.",
    "Numbers may have a decimal comma or point. Every figure needs a unit, a year and a source.",
    "Columns marked * are needed in every row. Empty rows are skipped.",
)


def write_study(study: Study, *, kind: Literal["xlsx", "ods"] = "xlsx") -> bytes:
    """Return the workbook of a study; equal studies give equal bytes."""
    head: list[tuple[Value, ...]] = [("name", "value", "what it is")]
    head += [(column.name, getattr(study.header, column.name), column.about) for column in HEADER]
    sheets = [Sheet(STUDY_SHEET, tuple(head))]
    for key, title in SHEETS.items():
        names = tuple(column.name for column in COLUMNS[key])
        rows = [tuple(getattr(row, name) for name in names) for row in getattr(study, key)]
        sheets.append(Sheet(title, (names, *rows)))
    return write_sheets([*sheets, Sheet(HELP_SHEET, _help())], kind=kind)


def _help() -> tuple[tuple[Value, ...], ...]:
    rows: list[tuple[Value, ...]] = [(line,) for line in INTRODUCTION]
    rows += [(), ("sheet", "column", "what it holds")]
    for key, title in SHEETS.items():
        for column in COLUMNS[key]:
            rows.append((title, column.name + (" *" if column.required else ""), column.about))
    return tuple(rows)
