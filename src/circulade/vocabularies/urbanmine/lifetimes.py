"""Lifetimes of other products than electrical equipment: photovoltaic modules, lost regularly or early.

None was read for traction batteries, cars, turbines or buildings: a study enters its own and says where from.
"""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.tables import rows
from circulade.vocabularies.urbanmine.grades import Grade
from circulade.vocabularies.urbanmine.references import Reference, reference


@dataclass(frozen=True, slots=True)
class LifetimeFact:
    """A published lifetime: `distribution` with its parameters, in years (Weibull: shape without unit, scale)."""

    key: str
    distribution: str
    p1: float
    p2: float
    reference: Reference
    grade: Grade


@cache
def lifetimes() -> tuple[LifetimeFact, ...]:
    """All that were read."""
    return tuple(
        LifetimeFact(
            key=row["key"],
            distribution=row["distribution"],
            p1=float(row["p1"]),
            p2=float(row["p2"]),
            reference=reference(row["source"]),
            grade=Grade(row["grade"]),
        )
        for row in rows("urbanmine/lifetimes.csv")
    )
