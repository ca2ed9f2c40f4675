"""Read a list of participants: the row of headers found by its content, each cell with its address."""

from collections.abc import Mapping
from dataclasses import dataclass

from circulade.files.b2match.fields import FIELDS
from circulade.files.eusurvey.export import Column
from circulade.files.eusurvey.metadata import folded
from circulade.files.sheets import (
    DEFAULT_LIMITS,
    Sheet,
    SheetError,
    SheetProblem,
    address,
    read_workbook,
    text_of,
)

SEARCHED_ROWS = 20
KNOWN = frozenset(folded(header) for headers in FIELDS.values() for header in headers)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and its address ("C4")."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row of the list, counted as the spreadsheet counts; cells by `Column.key`, empty ones absent."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """A whole list."""

    file: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[PersonRow, ...]


def read_people(content: bytes, *, name: str) -> PeopleFile:
    """Return the list in the first sheet that holds one; raises SheetError, with the reason and the way out."""
    book = read_workbook(content, name=name, limits=DEFAULT_LIMITS)
    for sheet in book.sheets:
        if (at := _header_row(sheet)) is not None:
            return _read(sheet, at, name=name)
    reason = (
        "no row of headers: one row must name the columns, such as Email, First name, Last name, Organisation"
    )
    raise SheetError(SheetProblem(name, "", "", reason))


def _header_row(sheet: Sheet) -> int | None:
    """Return the row with most known headers, else the first one with two texts or more."""
    texts = [[text_of(cell).strip() for cell in row] for row in sheet.rows[:SEARCHED_ROWS]]
    known = [len([text for text in row if folded(text) in KNOWN]) for row in texts]
    best = max(known, default=0)
    if best:
        return known.index(best)
    return next((at for at, row in enumerate(texts) if sum(map(bool, row)) > 1), None)


def _read(sheet: Sheet, at: int, *, name: str) -> PeopleFile:
    columns = {
        place: Column(key=address(at, place), header=text_of(head).strip(), address=address(at, place))
        for place, head in enumerate(sheet.rows[at])
        if text_of(head).strip()
    }
    rows = []
    for number, cells in enumerate(sheet.rows[at + 1 :], at + 1):
        found = {
            columns[place].key: Cell(text, address(number, place))
            for place, value in enumerate(cells)
            if place in columns and (text := text_of(value).strip())
        }
        if found:
            rows.append(PersonRow(number + 1, found))
    return PeopleFile(name, sheet.name, tuple(columns.values()), tuple(rows))
