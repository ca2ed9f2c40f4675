"""How few people can be left without a meeting: a bound for every plan, and a plan that reaches it."""

from dataclasses import replace

import numpy as np

from circulade.engines.meetings.board import NOBODY, Question
from circulade.engines.meetings.exact import best_plan, cells
from circulade.engines.meetings.solver import Programme, solve

LARGEST = 20_000
"""Pairs × common slots up to which leaving few without a meeting is also solved as an integer programme."""


def most_met(question: Question) -> int:
    """Return a number of people with a meeting that no plan can exceed."""
    if not question.ends:
        return 0
    solved = solve(_programme(question))
    return question.people if solved is None else int(solved.objective + 1e-6)


def met(slot_of: list[int], question: Question) -> int:
    """Return how many people have a meeting."""
    return len(
        {person for pair, slot in enumerate(slot_of) if slot != NOBODY for person in question.ends[pair]}
    )


def covering(question: Question) -> tuple[list[int], bool] | None:
    """Return a plan in which as many as possible have a meeting, and whether that is proven.

    None if the question is too large. Only first meetings count in it, so that it sets no more than it has to.
    """
    if len(cells(question)) > LARGEST:
        return None
    bare = replace(question, weight=[0] * len(question.ends), worth=(1, 0), scale=1)
    return best_plan(bare, first=0)


def _programme(question: Question) -> Programme:
    """Maximise the people that a choice of pairs without slots meets."""
    pairs, people = len(question.ends), question.people
    ends = np.array(question.ends, dtype=np.int64)
    columns, persons = np.arange(pairs), np.arange(people)
    most = np.array(question.most, dtype=np.float64)
    seated = np.flatnonzero(question.seated)
    lower = np.zeros(pairs + 2 * people)
    lower[list(question.fixed)] = 1
    return Programme(
        cost=np.concatenate([np.zeros(pairs), np.ones(people), np.zeros(people)]),
        lower=lower,
        upper=np.concatenate([np.ones(pairs), np.minimum(most, 1), np.maximum(most - 1, 0)]),
        entries=(
            np.concatenate([ends[:, 0], ends[:, 1], persons, persons, np.full(len(seated), people)]),
            np.concatenate([columns, columns, pairs + persons, pairs + people + persons, seated]),
            np.concatenate([np.ones(2 * pairs), -np.ones(2 * people), np.ones(len(seated))]),
        ),
        least=np.append(np.zeros(people), -np.inf),
        most=np.append(np.zeros(people), float(question.slots * question.tables)),
    )
