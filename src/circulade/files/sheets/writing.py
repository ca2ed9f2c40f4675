"""Write a table as CSV, XLSX, ODS or JSON; the one module that calls tablib.

Text that a spreadsheet program would run is made safe (never in JSON, which no program runs); numbers stay
numbers. A text longer than a spreadsheet cell goes whole into CSV and JSON; for XLSX and ODS it goes into a
text file, and both together into a ZIP, and the cell says so.
"""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import StringIO
from typing import Literal, cast

import tablib

from circulade.files.sheets.entry_rules import EntryRule, with_rules
from circulade.files.sheets.formula_safety import made_safe
from circulade.files.sheets.repacking import repacked, zipped
from circulade.files.sheets.values import Sheet, Value, address, text_of

TableFormat = Literal["csv", "xlsx", "json", "ods"]
TABLE_FORMATS: tuple[TableFormat, ...] = ("csv", "xlsx", "json", "ods")
LONGEST_CELL = 32_767
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A finished file: its bytes, the ending of its name and its media type."""

    content: bytes
    suffix: str
    """csv, xlsx, json, ods, or zip where answers longer than a cell lie beside the table."""

    @property
    def media_type(self) -> str:
        """Return the media type to send it with."""
        return MEDIA_TYPES[self.suffix]


def write_table(
    headers: Sequence[str], rows: Sequence[Sequence[Value]], *, kind: TableFormat, title: str = "Table"
) -> WrittenTable:
    """Write one table; equal values give equal bytes.

    Raises ValueError for a row that is not as wide as the headers, or an unknown format.
    """
    for number, row in enumerate(rows, start=1):
        if len(row) != len(headers):
            raise ValueError(f"row {number} has {len(row)} cells for {len(headers)} headers")
    if kind == "csv":
        return WrittenTable(_csv_rows([headers, *rows]), "csv")
    if kind == "json":
        return WrittenTable(_json(headers, rows), "json")
    if kind == "xlsx" or kind == "ods":
        return _workbook(headers, rows, kind=kind, title=title)
    raise ValueError(f"unknown format {kind!r}: choose one of {', '.join(TABLE_FORMATS)}")


def _csv_rows(rows: Sequence[Sequence[Value]]) -> bytes:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        writer.writerow([made_safe(cell) if isinstance(cell, str) else text_of(cell) for cell in row])
    # The mark tells spreadsheet programs that it is UTF-8; our own reading takes it off.
    return out.getvalue().encode("utf-8-sig")


def _json(headers: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    records = [{header: _jsonable(cell) for header, cell in zip(headers, row, strict=True)} for row in rows]
    return (json.dumps(records, ensure_ascii=False, indent=1) + "\n").encode()


def _jsonable(cell: Value) -> str | int | float | bool | None:
    return text_of(cell) if isinstance(cell, datetime | date | time) else cell


def _workbook(
    headers: Sequence[str], rows: Sequence[Sequence[Value]], *, kind: Literal["xlsx", "ods"], title: str
) -> WrittenTable:
    long_answers: dict[str, bytes] = {}
    dataset = tablib.Dataset(headers=[made_safe(header) for header in headers], title=_sheet_title(title))
    for number, row in enumerate(rows, start=1):
        dataset.append(
            [_cell(cell, address(number, column), long_answers) for column, cell in enumerate(row)]
        )
    table = repacked(cast("bytes", dataset.export(kind)), kind=kind)
    if not long_answers:
        return WrittenTable(table, kind)
    return WrittenTable(zipped({f"{_sheet_title(title)}.{kind}": table, **long_answers}), "zip")


def _cell(cell: Value, place: str, long_answers: dict[str, bytes]) -> Value:
    if not isinstance(cell, str):
        return cell
    safe = made_safe(_without_controls(cell))
    if len(safe) <= LONGEST_CELL:
        return safe
    file = f"answers/{place}.txt"
    long_answers[file] = cell.encode()
    return f"[{len(cell)} characters, longer than a cell: the whole answer is in {file}]"


def _without_controls(text: str) -> str:
    """Replace what XML cannot hold; a spreadsheet with it could not be opened again."""
    return "".join(char if char >= " " or char in "\t\n\r" else "\N{REPLACEMENT CHARACTER}" for char in text)


def _sheet_title(title: str) -> str:
    """Return a title that every spreadsheet program takes: no []:*?/\\, at most 31 characters."""
    kept = "".join("-" if char in "[]:*?/\\'" else char for char in title).strip()
    return kept[:31] or "Table"


def write_sheets(
    sheets: Sequence[Sheet],
    *,
    kind: Literal["xlsx", "ods", "csv"],
    rules: Mapping[str, Sequence[EntryRule]] | None = None,
) -> bytes:
    """Write whole sheets, rows as they are; a CSV holds the first one. Every text must fit its cell.

    `rules` by sheet are what the program checks while somebody types; only XLSX carries them.
    """
    if kind == "csv":
        return _csv_rows(sheets[0].rows)
    book = tablib.Databook()
    for sheet in sheets:
        dataset = tablib.Dataset(title=_sheet_title(sheet.name))
        for row in sheet.rows:
            padded = [*row, *[None] * (sheet.width - len(row))]
            dataset.append([made_safe(_without_controls(v)) if isinstance(v, str) else v for v in padded])
        book.add_sheet(dataset)
    content = cast("bytes", book.export(kind))
    return repacked(with_rules(content, rules) if rules and kind == "xlsx" else content, kind=kind)
