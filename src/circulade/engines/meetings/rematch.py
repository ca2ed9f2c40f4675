"""Fill one slot anew, as well as possible while all others stay: a matching by linear programming, rounded."""

from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray

from circulade.engines.meetings.board import NOBODY, Board
from circulade.engines.meetings.solver import Floats, Ints, Programme, solve

WIDEST = 3000
"""Pairs looked at for one slot; of more, those that the choice of pairs puts first."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The pairs of a question as arrays, and who is there in which slot."""

    a: Ints
    b: Ints
    weight: Floats
    seated: NDArray[np.bool_]
    most: Ints
    there: NDArray[np.bool_]
    margin: Floats

    @classmethod
    def of(cls, board: Board, margin: Floats) -> "Columns":
        """Gather them once for all slots; weights in natural units."""
        question = board.question
        ends = np.array(question.ends, dtype=np.int64)
        return cls(
            ends[:, 0],
            ends[:, 1],
            np.array(question.weight) / question.scale,
            np.array(question.seated, dtype=np.bool_),
            np.array(question.most, dtype=np.int64),
            np.array(
                [[free >> slot & 1 for free in question.free] for slot in range(question.slots)],
                dtype=np.bool_,
            ),
            margin,
        )


def rematch(board: Board, slot: int, columns: Columns, random: Random) -> None:
    """Fill the slot anew; the value never falls. Ties fall by chance, so that repeating leads on."""
    question = board.question
    here = [meeting for meeting in board.at[slot :: board.slots] if meeting != NOBODY]
    now = sorted({meeting for meeting in here if not board.locked[meeting]})
    count = np.array(board.count)
    for meeting in now:
        count[list(question.ends[meeting])] -= 1
    open_to = columns.there[slot] & (count < columns.most)
    for meeting in here:
        if board.locked[meeting]:
            open_to[list(question.ends[meeting])] = False
    waiting = np.array(board.slot_of) == NOBODY
    waiting[now] = True
    pairs = np.flatnonzero(waiting & open_to[columns.a] & open_to[columns.b])
    if len(pairs) > WIDEST:
        first = np.argsort(-columns.margin[pairs], kind="stable")[:WIDEST]
        pairs = np.union1d(pairs[first], now)
    if not len(pairs):
        return
    gain = np.array(board.gain) / question.scale
    worth = columns.weight[pairs] + gain[count[columns.a[pairs]]] + gain[count[columns.b[pairs]]]
    chance = np.random.default_rng(random.getrandbits(64)).random(len(pairs)) * 0.01
    solved = solve(_matching(board, pairs, columns, worth + chance, slot))
    if solved is None:
        return
    _take_over(
        board,
        slot,
        now,
        pairs[np.argsort(-(solved.x * 1000 * (1 + worth.max()) + worth), kind="stable")],
        set(pairs[solved.x > 0.6].tolist()),
    )


def _matching(board: Board, pairs: Ints, columns: Columns, worth: Floats, slot: int) -> Programme:
    people, size = board.question.people, len(pairs)
    seated = np.flatnonzero(columns.seated[pairs])
    tables = board.left[slot] + sum(not board.locked[meeting] for meeting in board.seated_at[slot])
    rows = np.concatenate([columns.a[pairs], columns.b[pairs], np.full(len(seated), people)])
    places = np.concatenate([np.arange(size), np.arange(size), seated])
    return Programme(
        cost=worth,
        lower=np.zeros(size),
        upper=np.ones(size),
        entries=(rows, places, np.ones(len(rows))),
        least=np.full(people + 1, -np.inf),
        most=np.append(np.ones(people), float(tables)),
    )


def _take_over(board: Board, slot: int, now: list[int], ranked: Ints, chosen: set[int]) -> None:
    """Put the chosen pairs in the slot, then what else fits in the order given; undo it if it is worth less."""
    before, mark = board.value, board.mark()
    for meeting in now:
        if meeting not in chosen:
            board.lift(meeting)
    for pair in ranked.tolist():
        fits = board.slot_of[pair] == NOBODY and board.below_most(pair)
        if fits and board.open_slots(pair) >> slot & 1:
            board.place(pair, slot)
    if board.value < before:
        board.undo(mark)
    board.settle()
