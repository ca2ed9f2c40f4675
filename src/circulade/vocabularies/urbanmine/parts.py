"""Parts of devices that hold what is sought: backlight tubes, magnets of hard disks."""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.tables import rows
from circulade.vocabularies.urbanmine.grades import Grade
from circulade.vocabularies.urbanmine.references import Reference, reference


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a part is in a device, in pieces or as a share of its mass (see `unit`)."""

    product: str
    part: str
    value: float
    unit: str
    reference: Reference
    grade: Grade


@cache
def parts() -> tuple[Part, ...]:
    """All that were read."""
    return tuple(
        Part(
            product=row["product"],
            part=row["part"],
            value=float(row["value"]),
            unit=row["unit"],
            reference=reference(row["source"]),
            grade=Grade(row["grade"]),
        )
        for row in rows("urbanmine/parts.csv")
    )
