"""The rules of status, permit and border for one pair, in three values: no, not known, yes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from circulade.engines.symbiosis.conditions import ANY, WASTE, Border

NO, UNKNOWN, YES = 0, 1, 2
"""A pair is allowed as far as its worst verdict."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """Whether a stream may cross, the days and the cost per tonne it takes, and what is not known."""

    verdict: int = YES
    days: float = 0.0
    cost: float = 0.0
    missing: str = ""


Crossings = Mapping[tuple[str, str], Mapping[str, Border]]
"""The rows in force by (from, to), then by status."""


def taken(status: str, takes: Collection[str]) -> int:
    """Whether a need takes streams of a status; an empty set takes all."""
    if not takes or status in takes:
        return YES
    return NO if status else UNKNOWN


def covered(code: str, permit: Collection[str] | None) -> int:
    """Whether a permit covers a code: it names it, or its beginning."""
    if permit is None:
        return UNKNOWN
    plain = bare(code)
    return YES if ANY in permit or any(plain.startswith(bare(part)) for part in permit) else NO


def permitted(status: str, covering: int) -> int:
    """Whether a stream may come in: waste only under a permit, the rest without."""
    if covering == YES or (status and status != WASTE):
        return YES
    return covering if status else UNKNOWN


def bare(code: str) -> str:
    """Return a waste code without blanks and without the asterisk of hazardous entries."""
    return "".join(code.split()).removesuffix("*").casefold()


def crossings(borders: Iterable[Border], on: date | None) -> Crossings:
    """Gather the rows in force on a day."""
    found = dict[tuple[str, str], dict[str, Border]]()
    for row in borders:
        if row.in_force(on):
            found.setdefault((row.leaves, row.enters), {})[row.status] = row
    return found


def crossing(known: Crossings | None, leaves: str, enters: str, status: str) -> Crossing:
    """Return what it takes to get from one country to another; None: borders were not asked about."""
    if known is None or (leaves and leaves == enters):
        return Crossing()
    if not leaves or not enters:
        return Crossing(UNKNOWN, missing="country")
    rows = known.get((leaves, enters), {})
    if not status and any(rows):
        return Crossing(UNKNOWN, missing="status")
    row = rows.get(status) or rows.get("")
    if row is None:
        return Crossing(UNKNOWN, missing="border")
    return Crossing(YES if row.allowed else NO, row.days, row.cost)
