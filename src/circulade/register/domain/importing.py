"""Import territories from a table: first a plan with every problem named by its cell, then all rows or none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.enums import Maturity
from circulade.accounts.models import Programme
from circulade.files.sheets import Sheet, SheetProblem, address, text_of
from circulade.register.domain.codes import split_codes
from circulade.register.domain.matching import Register, open_register, suggest_territories
from circulade.register.domain.problems import RegisterProblem
from circulade.register.domain.territories import (
    TerritoryValues,
    change_territory,
    check_values,
    create_territory,
)
from circulade.register.models import Territory
from circulade.register.queries.names import names_of, texts_of
from circulade.vocabularies.languages import languages

if TYPE_CHECKING:
    from circulade.accounts.models import User

PLAIN = (
    "ref",
    "name",
    "kind",
    "country",
    "codes",
    "lau",
    "population",
    "population_year",
    "population_source",
    "maturity",
    "latitude",
    "longitude",
    "website",
    "source",
    "public",
    "invented",
)
NEW = "new"
YES = frozenset({"1", "true", "yes", "x"})
NO = frozenset({"", "0", "false", "no"})
LIKELY = 0.9
MOST = 2000


@dataclass(frozen=True, slots=True)
class Planned:
    """A row of the file: what would be stored, and the territory that it would change, if it is there."""

    row: int
    values: TerritoryValues
    ref: str
    changes: Territory | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do; with problems it does nothing."""

    rows: tuple[Planned, ...]
    problems: tuple[SheetProblem, ...]

    @property
    def created(self) -> int:
        """How many territories would be added."""
        return sum(row.changes is None for row in self.rows)


class _Cells:
    """One row of the table by column name, collecting its problems."""

    def __init__(self, sheet: Sheet, number: int, columns: dict[str, int], *, file: str) -> None:
        self.sheet, self.number, self.columns, self.file = sheet, number, columns, file
        self.problems: list[SheetProblem] = []

    def text(self, name: str) -> str:
        column = self.columns.get(name)
        return text_of(self.sheet.value(self.number, column)).strip() if column is not None else ""

    def number_in(self, name: str) -> float | None:
        """A number, written with or without blanks between thousands."""
        typed = "".join(self.text(name).split())
        if not typed:
            return None
        try:
            return float(typed)
        except ValueError:
            self.problem(name, _("“%(text)s” is no number.") % {"text": self.text(name)})
            return None

    def whole(self, name: str) -> int | None:
        """A whole number."""
        found = self.number_in(name)
        if found is not None and not found.is_integer():
            self.problem(name, _("“%(text)s” is no whole number.") % {"text": self.text(name)})
            return None
        return int(found) if found is not None else None

    def yes(self, name: str) -> bool:
        """Yes or no; empty is no."""
        typed = self.text(name).lower()
        if typed not in YES | NO:
            self.problem(name, _("“%(text)s”: write yes or no.") % {"text": self.text(name)})
        return typed in YES

    def problem(self, name: str, message: str) -> None:
        """Name a problem by its cell; of a column that is not there, by the row's first cell."""
        cell = address(self.number, self.columns.get(name, 0))
        self.problems.append(SheetProblem(self.file, self.sheet.name, cell, message))


def plan_import(sheet: Sheet, *, programme: Programme, file: str) -> Plan:
    """Read a table whose first row names the columns; nothing is stored."""
    columns, problems = _columns(sheet, file=file)
    if problems:
        return Plan((), tuple(problems))
    register = open_register(programme, organisations=False)
    by_ref = {row.ref: row for row in register.territories.records.values()}
    planned: list[Planned] = []
    seen: dict[str, int] = {}
    for number in range(1, len(sheet.rows)):
        cells = _Cells(sheet, number, columns, file=file)
        if not any(cells.text(name) for name in columns):
            continue
        row = _planned(cells, by_ref, register, programme)
        if row.ref and row.ref != NEW and row.ref in seen:
            cells.problem(
                "ref", _("%(ref)s stands in row %(row)s already.") % {"ref": row.ref, "row": seen[row.ref]}
            )
        seen.setdefault(row.ref, number + 1)
        planned.append(row)
        problems += cells.problems
    if not planned and not problems:
        problems.append(SheetProblem(file, sheet.name, "A2", _("There is no row below the column names.")))
    return Plan(tuple(planned), tuple(problems))


def _columns(sheet: Sheet, *, file: str) -> tuple[dict[str, int], list[SheetProblem]]:
    """Columns by name: ours, and name:LANGUAGE for names in further languages."""
    known = {*PLAIN, *(f"name:{each.code}" for each in languages())}
    columns: dict[str, int] = {}
    problems: list[SheetProblem] = []
    for column in range(sheet.width):
        heading = text_of(sheet.value(0, column)).strip().lower()
        if not heading:
            continue
        if heading not in known:
            sentence = _("“%(name)s” is no column: use %(known)s, or name:de and the like.")
            message = sentence % {"name": heading, "known": ", ".join(PLAIN)}
            problems.append(SheetProblem(file, sheet.name, address(0, column), message))
        elif heading in columns:
            message = _("The column “%(name)s” stands twice.") % {"name": heading}
            problems.append(SheetProblem(file, sheet.name, address(0, column), message))
        columns[heading] = column
    for needed in ("kind", "country"):
        if needed not in columns:
            message = _("The column “%(name)s” is missing.") % {"name": needed}
            problems.append(SheetProblem(file, sheet.name, "A1", message))
    if len(sheet.rows) > MOST + 1:
        message = _("%(count)s rows are too many: import at most 2,000 at once.") % {
            "count": len(sheet.rows) - 1
        }
        problems.append(SheetProblem(file, sheet.name, "", message))
    return columns, problems


def _planned(
    cells: _Cells, by_ref: dict[str, Territory], register: Register, programme: Programme
) -> Planned:
    ref = cells.text("ref")
    existing = by_ref.get(ref)
    values = _values(cells)
    try:
        check_values(values)
    except RegisterProblem as problem:
        for field, sentence in problem.problems.items():
            cells.problem(field, sentence)
    if ref and ref != NEW and existing is None:
        cells.problem(
            "ref", _("“%(ref)s” is not in the register: leave it empty to add a territory.") % {"ref": ref}
        )
    if not ref:
        _warn_of_twin(cells, values, register, programme)
    return Planned(cells.number + 1, values, ref, existing)


def _values(cells: _Cells) -> TerritoryValues:
    names = {"en": cells.text("name")} | {
        column.partition(":")[2]: cells.text(column) for column in cells.columns if column.startswith("name:")
    }
    maturity = cells.text("maturity").lower()
    if maturity and maturity not in Maturity.values:
        cells.problem(
            "maturity", _("“%(text)s”: write beginning, intermediate or advanced.") % {"text": maturity}
        )
    return TerritoryValues(
        name={code: text for code, text in names.items() if text},
        kind=cells.text("kind").lower(),
        country=cells.text("country").upper(),
        codes=split_codes(cells.text("codes")),
        lau=split_codes(cells.text("lau")),
        population=cells.whole("population"),
        population_year=cells.whole("population_year"),
        population_source=cells.text("population_source"),
        maturity=maturity,
        latitude=cells.number_in("latitude"),
        longitude=cells.number_in("longitude"),
        website=cells.text("website"),
        source=cells.text("source"),
        public=cells.yes("public"),
        invented=cells.yes("invented"),
    )


def _warn_of_twin(cells: _Cells, values: TerritoryValues, register: Register, programme: Programme) -> None:
    """A row without a reference must not add what is in the register already."""
    for name in values.name.values():
        for found in suggest_territories(
            name, programme=programme, country=values.country, codes=values.codes, register=register
        ):
            twin = found.territory
            if twin is not None and found.score >= LIKELY and twin.kind == values.kind:
                sentence = _("“%(name)s” is probably %(twin)s: write %(ref)s into the column ref, or “new”.")
                cells.problem("ref", sentence % {"name": name, "twin": twin, "ref": twin.ref})
                return


def run_import(plan: Plan, *, programme: Programme, by: "User | None") -> Sequence[Territory]:
    """Store a plan without problems: all rows or none."""
    if plan.problems:
        raise RegisterProblem({"": _("The file has problems: correct them first.")})
    with transaction.atomic():
        return [
            change_territory(row.changes, _completed(row.values, row.changes), by=by)
            if row.changes is not None
            else create_territory(programme, row.values, by=by)
            for row in plan.rows
        ]


def _completed(values: TerritoryValues, stored: Territory) -> TerritoryValues:
    """A table has no descriptions, and need not name all languages: those stay as they are stored."""
    return replace(
        values, name=names_of(stored) | dict(values.name), description=texts_of(stored.description)
    )
