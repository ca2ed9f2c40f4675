"""Read many notes at once, pasted or from a spreadsheet: problems by cell, and the rest goes through."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.utils import parseaddr
from io import StringIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from circulade.files.mine.numbers import NotUnderstood, read_number
from circulade.files.sheets import Sheet, SheetProblem, address, read_workbook, text_of
from circulade.symbiosis.domain.amounts import rough
from circulade.symbiosis.domain.places import place_problem
from circulade.symbiosis.domain.problems import BadValues
from circulade.symbiosis.domain.streams import codes_of
from circulade.symbiosis.enums import Side, StreamKind

COLUMNS = (
    "site",
    "side",
    "what",
    "amount",
    "where",
    "when",
    "contact",
    "code",
    "kind",
    "latitude",
    "longitude",
    "cost",
    "price",
    "processing",
)
NAMES = {
    "firm": "site",
    "company": "site",
    "organisation": "site",
    "has or wants": "side",
    "have/want": "side",
    "has/wants": "side",
    "material": "what",
    "stream": "what",
    "words": "what",
    "tonnes": "amount",
    "tonnes a year": "amount",
    "t/a": "amount",
    "quantity": "amount",
    "place": "where",
    "location": "where",
    "e-mail": "contact",
    "email": "contact",
    "codes": "code",
    "waste code": "code",
    "lat": "latitude",
    "lon": "longitude",
    "disposal cost": "cost",
    "worth": "price",
    "processing cost": "processing",
}
SIDES = {
    **dict.fromkeys(("has", "have", "h", "haves", "offer", "offers", "gives", "supply"), Side.HAVE),
    **dict.fromkeys(("wants", "want", "w", "need", "needs", "seeks", "demand"), Side.WANT),
}
KINDS = {
    "": StreamKind.WASTE,
    "material": StreamKind.WASTE,
    "by-product": StreamKind.BY_PRODUCT,
    "spare capacity": StreamKind.CAPACITY,
    **{kind.value: kind for kind in StreamKind},
}
HEAT = re.compile(r"[kMG]wh\b", re.IGNORECASE)
"""An amount in these units is heat, also where nobody said so."""
MOST_NOTES = 50_000
LONGEST = {"site": 200, "what": 300, "where": 200, "when": 100, "contact": 254}


@dataclass(frozen=True, slots=True)
class Note:
    """One note that can be taken in: the name of its site, what is said of it, and the values of a stream."""

    row: int
    site: str
    about_site: dict[str, Any]
    codes: list[str]
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes that can be taken in, and what is wrong with the others, cell by cell; `sheet` is what was read."""

    notes: tuple[Note, ...]
    problems: tuple[SheetProblem, ...]
    rows: int
    sheet: Sheet


@dataclass(slots=True)
class _Row:
    """A row being read: its cells by column, and the problems found in it."""

    file: str
    row: int
    cells: dict[str, str]
    columns: dict[str, int]
    problems: list[SheetProblem] = field(default_factory=list)
    unusable: bool = False

    def wrong(self, column: str, message: str, *, stops: bool = True) -> None:
        """Note a problem at the cell of a column; unless told otherwise the row cannot be used."""
        cell = address(self.row, self.columns.get(column, 0))
        self.problems.append(SheetProblem(self.file, "", cell, f"{column}: {message}"))
        self.unusable |= stops


def read_notes(content: bytes, *, name: str, on: date) -> Notes:
    """Read notes of a file or a pasted text; raises `SheetError` for one that cannot be read at all."""
    book = read_workbook(content, name=name)
    sheet = next((each for each in book.sheets if each.rows), Sheet("", ()))
    columns, first = _columns(sheet)
    notes, problems, rows = list[Note](), list(book.problems), 0
    for row in _rows(sheet, columns, first, file=name):
        rows += 1
        if rows > MOST_NOTES:
            told = _("only the first %(count)s rows are read: split the file") % {"count": MOST_NOTES}
            problems.append(SheetProblem(name, "", address(row.row, 0), told))
            break
        note = _note(row, on=on)
        problems += row.problems
        if note is not None:
            notes.append(note)
    return Notes(tuple(notes), tuple(problems), rows, sheet)


def as_pasted(sheet: Sheet) -> str:
    """Return the rows of a sheet as they look when copied from a spreadsheet, cell by cell in the same place."""
    text = StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    writer.writerows([text_of(cell) for cell in row] for row in sheet.rows)
    return text.getvalue()


def _columns(sheet: Sheet) -> tuple[dict[str, int], int]:
    """Return where each column stands and the first row below them; without a header they stand in our order."""
    header = [text_of(cell).strip().lower() for cell in sheet.rows[0]] if sheet.rows else []
    named = {NAMES.get(name, name): place for place, name in reversed(list(enumerate(header)))}
    if "what" in named and len(set(named) & set(COLUMNS)) >= 2:
        return {name: place for name, place in named.items() if name in COLUMNS}, 1
    return {name: place for place, name in enumerate(COLUMNS)}, 0


def _rows(sheet: Sheet, columns: dict[str, int], first: int, *, file: str) -> Iterator[_Row]:
    for row in range(first, len(sheet.rows)):
        cells = {
            name: text_of(sheet.value(row, place)).replace("\x00", "").strip()
            for name, place in columns.items()
        }
        if any(cells.values()):
            yield _Row(file, row, cells, columns)


def _note(row: _Row, *, on: date) -> Note | None:
    """Return the note of a row, None where something in it cannot be meant."""
    cells = row.cells
    for column, longest in LONGEST.items():
        if len(cells.get(column, "")) > longest:
            row.wrong(column, _("at most %(count)d characters") % {"count": longest})
    if not cells.get("what"):
        row.wrong("what", _("is empty: say in words what it is"))
    side = SIDES.get(cells.get("side", "").lower())
    if side is None:
        row.wrong("side", _("write “has” or “wants”"))
    kind = KINDS.get(cells.get("kind", "").lower())
    if not cells.get("kind") and HEAT.search(cells.get("amount", "")):
        kind = StreamKind.HEAT
    if kind is None:
        row.wrong("kind", _("write one of: %(kinds)s") % {"kinds": ", ".join(sorted(filter(None, KINDS)))})
    values: dict[str, Any] = {"words": cells.get("what", ""), "when": cells.get("when", "")}
    values |= _amount(row, kind or StreamKind.WASTE) | _money(row)
    codes = list[str]()
    try:
        codes = codes_of(cells.get("code", ""), side=side or Side.WANT, on=on)
    except BadValues as bad:
        row.wrong("code", bad.by_field["codes"])
    about = _about(row)
    if row.unusable or side is None or kind is None:
        return None
    site = cells.get("site") or cells.get("where") or _("Unnamed site")
    return Note(row.row + 1, site, about, codes, values | {"side": side, "kind": kind})


def _amount(row: _Row, kind: StreamKind) -> dict[str, Any]:
    try:
        found = rough(row.cells.get("amount", ""), kind=kind)
    except NotUnderstood as reason:
        row.wrong("amount", str(reason))
        return {}
    return {"least": found[0], "most": found[1]} if found else {}


def _money(row: _Row) -> dict[str, Any]:
    found = dict[str, Any]()
    for column in ("cost", "price", "processing"):
        if text := row.cells.get(column, ""):
            try:
                found[column] = read_number(text)
            except NotUnderstood as reason:
                row.wrong(column, str(reason))
    return found


def _contact(row: _Row) -> dict[str, str]:
    """Return name and address of a contact: "Pat", "pat@example.org" or "Pat <pat@example.org>"."""
    contact = row.cells.get("contact", "")
    if "@" not in contact:
        return {"contact_name": contact}
    name, mail = parseaddr(contact)
    try:
        validate_email(mail)
    except ValidationError:
        said = _("“%(contact)s” is no e-mail address: it is kept as a name") % {"contact": contact}
        row.wrong("contact", said, stops=False)
        return {"contact_name": contact[:200]}
    return {"contact_name": name[:200], "contact_email": mail}


def _about(row: _Row) -> dict[str, Any]:
    """Return what a note says of its site: place, position, contact."""
    found: dict[str, Any] = {"place": row.cells.get("where", "")}
    found |= _contact(row)
    position = dict[str, float]()
    for column in ("latitude", "longitude"):
        if text := row.cells.get(column, ""):
            try:
                position[column] = read_number(text)
            except NotUnderstood as reason:
                row.wrong(column, str(reason))
                return found
    if len(position) == 1:
        row.wrong(next(iter(position)), _("latitude and longitude come together"))
    elif position:
        if said := place_problem(position["latitude"], position["longitude"]):
            row.wrong("latitude", said)
        found |= position
    return {name: value for name, value in found.items() if value != ""}
