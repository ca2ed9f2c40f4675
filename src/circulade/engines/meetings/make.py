"""Make a plan on the board: choose pairs, place them, improve round by round within a budget of steps."""

from collections.abc import Callable, Iterable, Sequence
from random import Random

import numpy as np

from circulade.engines.meetings.board import NOBODY, Board, Question
from circulade.engines.meetings.bound import Choice
from circulade.engines.meetings.chains import insert
from circulade.engines.meetings.rematch import Columns, rematch
from circulade.engines.meetings.search import improve

ROUNDS = ((400, 10), (2000, 3))
FEWEST_ROUNDS = 2
"""Rounds of improvement by number of people (up to, rounds); `FEWEST_ROUNDS` for more people."""

STEPS, STEPS_EACH = (4_000, 30_000), 8
"""Steps of one round: so many for each person, within these."""

WORTHWHILE = 1e-5
"""A round that gains a smaller part of the value is fruitless."""

PATIENCE = 3
"""So many fruitless rounds on end are the last."""

HOPELESS = -1.0
"""A pair that loses more than this against the bound is not tried, unless somebody has no meeting yet."""

CHOSEN = 0.6
"""The share of a pair in the linear programme from which it is placed first."""


def make(
    question: Question,
    choice: Choice,
    *,
    start: Iterable[tuple[int, int]] = (),
    random: Random,
    stop: Callable[[], bool],
) -> Board:
    """Return a board that is filled well; `start` are meetings (pair, slot) it begins with."""
    board = Board(question, first=3 * (max(question.weight, default=0) + 3 * question.worth[0]))
    for pair, slot in start:
        if board.slot_of[pair] == NOBODY:
            board.place(pair, slot)
    _place_chosen(board, choice)
    if not question.ends:
        return board
    people = question.people
    rounds = next((rounds for most, rounds in ROUNDS if people <= most), FEWEST_ROUNDS)
    steps = min(max(STEPS[0], STEPS_EACH * people), STEPS[1])
    columns, pairs_of, fruitless = Columns.of(board, choice.margin), question.pairs_of(), 0
    for round_ in range(rounds):
        before = board.value
        order = _order(board, choice, random, first=round_ == 0)
        improve(board, order, random=random, steps=steps, pairs_of=pairs_of, stop=stop)
        if _done(board, choice):
            break
        slots = list(range(question.slots))
        random.shuffle(slots)
        for slot in slots:
            if stop():
                return board
            rematch(board, slot, columns, random)
        fruitless = 0 if board.value - before > WORTHWHILE * board.value else fruitless + 1
        if _done(board, choice) or fruitless == PATIENCE:
            break
    return board


def _place_chosen(board: Board, choice: Choice) -> None:
    """Place the chosen pairs, those of the busiest people first, by chains where needed."""
    question = board.question
    load = np.zeros(question.people)
    for pair, (a, b) in enumerate(question.ends):
        load[a] += choice.share[pair]
        load[b] += choice.share[pair]
    load /= np.maximum(1, np.array(question.most))
    chosen = [
        pair for pair in np.flatnonzero(choice.share > CHOSEN).tolist() if board.slot_of[pair] == NOBODY
    ]

    def busiest(pair: int) -> tuple[float, float, int]:
        a, b = question.ends[pair]
        return -max(load[a], load[b]), -min(load[a], load[b]), pair

    for pair in sorted(chosen, key=busiest):
        if board.below_most(pair):
            insert(board, pair)
    board.settle()


def _order(board: Board, choice: Choice, random: Random, *, first: bool) -> Sequence[int]:
    """Return the pairs that do not meet: people without a meeting first, then chosen, then nearly chosen."""
    noise = np.random.default_rng(random.getrandbits(64)).random(len(choice.margin))
    rank = choice.margin + (noise if first else 4 * noise) + 4 * choice.share
    count, ends = board.count, board.question.ends
    hopeful = np.flatnonzero((np.array(board.slot_of) == NOBODY) & (choice.margin > HOPELESS))
    alone = {pair for pair, (a, b) in enumerate(ends) if not (count[a] and count[b])}
    waiting = sorted(alone | set(hopeful.tolist()))
    waiting.sort(key=lambda pair: (pair not in alone, -rank[pair]))
    return waiting


def _done(board: Board, choice: Choice) -> bool:
    return board.question.value(board.slot_of) >= choice.bound
