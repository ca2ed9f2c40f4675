"""What was collected, generated and recovered in Europe and elsewhere: figures to compare with."""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.tables import rows
from circulade.vocabularies.urbanmine.references import Reference, reference


@dataclass(frozen=True, slots=True)
class Rate:
    """A published figure of a place and year; a range has `value` None and both ends."""

    indicator: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    geo: str
    year: int
    reference: Reference
    note: str


def _number(text: str) -> float | None:
    return float(text) if text else None


@cache
def rates() -> tuple[Rate, ...]:
    """All that were read, as listed."""
    return tuple(
        Rate(
            indicator=row["indicator"],
            value=_number(row["value"]),
            low=_number(row["low"]),
            high=_number(row["high"]),
            unit=row["unit"],
            geo=row["geo"],
            year=int(row["year"]),
            reference=reference(row["source"]),
            note=row["note"],
        )
        for row in rows("urbanmine/rates.csv")
    )
