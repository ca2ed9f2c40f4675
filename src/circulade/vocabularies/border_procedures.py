"""What shipping waste across a border of a member state asks for, from which day to which: only what could be checked.

Whether a waste is green- or amber-listed is decided by people, not here. Imports into the Union and transit have rules
of their own that are not listed.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from circulade.vocabularies.tables import rows

WITHIN = "between member states"
"""The route of shipments inside the Union."""


@dataclass(frozen=True, slots=True)
class BorderProcedure:
    """A procedure with its first and last day (None: open), what for, for which waste, and where that stands.

    `route` says between which countries, `source` and `checked` where and when somebody looked it up.
    """

    regulation: str
    route: str
    first: date | None
    last: date | None
    purpose: str
    waste: str
    procedure: str
    where: str
    source: str
    checked: date

    def in_force(self, on: date) -> bool:
        """Whether it holds on a day."""
        return (self.first or date.min) <= on <= (self.last or date.max)


@cache
def border_procedures() -> tuple[BorderProcedure, ...]:
    """All of them: within the Union, then exports, earlier ones first in each regulation."""
    return tuple(
        BorderProcedure(
            row["regulation"],
            row["route"],
            _day(row["first"]),
            _day(row["last"]),
            row["purpose"],
            row["waste"],
            row["procedure"],
            row["where"],
            row["source"],
            date.fromisoformat(row["checked"]),
        )
        for row in rows("border_procedures.csv")
    )


def procedures_on(on: date) -> tuple[BorderProcedure, ...]:
    """Return those that hold on a day."""
    return tuple(one for one in border_procedures() if one.in_force(on))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
