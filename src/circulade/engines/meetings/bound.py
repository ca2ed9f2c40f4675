"""Choose pairs without looking at slots, by linear programming, and bound the value of every plan.

Columns: every pair, and for every person their first, second, third and further meetings. Rows: a person's
pairs are as many as their meetings; the pairs at tables are at most slots × tables. Whatever the solver's
decimals are, its prices y prove a bound by weak duality, computed here in whole numbers:
Σ over pairs max(0, w − y_a − y_b − t) + Σ over people max over k ≤ most of (worth of k meetings + k·y)
+ slots·tables·t.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from circulade.engines.meetings.board import NOBODY, Question
from circulade.engines.meetings.solver import Floats, Programme, solve

FINE = 64
"""Prices are rounded to this part of the unit of weights before they prove anything."""

WHOLE = 1e-6
"""Shares this near to 0 or 1 are whole."""

LARGEST, NODES = 15_000, 50
"""Pairs up to which halves are solved away, in at most so many branches."""

SURE = 2.0
"""The margin beyond which a pair is left in or out."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The share of each pair in the best choice without slots, the proven bound, and what each pair gains."""

    share: Floats
    bound: Fraction
    margin: Floats


def choose(question: Question) -> Choice:
    """Return the choice of pairs and the bound, in the units of the question's weights.

    Where everybody has more slots than meetings, a choice can be placed as it is, and halves are solved away.
    """
    if not question.ends:
        return Choice(np.zeros(0), Fraction(0), np.zeros(0))
    solved = solve(pair_programme(question))
    if solved is None:
        prices = [0] * (question.people + 1)
        share = np.ones(len(question.ends))
    else:
        prices = [round(float(price) * FINE * question.scale) for price in solved.prices]
        share = solved.x[: len(question.ends)]
    margins = [
        weight * FINE - prices[a] - prices[b] - (max(0, prices[-1]) if seated else 0)
        for (a, b), weight, seated in zip(question.ends, question.weight, question.seated, strict=True)
    ]
    bound = Fraction(_bound(question, prices, margins), FINE)
    margin = np.array(margins, dtype=np.float64) / (FINE * question.scale)
    spare = all(free.bit_count() > most for free, most in zip(question.free, question.most, strict=True))
    if spare and np.any(np.abs(share - np.rint(share)) > WHOLE):
        share, bound = _without_halves(question, share, bound, margin)
    return Choice(share, bound, margin)


def _without_halves(
    question: Question, share: Floats, bound: Fraction, margin: Floats
) -> tuple[Floats, Fraction]:
    """Return whole pairs and the bound they give: an odd ring of people cannot be halved (odd-set bound).

    A choice with a pair against its margin is below the bound by that margin: where the result is nearer to
    the bound than `SURE`, pairs with a larger margin were rightly left as they are.
    """
    if len(question.ends) > LARGEST:
        return share, bound
    programme = pair_programme(question)
    programme.lower[: len(share)][margin > SURE] = 1
    programme.upper[: len(share)][(margin < -SURE) & (programme.lower[: len(share)] == 0)] = 0
    solved = solve(programme, whole=True, nodes=NODES)
    if solved is None:
        return share, bound
    whole = np.rint(solved.x[: len(question.ends)])
    if not solved.optimal:
        return whole, bound
    value = question.value([0 if taken else NOBODY for taken in whole.astype(bool).tolist()])
    near = bound - value < SURE * question.scale
    return whole, min(bound, Fraction(value)) if near else bound


def pair_programme(question: Question, *, first: float = 0.0) -> Programme:
    """Return the programme, weights and worth in natural units; `first` is added to every first meeting."""
    pairs, people = len(question.ends), question.people
    ends = np.array(question.ends, dtype=np.int64)
    most = np.array(question.most, dtype=np.float64)
    seated = np.flatnonzero(question.seated)
    columns, persons = np.arange(pairs), np.arange(people)
    tiers = len(question.worth)
    rows = [ends[:, 0], ends[:, 1], np.full(len(seated), people), *([persons] * tiers)]
    places = [columns, columns, seated, *(pairs + k * people + persons for k in range(tiers))]
    ones = np.ones(2 * pairs + len(seated))
    worth = [worth / question.scale + (first if k == 0 else 0.0) for k, worth in enumerate(question.worth)]
    upper = [np.clip(most - k, 0, 1 if k < tiers - 1 else None) for k in range(tiers)]
    lower = np.zeros(pairs + tiers * people)
    lower[list(question.fixed)] = 1
    return Programme(
        cost=np.concatenate([np.array(question.weight) / question.scale, np.repeat(worth, people)]),
        lower=lower,
        upper=np.concatenate([np.ones(pairs), *upper]),
        entries=(np.concatenate(rows), np.concatenate(places), np.append(ones, -np.ones(tiers * people))),
        least=np.append(np.zeros(people), -np.inf),
        most=np.append(np.zeros(people), float(question.slots * question.tables)),
    )


def _bound(question: Question, prices: list[int], margins: list[int]) -> int:
    """Return the bound that the prices prove, in units of the weights / FINE."""
    total = max(0, prices[-1]) * question.slots * question.tables
    for pair, margin in enumerate(margins):
        total += margin if pair in question.fixed else max(0, margin)
    for price, most in zip(prices, question.most, strict=False):
        best = run = 0
        for k in range(most):
            run += question.worth[min(k, len(question.worth) - 1)] * FINE + price
            best = max(best, run)
        total += best
    return total
