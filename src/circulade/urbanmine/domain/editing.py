"""A sheet as a table of inputs: stored rows, a few empty ones behind them, and what is wrong at each cell."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from circulade.files.mine import COLUMNS
from circulade.files.mine.columns import Column
from circulade.urbanmine.domain.rows import Checked
from circulade.urbanmine.enums import Origin

SPARE = 3
LABELS = {
    "product": _("Product"),
    "name": _("Name"),
    "way": _("Way"),
    "unit": _("Unit"),
    "catalogue": _("Catalogue"),
    "reference_place": _("Reference place"),
    "reference_population": _("Its inhabitants"),
    "reference_source": _("Source of that"),
    "substance": _("Material"),
    "category": _("Class"),
    "basis": _("Basis"),
    "year": _("Year"),
    "value": _("Value"),
    "source": _("Source"),
    "grade": _("Grade"),
    "kind": _("Kind"),
    "form": _("Distribution"),
    "spread": _("Shape or std"),
    "low": _("Low (P5)"),
    "high": _("High (P95)"),
    "reason": _("Reason"),
    "scenario": _("Scenario"),
    "order": _("Order"),
    "strategy": _("R-strategy"),
    "start": _("From"),
    "full": _("In full from"),
    "end": _("Until"),
    "share": _("Share %"),
    "longer": _("Longer life %"),
    "second_life": _("Second life, years"),
    "currency": _("Currency"),
    "date": _("Date"),
    "tonnes": _("Tonnes"),
}
NUMERIC = ("year", "value", "low", "high", "spread", "share", "order", "start", "full", "end")
NAME = re.compile(r"row-(\d+)-([a-z_]+)")


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One input: its name in the form, label, text, options (empty: free text) and problems."""

    name: str
    label: str
    value: str
    options: tuple[str, ...]
    problems: tuple[str, ...]
    fixed: bool
    numeric: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row as it is stored or was typed; `origin` says where it came from, `problems` are by column."""

    position: int
    cells: Mapping[str, str]
    origin: str
    problems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of inputs; its own `problems` are those of no column shown."""

    position: int
    cells: tuple[ShownCell, ...]
    origin: str
    problems: tuple[str, ...]


def columns_of(sheet: str, *, product: str) -> tuple[Column, ...]:
    """Return the columns to show; the product is not asked for again on a page of one product."""
    return tuple(column for column in COLUMNS[sheet] if not (product and column.name == "product"))


def sheet_rows(
    found: Checked, sheet: str, *, product: str = "", typed: Mapping[int, dict[str, str]] | None = None
) -> list[SheetRow]:
    """Return the rows of a sheet; `typed` stands for what is stored where the form was not saved."""
    rows: list[SheetRow] = []
    wrong = defaultdict[int, dict[str, str]](dict)
    for each in found.problems:
        if each.sheet == sheet:
            wrong[each.row][each.column] = each.message
    last = 0
    for at, row in enumerate(found.rows[sheet]):
        last = max(last, row.position)
        if product and row.cells.get("product") != product:
            continue
        cells = (typed or {}).get(row.position, row.cells)
        origin = Origin(row.origin).label if row.origin != Origin.TYPED else ""
        rows.append(SheetRow(row.position, cells, str(origin), wrong.get(at, {})))
    rows.extend(
        SheetRow(position, (typed or {}).get(position, {}), "", {})
        for position in range(last + 1, last + 1 + SPARE)
    )
    return rows


def shown_row(row: SheetRow, columns: Iterable[Column]) -> ShownRow:
    """Return a row as inputs."""
    made = tuple(
        ShownCell(
            name=f"row-{row.position}-{column.name}",
            label=f"{LABELS.get(column.name, column.name)}, {row.position}",
            value=row.cells.get(column.name, ""),
            options=column.options,
            problems=(row.problems[column.name],) if column.name in row.problems else (),
            fixed=False,
            numeric=column.name in NUMERIC,
        )
        for column in columns
    )
    names = {column.name for column in columns}
    elsewhere = tuple(text for name, text in row.problems.items() if name not in names)
    return ShownRow(row.position, made, row.origin, elsewhere)


def typed_rows(sheet: str, data: Mapping[str, str], *, product: str = "") -> dict[int, dict[str, str]]:
    """Return what was sent, by position and column; a row of which only the product is known counts as empty."""
    known = {column.name for column in COLUMNS[sheet]}
    typed: dict[int, dict[str, str]] = {}
    for name, text in data.items():
        if (match := NAME.fullmatch(name)) and match[2] in known and len(match[1]) < 7:
            typed.setdefault(int(match[1]), {})[match[2]] = str(text).replace("\x00", "")[:600]
    for position, cells in typed.items():
        if f"remove-{position}" in data:
            cells.clear()
        elif product and any(text.strip() for text in cells.values()):
            cells["product"] = product
    return typed
