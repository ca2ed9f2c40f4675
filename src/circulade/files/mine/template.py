"""Write a study as a workbook: an empty one is the template, and what is written can be read again."""

from typing import Literal

from circulade.files.mine.columns import COLUMNS, HEADER, Column, Read, at_least_zero, read_order
from circulade.files.mine.numbers import FIRST_YEAR, LAST_YEAR, read_percent, read_signed_percent, read_year
from circulade.files.mine.study import Study
from circulade.files.mine.workbook import HELP_SHEET, SHEETS, STUDY_SHEET
from circulade.files.sheets import Sheet, Value
from circulade.files.sheets.entry_rules import EntryRule
from circulade.files.sheets.writing import write_sheets

INTRODUCTION = (
    "Fill in the sheets from left to right. Each sheet begins with its column names: leave them as they are.",
    "Numbers may have a decimal comma or point. Every figure needs a unit, a year and a source.",
    "Columns marked * are needed in every row. Empty rows are skipped.",
)

BOUNDS: dict[Read, tuple[float, float | None, bool]] = {
    read_year: (FIRST_YEAR, LAST_YEAR, True),
    read_order: (1, 1000, True),
    read_percent: (0, 100, False),
    read_signed_percent: (-50, 100, False),
    at_least_zero: (0, None, False),
}
"""Least, most, and whether whole, of what a reader of cells takes: what the spreadsheet program checks too."""
KEYS = {"product": "products", "substance": "substances"}
"""Columns that name a row of another sheet, by its first column."""
MOST_KEYS = 2000


def write_study(study: Study, *, kind: Literal["xlsx", "ods"] = "xlsx") -> bytes:
    """Return the workbook of a study; equal studies give equal bytes."""
    head: list[tuple[Value, ...]] = [("name", "value", "what it is")]
    head += [(column.name, getattr(study.header, column.name), column.about) for column in HEADER]
    sheets = [Sheet(STUDY_SHEET, tuple(head))]
    for key, title in SHEETS.items():
        names = tuple(column.name for column in COLUMNS[key])
        rows = [tuple(getattr(row, name) for name in names) for row in getattr(study, key)]
        sheets.append(Sheet(title, (names, *rows)))
    return write_sheets([*sheets, Sheet(HELP_SHEET, _help())], kind=kind, rules=_rules())


def _rules() -> dict[str, list[EntryRule]]:
    """Return what a spreadsheet program offers and checks, by sheet."""
    found: dict[str, list[EntryRule]] = {}
    for key, title in SHEETS.items():
        made = (_rule(key, column, at) for at, column in enumerate(COLUMNS[key]))
        found[title] = [rule for rule in made if rule is not None]
    return found


def _rule(sheet: str, column: Column, at: int) -> EntryRule | None:
    if column.options:
        return EntryRule(at, column.options, told=f"{column.name}: one of {', '.join(column.options)}")
    owner = KEYS.get(column.name, sheet)
    if owner != sheet:
        title = SHEETS[owner]
        cells = f"{title}!$A$2:$A${MOST_KEYS + 1}"
        return EntryRule(at, cells=cells, told=f"{column.name}: one of the first column of the sheet {title}")
    if column.read not in BOUNDS:
        return None
    least, most, whole = BOUNDS[column.read]
    span = f"{least:g} or more" if most is None else f"{least:g} to {most:g}"
    told = f"{column.name}: a {'whole ' if whole else ''}number, {span}"
    return EntryRule(at, least=least, most=most, whole=whole, told=told)


def _help() -> tuple[tuple[Value, ...], ...]:
    rows: list[tuple[Value, ...]] = [(line,) for line in INTRODUCTION]
    rows += [(), ("sheet", "column", "what it holds")]
    for key, title in SHEETS.items():
        for column in COLUMNS[key]:
            rows.append((title, column.name + (" *" if column.required else ""), column.about))
    return tuple(rows)
