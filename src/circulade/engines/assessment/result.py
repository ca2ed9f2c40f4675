"""The answer: who assesses what, with its certificate, as data and as canonical JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from circulade.engines.assessment.demand import Pair

ENGINE = "assessment.assign"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A best assignment and what proves it.

    `pairs` (application, assessor), sorted; `total` fit of all pairs; `bound` ≥ the total of every
    assignment allowed (equal to `total` unless `keep` came first: then the bound is for assignments that
    change as little); `worst`: the total fit of the worst-served application; `load` per assessor;
    `kept`, `added` and `dropped` beside the previous assignment.
    """

    pairs: tuple[Pair, ...]
    total: Fraction
    bound: Fraction
    worst: Fraction
    worst_applications: tuple[str, ...]
    load: Mapping[str, int]
    fit: Mapping[Pair, Fraction]
    kept: tuple[Pair, ...]
    added: tuple[Pair, ...]
    dropped: tuple[Pair, ...]
    per_application: int
    seed: str
    engine: str = ENGINE
    version: str = VERSION

    def assessors_of(self, application: str) -> tuple[str, ...]:
        """Return the assessors of one application, sorted."""
        return tuple(assessor for a, assessor in self.pairs if a == application)

    def certificate(self) -> dict[str, Any]:
        """Return what proves the assignment, as JSON; exact fractions beside the decimals, as text."""
        return {
            "engine": self.engine,
            "version": self.version,
            "seed": self.seed,
            "per_application": self.per_application,
            "total": float(self.total),
            "total_exact": str(self.total),
            "bound": float(self.bound),
            "bound_exact": str(self.bound),
            "optimal": self.total == self.bound,
            "worst_application": float(self.worst),
            "worst_applications": list(self.worst_applications),
            "load": dict(sorted(self.load.items())),
        }

    def as_json(self) -> dict[str, Any]:
        """Return the whole result as JSON: the certificate and the pairs."""
        return {
            **self.certificate(),
            "pairs": [[a, r, str(self.fit[a, r])] for a, r in self.pairs],
            "kept": [list(pair) for pair in self.kept],
            "added": [list(pair) for pair in self.added],
            "dropped": [list(pair) for pair in self.dropped],
        }
