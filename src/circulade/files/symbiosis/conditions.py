"""The optional columns about status, permit, country and time, and the file of borders.

offers.csv   status, country, from, until            needs.csv   takes, permits, country, from, until, max_days, blend
borders.csv  from, to, days, cost [, status, allowed, valid_from, valid_until, source]
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np

from circulade.engines.symbiosis import Border, NeedConditions, OfferConditions, ordinals
from circulade.files.symbiosis.cells import Columns, Table, read_cells
from circulade.files.table import Trouble

OFFER_TEXTS = ("status", "country", "from", "until")
NEED_TEXTS = ("takes", "permits", "country", "from", "until", "blend")
BORDERS = Columns(
    ("from", "to"), ("days", "cost"), ("status", "allowed", "valid_from", "valid_until", "source")
)
NONE = "none"
"""The word for "no permit" in a cell, where an empty cell is "not known"."""
Read = TypeVar("Read")


class NotUnderstood(ValueError):
    """A cell that cannot be read; the text says what to write."""


def offer_conditions(table: Table, troubles: list[Trouble]) -> OfferConditions:
    """Read the conditions of offers; what cannot be read is told and stands open."""
    first, last = _days(table, "from", troubles), _days(table, "until", troubles)
    return OfferConditions(
        table.texts.get("status", ()),
        table.texts.get("country", ()),
        None if first is None else ordinals(first, -np.inf),
        None if last is None else ordinals(last, np.inf),
    )


def need_conditions(table: Table, troubles: list[Trouble]) -> NeedConditions:
    """Read the conditions of needs."""
    first, last = _days(table, "from", troubles), _days(table, "until", troubles)
    return NeedConditions(
        tuple(frozenset(_listed(cell)) for cell in table.texts.get("takes", ())),
        tuple(_permit(cell) for cell in table.texts.get("permits", ())),
        table.texts.get("country", ()),
        None if first is None else ordinals(first, -np.inf),
        None if last is None else ordinals(last, np.inf),
        table.numbers.get("max_days"),
        _read(table, "blend", _yes, True, troubles) or (),
    )


def read_borders(path: Path) -> tuple[tuple[Border, ...], Table, list[Trouble]]:
    """Read the file of borders."""
    table, troubles = read_cells(path, BORDERS)
    size = len(table.lines)
    first = _days(table, "valid_from", troubles) or (None,) * size
    last = _days(table, "valid_until", troubles) or (None,) * size
    allowed = _read(table, "allowed", _yes, True, troubles) or (True,) * size
    nothing = ("",) * size
    columns = zip(
        table.texts["from"],
        table.texts["to"],
        table.numbers["days"].tolist(),
        table.numbers["cost"].tolist(),
        table.texts.get("status", nothing),
        allowed,
        first,
        last,
        table.texts.get("source", nothing),
        strict=True,
    )
    return tuple(Border(*row) for row in columns), table, troubles


def day(cell: str) -> date:
    """Return the day of a cell, written 2026-12-09."""
    try:
        if len(cell) == len("2026-12-09"):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise NotUnderstood(f"{cell!r} is not a day; write it like 2026-12-09")


def _days(table: Table, column: str, troubles: list[Trouble]) -> tuple[date | None, ...] | None:
    return _read(table, column, lambda cell: day(cell) if cell else None, None, troubles)


def _read(
    table: Table, column: str, reading: Callable[[str], Read], neutral: Read, troubles: list[Trouble]
) -> tuple[Read, ...] | None:
    """Read a column of texts; None if it is not there."""
    if column not in table.texts:
        return None
    found = list[Read]()
    for line, cell in zip(table.lines, table.texts[column], strict=True):
        try:
            found.append(reading(cell))
        except NotUnderstood as error:
            found.append(neutral)
            troubles.append(Trouble(table.file, line, column, str(error)))
    return tuple(found)


def _yes(cell: str) -> bool:
    if cell not in ("", "yes", "no"):
        raise NotUnderstood(f"{cell!r} is neither yes nor no")
    return cell != "no"


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _permit(cell: str) -> frozenset[str] | None:
    if not cell:
        return None
    return frozenset[str]() if cell == NONE else frozenset(_listed(cell))
