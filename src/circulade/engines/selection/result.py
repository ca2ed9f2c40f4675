"""What a selection gives back: an outcome and a reason for every applicant, figures for every rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

ENGINE = "selection"
VERSION = "1"
"""Contract version: it changes when the same inputs could give another cohort."""

Verdict = Literal["member", "reserve", "out", "ineligible"]
Datum = str | int | Fraction | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, as data: a code and its parameters; `wording.reason_wording` puts it into words."""

    code: str
    parameters: Mapping[str, Datum] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one applicant.

    `reason` says why it is in or out; a reserve also has its `place` on the list and the members
    that it could replace.
    """

    ref: str
    verdict: Verdict
    track: str | None
    points: Fraction
    rank: int | None
    draw: int | None
    reason: Reason
    replaces: tuple[str, ...] = ()
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What a rule came to: how many members count, between which numbers, and whether it binds.

    `binding`: the count lies on one of the bounds. `eligible` is how many could count at most.
    """

    rule: str
    value: str
    count: int
    least: int | None
    most: int | None
    eligible: int
    binding: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """One objective of the declared order and its proven optimum."""

    name: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Selection:
    """A cohort with its reserve list, reasons and figures; `outcomes` by outcome, track, rank, draw.

    `optimal` is always true: every stage was solved to its proven optimum (`stages`), or there is
    no selection at all.
    """

    outcomes: tuple[Outcome, ...]
    members: Mapping[str, tuple[str, ...]]
    reserve: tuple[str, ...]
    total_points: Fraction
    figures: tuple[Figure, ...]
    stages: tuple[Stage, ...]
    seed: str
    optimal: bool = True
    engine: str = ENGINE
    version: str = VERSION

    def of(self, ref: str) -> Outcome:
        """The outcome of one applicant."""
        return next(outcome for outcome in self.outcomes if outcome.ref == ref)
