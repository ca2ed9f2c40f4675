"""Read a CSV with comma, semicolon or tab between cells."""

import csv
from io import StringIO

from circulade.files.sheets.archive import refusal
from circulade.files.sheets.decoding import decode
from circulade.files.sheets.formula_safety import taken_back
from circulade.files.sheets.limits import Limits
from circulade.files.sheets.problem import SheetError, SheetProblem
from circulade.files.sheets.values import Sheet, Workbook

DELIMITERS = (",", ";", "\t")


def read_csv(content: bytes, *, name: str, limits: Limits, delimiter: str | None = None) -> Workbook:
    """Return the one sheet of a CSV; every cell is text, an empty one None."""
    text, noticed = decode(content, name=name)
    if "\x00" in text[:4000]:
        raise refusal(name, "this is no spreadsheet: upload XLSX, XLS, ODS or CSV")
    rows: list[tuple[str | None, ...]] = []
    cells = 0
    for record in _records(text, delimiter or _delimiter(text, limits), name=name, limits=limits):
        cells += len(record)
        if cells > limits.cells:
            raise refusal(name, f"the file has more than {limits.cells} cells: split it into smaller files")
        rows.append(tuple(taken_back(cell) or None for cell in record))
    return Workbook(name, "csv", (Sheet("", tuple(rows)),), noticed)


def _records(text: str, delimiter: str, *, name: str, limits: Limits) -> list[list[str]]:
    csv.field_size_limit(limits.cell_characters)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    begun = 1
    try:
        for record in reader:
            records.append(record)
            begun = reader.line_num + 1
    except csv.Error as error:
        raise SheetError(SheetProblem(name, "", f"line {begun}", _reason(error, limits))) from error
    return records


def _reason(error: csv.Error, limits: Limits) -> str:
    if "unexpected end" in str(error):
        return "the file ends inside a quoted cell of the row that begins here: it is cut short"
    if "field larger" in str(error):
        return f"a cell has more than {limits.cell_characters} characters, or its closing quote is missing"
    return "the row that begins here has text after a closing quote: double the quotes inside a cell"


def _delimiter(text: str, limits: Limits) -> str:
    """Return the sign that parts the most cells in the first rows; a comma if they tell nothing."""
    head = text[:200_000]
    return max(DELIMITERS, key=lambda sign: _widest(head, sign, limits))


def _widest(head: str, delimiter: str, limits: Limits) -> int:
    csv.field_size_limit(limits.cell_characters)
    widest = 0
    reader = csv.reader(StringIO(head, newline=""), delimiter=delimiter)
    try:
        for number, record in enumerate(reader):
            widest = max(widest, len(record))
            if number > 20:
                break
    except csv.Error:
        pass
    return widest
