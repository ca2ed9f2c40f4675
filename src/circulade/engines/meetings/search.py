"""Improve a plan: put in a pair that does not meet, at the cost of meetings that can go elsewhere or matter less."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random

from circulade.engines.meetings.board import NOBODY, Board
from circulade.engines.meetings.chains import bits, insert

TRIED = 6
"""Pairs of one person tried when they have an open slot."""


@dataclass(frozen=True, slots=True)
class Way:
    """What a pair needs to meet in a slot: the meetings that have to go, and their weight."""

    slot: int
    out: tuple[int, ...]


def improve(
    board: Board,
    order: Iterable[int],
    *,
    random: Random,
    steps: int,
    pairs_of: Sequence[Sequence[int]],
    stop: Callable[[], bool],
) -> None:
    """Try the pairs in this order, at most `steps` of them; keep what does not lower the value."""
    for pair in order:
        if board.slot_of[pair] != NOBODY:
            continue
        if steps <= 0 or (steps % 64 == 0 and stop()):
            return
        steps -= 1
        attempt(board, pair, random=random, pairs_of=pairs_of)


def attempt(
    board: Board,
    pair: int,
    *,
    random: Random,
    pairs_of: Sequence[Sequence[int]],
    price: Callable[[set[int]], int] | None = None,
) -> bool:
    """Put the pair in, move or drop what stands in its way, fill what came free; keep it if it is no loss.

    `price` is what the value has to gain for the pairs that the step placed or lifted.
    """
    before, mark = board.value, board.mark()
    if not (board.below_most(pair) and insert(board, pair)):
        way = _way(board, pair, random)
        if way is None:
            return False
        _go(board, pair, way, pairs_of)
    if board.value - before < (price(board.touched(mark)) if price else 0):
        board.undo(mark)
        return False
    board.settle()
    return True


def _go(board: Board, pair: int, way: Way, pairs_of: Sequence[Sequence[int]]) -> None:
    """Place the pair, what had to go elsewhere if possible, and fill what came free."""
    for meeting in way.out:
        board.lift(meeting)
    board.place(pair, way.slot)
    ends = board.question.ends
    for meeting in way.out:
        if board.below_most(meeting):
            insert(board, meeting)
    for person in dict.fromkeys(p for meeting in (*way.out, pair) for p in ends[meeting]):
        fill(board, person, pairs_of)


def fill(board: Board, person: int, pairs_of: Sequence[Sequence[int]]) -> None:
    """Give a person with an open slot one more meeting, if there is one to be had."""
    question, count, gain = board.question, board.count, board.gain
    if count[person] >= question.most[person] or not board.free[person]:
        return
    offers = []
    for pair in pairs_of[person]:
        if board.slot_of[pair] == NOBODY and board.below_most(pair):
            a, b = question.ends[pair]
            offers.append((-question.weight[pair] - gain[count[a]] - gain[count[b]], pair))
    offers.sort()
    for _, pair in offers[:TRIED]:
        if insert(board, pair):
            return


def _way(board: Board, pair: int, random: Random) -> Way | None:
    """Return the slot where the meetings that have to go weigh least, ties by chance."""
    question = board.question
    a, b = question.ends[pair]
    best, found = float("inf"), None
    for slot in bits(question.free[a] & question.free[b]):
        out = _in_the_way(board, pair, slot)
        if out is None:
            continue
        loss = sum(question.weight[meeting] for meeting in out) + question.scale * random.random()
        if loss < best:
            best, found = loss, Way(slot, out)
    return found


def _in_the_way(board: Board, pair: int, slot: int) -> tuple[int, ...] | None:
    """Return what has to go so that the pair can meet in this slot; None if something set is among it."""
    question, at, slots = board.question, board.at, board.slots
    out = []
    for person in question.ends[pair]:
        meeting = at[person * slots + slot]
        if meeting == NOBODY and board.count[person] >= question.most[person]:
            meeting = _lightest(board, at[person * slots : (person + 1) * slots])
            if meeting == NOBODY:
                return None
        if meeting != NOBODY:
            out.append(meeting)
    if question.seated[pair] and not board.left[slot]:
        here = [meeting for meeting in out if board.slot_of[meeting] == slot]
        if not any(question.seated[meeting] for meeting in here):
            table = _lightest(board, board.seated_at[slot])
            if table == NOBODY:
                return None
            out.append(table)
    return None if any(board.locked[meeting] for meeting in out) else tuple(dict.fromkeys(out))


def _lightest(board: Board, meetings: Iterable[int]) -> int:
    weight, locked = board.question.weight, board.locked
    return min(
        (m for m in meetings if m != NOBODY and not locked[m]), key=lambda m: (weight[m], m), default=NOBODY
    )
