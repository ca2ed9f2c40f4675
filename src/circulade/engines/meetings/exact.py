"""Small questions as one integer programme over pairs and slots, solved to the end."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from circulade.engines.meetings.board import NOBODY, Question
from circulade.engines.meetings.chains import bits
from circulade.engines.meetings.solver import Programme, solve

LARGEST = 400
"""Pairs × common slots up to which a question is small."""

NODES = 3000
"""Branches at most; the same everywhere, unlike a time limit."""


def cells(question: Question) -> list[tuple[int, int]]:
    """Return every (pair, slot) in which both are there."""
    return [
        (pair, slot)
        for pair, (a, b) in enumerate(question.ends)
        for slot in bits(question.free[a] & question.free[b])
    ]


def best_plan(question: Question, *, first: int) -> tuple[list[int], bool] | None:
    """Return the slot of every pair in a best plan and whether it is proven; `first` is added to first meetings."""
    where = cells(question)
    solved = solve(_programme(question, where, first / question.scale), whole=True, nodes=NODES)
    if solved is None:
        return None
    slot_of = [NOBODY] * len(question.ends)
    for (pair, slot), share in zip(where, solved.x, strict=False):
        if share > 0.5:
            slot_of[pair] = slot
    return slot_of, solved.optimal


def best_value(question: Question) -> Fraction | None:
    """Return the largest value of any plan, None if it could not be proven."""
    found = best_plan(question, first=0)
    return Fraction(question.value(found[0])) if found is not None and found[1] else None


def _programme(question: Question, where: Sequence[tuple[int, int]], first: float) -> Programme:
    size, people, slots, tiers = len(where), question.people, question.slots, len(question.worth)
    pair = np.array([one for one, _ in where], dtype=np.int64)
    slot = np.array([one for _, one in where], dtype=np.int64)
    ends = np.array(question.ends, dtype=np.int64)[pair]
    seated = np.flatnonzero(np.array(question.seated, dtype=np.bool_)[pair])
    columns, persons = np.arange(size), np.arange(people)
    busy = len(question.ends)
    counted = busy + people * slots
    tables = counted + people
    rows = [pair, tables + slot[seated]]
    places, values = [columns, seated], [np.ones(size), np.ones(len(seated))]
    for side in (0, 1):
        rows += [busy + ends[:, side] * slots + slot, counted + ends[:, side]]
        places += [columns, columns]
        values += [np.ones(size), np.ones(size)]
    for k in range(tiers):
        rows.append(counted + persons)
        places.append(size + k * people + persons)
        values.append(-np.ones(people))
    most = np.array(question.most, dtype=np.float64)
    worth = [worth / question.scale + (first if k == 0 else 0.0) for k, worth in enumerate(question.worth)]
    lower = np.zeros(size + tiers * people)
    lower[[at for at, (one, when) in enumerate(where) if question.fixed.get(one) == when]] = 1
    upper = [np.clip(most - k, 0, 1 if k < tiers - 1 else None) for k in range(tiers)]
    return Programme(
        cost=np.concatenate([np.array(question.weight)[pair] / question.scale, np.repeat(worth, people)]),
        lower=lower,
        upper=np.concatenate([np.ones(size), *upper]),
        entries=(np.concatenate(rows), np.concatenate(places), np.concatenate(values)),
        least=np.concatenate([np.full(counted, -np.inf), np.zeros(people), np.full(slots, -np.inf)]),
        most=np.concatenate([np.ones(counted), np.zeros(people), np.full(slots, float(question.tables))]),
    )
