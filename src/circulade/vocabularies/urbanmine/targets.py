"""Targets of EU law: for member states, producers and recyclers; no obligation of a city, and shown as such."""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.tables import rows
from circulade.vocabularies.urbanmine.references import Reference, reference


@dataclass(frozen=True, slots=True)
class Target:
    """So many per cent of something, from or by the end of a year; `kind` says of what (collection, …)."""

    kind: str
    subject: str
    percent: float
    year: int
    reference: Reference


@cache
def targets(kind: str | None = None) -> tuple[Target, ...]:
    """All targets that were read, or those of one kind."""
    found = (
        Target(row["kind"], row["subject"], float(row["percent"]), int(row["year"]), reference(row["source"]))
        for row in rows("urbanmine/targets.csv")
    )
    return tuple(each for each in found if kind in (None, each.kind))
