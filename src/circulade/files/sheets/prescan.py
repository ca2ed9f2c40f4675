"""Look through the XML of a workbook before it is loaded.

Three things can only be seen here: how large a sheet pretends to be (one cell in the last corner would
make the reader allocate all between), formulas, and error values, which the reader returns as empty.
"""

import re
from dataclasses import dataclass
from zipfile import ZipFile

from circulade.files.sheets.archive import refusal, unpacked
from circulade.files.sheets.limits import Limits
from circulade.files.sheets.loading import too_many_cells

ADDRESS = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f\b')
ERROR = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"')
DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>")
ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
ROWS_REPEATED = re.compile(rb'number-rows-repeated="(\d{1,9})"')
COLUMNS_REPEATED = re.compile(rb'number-columns-repeated="(\d{1,9})"')
ODS_FORMULA = re.compile(rb"\btable:formula=")


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was seen in one part: addresses of formulas and error values (ODS: a count in `formula_count`)."""

    part: str
    formulas: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    formula_count: int = 0


def scan_xlsx(archive: ZipFile, *, name: str, limits: Limits) -> dict[str, Noticed]:
    """Check every part of an XLSX; return what was noticed, keyed by the part's name."""
    noticed = {}
    for member in archive.infolist():
        xml = unpacked(archive, member, name=name, limits=limits)
        if member.filename.endswith((".xml", ".rels")) and DECLARED.search(xml, 0, 4096):
            raise refusal(name, f"the part {member.filename!r} declares entities, which are never accepted")
        if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
            _check_extent(xml, name=name, part=member.filename, limits=limits)
            formulas = tuple(match[1].decode() for match in FORMULA.finditer(xml))
            errors = tuple(match[1].decode() for match in ERROR.finditer(xml))
            noticed[member.filename] = Noticed(member.filename, formulas, errors, len(formulas))
    return noticed


def _check_extent(xml: bytes, *, name: str, part: str, limits: Limits) -> None:
    last_row = last_column = 0
    for letters, digits in ADDRESS.findall(xml):
        last_row = max(last_row, int(digits))
        last_column = max(last_column, _column(letters))
    if last_row * last_column > limits.cells:
        raise too_many_cells(name, part, last_row, last_column, limits=limits)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def scan_ods(archive: ZipFile, *, name: str, limits: Limits) -> Noticed:
    """Check every part of an ODS; return how many formulas it has."""
    formulas = 0
    for member in archive.infolist():
        xml = unpacked(archive, member, name=name, limits=limits)
        if member.filename == "META-INF/manifest.xml" and b"encryption-data" in xml:
            raise refusal(name, "the file is protected by a password: save it without one")
        if member.filename.endswith(".xml") and DECLARED.search(xml, 0, 4096):
            raise refusal(name, f"the part {member.filename!r} declares entities, which are never accepted")
        if member.filename == "content.xml":
            formulas = len(ODS_FORMULA.findall(xml))
            _check_repeats(xml, name=name, limits=limits)
    return Noticed("content.xml", formula_count=formulas)


def _check_repeats(xml: bytes, *, name: str, limits: Limits) -> None:
    """Count cells with a value as often as they are repeated; programs repeat only empty ones so often."""
    for table in xml.split(b"<table:table ")[1:]:
        rows = columns = 0
        for row in table.split(b"<table:table-row")[1:]:
            times = _repeated(ROWS_REPEATED, row.split(b">", 1)[0])
            cells = ODS_CELL.findall(row)
            width = sum(_repeated(COLUMNS_REPEATED, cell) for cell in _without_empty_tail(cells))
            if width:
                rows += times
                columns = max(columns, width)
        if rows * columns > limits.cells:
            raise too_many_cells(name, "a sheet", rows, columns, limits=limits)


def _without_empty_tail(cells: list[bytes]) -> list[bytes]:
    last = max((i for i, cell in enumerate(cells) if b"value" in cell or b"formula" in cell), default=-1)
    return cells[: last + 1]


def _repeated(pattern: re.Pattern[bytes], attributes: bytes) -> int:
    match = pattern.search(attributes)
    return int(match[1]) if match else 1
