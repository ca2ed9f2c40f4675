"""How well an assessor suits an application: a number from 0 to 1 and its reasons as data.

    fit = Σ weight · share / Σ weight

over three parts. *Language*: the share of the application's languages that the assessor reads.
*Expertise*: the share of the application's topics that the assessor knows. *Distance*: 1 when the
assessor works in none of the application's countries, else 0 (the same country is usually a conflict
and then not allowed at all; where a programme allows it, distance still prefers others).
A part about which the application states nothing counts in full: it cannot tell assessors apart.
The weights are ours: language .5, expertise .4, distance .1.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True, slots=True)
class FitWeights:
    """What language, expertise and distance count for; only their proportions matter."""

    language: Fraction = Fraction(1, 2)
    expertise: Fraction = Fraction(2, 5)
    distance: Fraction = Fraction(1, 10)

    def __post_init__(self) -> None:
        """Refuse weights that cannot be shares."""
        weights = (self.language, self.expertise, self.distance)
        if min(weights) < 0 or sum(weights) == 0:
            raise ValueError("fit weights must not be negative, and one must be above 0")


@dataclass(frozen=True, slots=True)
class FitPart:
    """One reason: what was asked, what of it the assessor has, and what the part adds to the fit."""

    name: Literal["language", "expertise", "distance"]
    share: Fraction
    adds: Fraction
    matched: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """A fit from 0 to 1 and the parts it is the sum of."""

    value: Fraction
    parts: tuple[FitPart, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    name: Literal["language", "expertise", "distance"]
    weight: Fraction
    asked: frozenset[str]
    has: frozenset[str]
    avoid: bool = field(default=False)

    def scored(self, total: Fraction) -> FitPart:
        matched = tuple(sorted(self.asked & self.has))
        missing = tuple(sorted(self.asked - self.has))
        if self.avoid:
            share = Fraction(0 if matched else 1)
        else:
            share = Fraction(len(matched), len(self.asked)) if self.asked else Fraction(1)
        return FitPart(self.name, share, share * self.weight / total, matched, missing)


def fit_score(
    *,
    languages: Iterable[str],
    reads: Iterable[str],
    topics: Iterable[str],
    knows: Iterable[str],
    countries: Iterable[str] = (),
    works_in: Iterable[str] = (),
    weights: FitWeights | None = None,
) -> Fit:
    """Score one pair: the application's `languages`, `topics` and `countries` against what the assessor
    `reads`, `knows` and `works_in`.

    >>> fit_score(languages=["fr", "en"], reads=["fr"], topics=["bio"], knows=["bio"]).value
    Fraction(3, 4)
    """
    w = weights or FitWeights()
    parts = (
        _Part("language", w.language, frozenset(languages), frozenset(reads)),
        _Part("expertise", w.expertise, frozenset(topics), frozenset(knows)),
        _Part("distance", w.distance, frozenset(countries), frozenset(works_in), avoid=True),
    )
    total = w.language + w.expertise + w.distance
    scored = tuple(part.scored(total) for part in parts)
    return Fit(sum((part.adds for part in scored), Fraction(0)), scored)
