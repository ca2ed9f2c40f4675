"""The rules of a selection as plain data that can be stored, compared and replayed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor
from typing import Literal

from circulade.engines.selection.pool import Applicant


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of the places; `least` rounds up, `most` rounds down."""

    percent: Fraction

    def at_least(self, places: int) -> int:
        return ceil(self.percent * places / 100)

    def at_most(self, places: int) -> int:
        return floor(self.percent * places / 100)


Amount = int | Share
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
"""How a number is written in an attribute: no exponent, which could stand for one too large to hold."""


@dataclass(frozen=True, slots=True)
class Track:
    """One of the cohorts to fill: exactly `least` places if `least == most`, else as many as the rules allow."""

    name: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Group:
    """The applicants with one of `values` in `attribute`, or with a number from `start` and below `below`."""

    attribute: str
    values: tuple[str, ...] = ()
    start: Fraction | None = None
    below: Fraction | None = None

    def holds(self, applicant: Applicant) -> bool:
        """Whether the applicant belongs to the group (a number that is none never does)."""
        own = applicant.attributes.get(self.attribute, ())
        if self.start is None and self.below is None:
            return any(value in self.values for value in own)
        return any(PLAIN_NUMBER.fullmatch(value) and self._within(Fraction(value)) for value in own)

    def _within(self, number: Fraction) -> bool:
        return (self.start is None or number >= self.start) and (self.below is None or number < self.below)


@dataclass(frozen=True, slots=True)
class Threshold:
    """Only applicants whose mean in `criterion` ("total": the weighted mean) is at least `least` may be members."""

    criterion: str
    least: Fraction
    track: str | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """Of the group, at least `least` and at most `most` are members (of the track, or over all)."""

    group: Group
    least: Amount | None = None
    most: Amount | None = None
    track: str | None = None


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `most` members for every value of the attribute."""

    attribute: str
    most: Amount
    track: str | None = None


@dataclass(frozen=True, slots=True)
class Priority:
    """`first`: as many of the group as possible, before points; `bonus`: more points; `share`: a least share."""

    group: Group
    mode: Literal["first", "bonus", "share"] = "first"
    points: Fraction | None = None
    least: Amount | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Members as evenly over the attribute's values as possible, after points."""

    attribute: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The panel includes or excludes an applicant, for a stated reason."""

    ref: str
    reason: str


Rule = Track | Threshold | Bound | Cap | Priority | Spread | Decision | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything a selection is asked to respect; without `weights` every criterion weighs the same."""

    tracks: tuple[Track, ...]
    weights: Mapping[str, int] | None = None
    scale: Mapping[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    thresholds: tuple[Threshold, ...] = ()
    bounds: tuple[Bound, ...] = ()
    caps: tuple[Cap, ...] = ()
    priority: tuple[Priority, ...] = ()
    spread: Spread | None = None
    exclude: tuple[Decision, ...] = ()
    include: tuple[Decision, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    preference: bool = False
    reserve: int = 0
    min_assessments: int = 1
    seed: str | None = None

    def keyed(self) -> Iterator[tuple[str, Rule]]:
        """Every rule with its place in the rules file, such as `bounds[0]`."""
        for kind in (
            "tracks",
            "thresholds",
            "bounds",
            "caps",
            "priority",
            "exclude",
            "include",
            "together",
            "apart",
        ):
            for number, rule in enumerate(getattr(self, kind)):
                yield f"{kind}[{number}]", rule
        if self.spread is not None:
            yield "spread", self.spread

    def places(self, track: str | None) -> tuple[int, int]:
        """Least and most places of a track, or of all tracks."""
        chosen = [one for one in self.tracks if track is None or one.name == track]
        return sum(one.least for one in chosen), sum(one.most for one in chosen)
