"""Read the rows of a list into what each person states; a cell that cannot be read is a problem with its address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from circulade.events.enums import Mode
from circulade.files.b2match import Cell, PeopleFile, PersonRow
from circulade.files.eusurvey import ImportMapping
from circulade.files.eusurvey.mapping import resolve
from circulade.matchmaking.domain import import_values as read
from circulade.matchmaking.domain.import_values import Unreadable
from circulade.matchmaking.models import MeetingSlot

LONGEST = 2000
SIMPLE: dict[str, Callable[[str], Any]] = {
    "attendance": read.read_mode,
    "registration": read.read_coming,
    "meetings": read.read_yes,
    "time_zone": read.read_zone,
    "country": read.read_country,
    "language": read.read_languages,
    "most": read.read_most,
}


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One problem and where it stands; `lost` says that a value or a person is left out for it."""

    cell: str
    person: str
    text: str
    lost: bool = True

    def __str__(self) -> str:
        return f"{self.cell}: {self.text}" if self.cell else self.text


@dataclass(frozen=True, slots=True)
class Stated:
    """What a row says of one person; `values` hold what could be read, by field."""

    row: int
    email: str
    name: str
    coming: bool
    mode: Mode | None
    values: Mapping[str, Any]
    never: bool = False
    """When they are there could not be read."""


@dataclass(slots=True)
class RowReader:
    """Reads one row after the other and gathers the problems."""

    columns: Mapping[str, str]
    slots: Sequence[MeetingSlot]
    event_zone: str
    problems: list[CellProblem] = field(default_factory=list)
    seen: dict[str, Stated] = field(default_factory=dict)
    names: dict[tuple[str, str], Stated] = field(default_factory=dict)

    def read(self, row: PersonRow) -> Stated | None:
        """Return what a row states; None for one without an address, and for a person who stood there before."""
        cells = {code: row.cells[key] for code, key in self.columns.items() if key in row.cells}
        email = cells["email"].text.lower() if "email" in cells else ""
        place = cells["email"].address if "email" in cells else _("row %d") % row.number
        name = self._name(cells)
        try:
            validate_email(email)
        except ValidationError:
            said = _("“%s” is no e-mail address: the row is left out.") % email[:100]
            self._note(place, name, said if email else _("no e-mail address: the row is left out."))
            return None
        if not name:
            name = email.partition("@")[0]
            self._note(place, name, _("no name: “%s” is taken from the address.") % name, lost=False)
        first = self.seen.get(email)
        if first is None:
            stated = self._stated(row, cells, email=email, name=name)
            self.seen[email] = stated
            self._same_name(stated, place)
            return stated
        # What is wrong in a row that does not count is not listed.
        again = RowReader(self.columns, self.slots, self.event_zone)._stated(
            row, cells, email=email, name=name
        )
        told = {"row": first.row, "email": email}
        if (again.values, again.coming, again.mode) == (first.values, first.coming, first.mode):
            self._note(
                place,
                name,
                _("the same person as in row %(row)d (%(email)s): taken once.") % told,
                lost=False,
            )
        else:
            self._note(
                place,
                name,
                _("the same person as in row %(row)d (%(email)s), who says otherwise: row %(row)d counts.")
                % told,
            )
        return None

    def _note(self, cell: str, person: str, text: str, *, lost: bool = True) -> None:
        self.problems.append(CellProblem(cell, person, text, lost))

    def _name(self, cells: Mapping[str, Cell]) -> str:
        parts = [cells[code].text for code in ("first_name", "last_name") if code in cells]
        return (" ".join(parts) or (cells["name"].text if "name" in cells else ""))[:200]

    def _same_name(self, stated: Stated, place: str) -> None:
        """Say so where the same name and organisation come with another address: one person, or two?"""
        key = (stated.name.casefold(), str(stated.values.get("organisation", "")).casefold())
        first = self.names.setdefault(key, stated)
        if first is not stated and all(key):
            told = {"row": first.row, "email": first.email}
            said = _(
                "the same name and organisation as in row %(row)d (%(email)s): one person with two addresses?"
            )
            self._note(place, stated.name, said % told, lost=False)

    def _stated(self, row: PersonRow, cells: Mapping[str, Cell], *, email: str, name: str) -> Stated:
        values: dict[str, Any] = {
            code: cells[code].text[:LONGEST] for code in ("seeks", "offers") if code in cells
        }
        values |= {code: cells[code].text[:300] for code in ("organisation", "territory") if code in cells}
        bad: set[str] = set()
        for code, reader in SIMPLE.items():
            if code in cells:
                try:
                    values[code] = reader(cells[code].text)
                except Unreadable as trouble:
                    bad.add(code)
                    self._note(cells[code].address, name, str(trouble))
        never = False
        if "available" in cells:
            try:
                values["available"] = self._available(cells["available"].text, values, bad)
            except Unreadable as trouble:
                never = True
                said = _("Whoever is new counts as never there until this is corrected.")
                self._note(cells["available"].address, name, f"{trouble} {said}")
        coming = values.pop("registration", True) and values.pop("meetings", True)
        return Stated(row.number, email, name, coming, values.pop("attendance", None), values, never)

    def _available(self, text: str, values: Mapping[str, Any], bad: set[str]) -> str:
        if "time_zone" in bad and ":" in text:
            raise Unreadable(_("times cannot be read without a known time zone."))
        zone = values.get("time_zone") or self.event_zone
        return read.read_available(text, self.slots, zone=zone)


def columns_of(mapping: ImportMapping, people: PeopleFile) -> dict[str, str]:
    """Return the key of the column for each field, as far as the file has it."""
    found = {code: resolve(refs[0], people.columns) for code, refs in mapping.columns.items() if refs}
    return {code: columns[0].key for code, columns in found.items() if len(columns) == 1}


def by_header(columns: Mapping[str, str], people: PeopleFile) -> ImportMapping:
    """Return a mapping that still fits when columns stand elsewhere: by header where only one has it."""
    headers = [column.header for column in people.columns]
    known = {
        column.key: column.header if headers.count(column.header) == 1 else column.address
        for column in people.columns
    }
    return ImportMapping({code: (known[key],) for code, key in columns.items() if key in known})
