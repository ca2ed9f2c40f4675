"""Points in exact arithmetic: the weighted mean of an applicant's criterion means.

.. math:: p = \\sum_c w_c \\bar s_c / \\sum_c w_c + \\text{bonus}

The mean is over the assessors who scored the criterion. Scaled by the common denominator
of all applicants, points are integers, and sums of them are compared without rounding.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from circulade.engines.selection.pool import Applicant, Pool
from circulade.engines.selection.rules import Rules

LARGEST_TOTAL = 2**40
"""Scale times places above this is refused: the solver could no longer tell two totals apart."""


@dataclass(frozen=True, slots=True)
class Points:
    """What one applicant's scores come to; `total` is without and `points` with bonuses."""

    means: Mapping[str, Fraction]
    total: Fraction
    points: Fraction


def weights(pool: Pool, rules: Rules) -> dict[str, int]:
    """The weights that count, criteria with weight 0 left out; all criteria alike if none are given."""
    given = dict.fromkeys(pool.criteria, 1) if rules.weights is None else rules.weights
    return {criterion: weight for criterion, weight in given.items() if weight}


def points(pool: Pool, rules: Rules) -> dict[str, Points]:
    """Points of every applicant by reference."""
    counted = weights(pool, rules)
    return {one.ref: _points(one, counted, rules) for one in pool.applicants}


def _points(one: Applicant, counted: Mapping[str, int], rules: Rules) -> Points:
    means = {criterion: _mean(given.values()) for criterion, given in one.scores.items() if given}
    weighed = sum(counted.values())
    total = sum((weight * means[criterion] for criterion, weight in counted.items()), Fraction(0))
    total = total / weighed if weighed else Fraction(0)
    bonuses = (rule.points for rule in rules.priority if rule.mode == "bonus" and rule.group.holds(one))
    return Points(means, total, total + sum(p or 0 for p in bonuses))


def _mean(scores: Collection[Fraction]) -> Fraction:
    common = lcm(*(score.denominator for score in scores))
    return Fraction(sum(s.numerator * (common // s.denominator) for s in scores), common * len(scores))


def scale(all_points: Mapping[str, Points]) -> int:
    """The common denominator: points times this are integers."""
    return lcm(*(one.points.denominator for one in all_points.values()))
