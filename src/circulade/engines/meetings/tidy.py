"""What only breaks ties: fewer gaps in people's days, fewer changes of table; the value stays as it is."""

from collections.abc import Mapping

from circulade.engines.meetings.board import NOBODY, Board
from circulade.engines.meetings.chains import bits

ROUNDS = 2


def close_gaps(board: Board) -> None:
    """Move meetings to open slots where the two wait less between their first and last meeting."""
    question = board.question
    for _ in range(ROUNDS):
        for pair, slot in enumerate(board.slot_of):
            if slot == NOBODY or board.locked[pair]:
                continue
            elsewhere = board.open_slots(pair)
            if not elsewhere:
                continue
            a, b = question.ends[pair]
            now = gaps(board, a) + gaps(board, b)
            board.lift(pair)
            waits = []
            for other in bits(elsewhere):
                board.place(pair, other)
                waits.append((gaps(board, a) + gaps(board, b), other))
                board.lift(pair)
            board.place(pair, min(waits)[1] if min(waits)[0] < now else slot)
        board.settle()


def gaps(board: Board, person: int) -> int:
    """Return the slots without a meeting, though the person is there, between their first and last."""
    free = board.question.free[person]
    busy = free & ~board.free[person]
    if not busy:
        return 0
    span = (1 << busy.bit_length()) - (busy & -busy)
    return (span & free & ~busy).bit_count()


def tables_of(board: Board, keep: Mapping[int, int]) -> dict[int, int]:
    """Return the table, from 1, of every meeting that needs one; people keep theirs where it is possible.

    `keep` are tables that pairs had before: these come first.
    """
    ends, table, last = board.question.ends, dict[int, int](), dict[int, int]()
    for slot in range(board.slots):
        free = set(range(1, min(board.question.tables, board.question.people) + 1))
        waiting, here = [], sorted(board.seated_at[slot])
        for pair in here:
            if keep.get(pair) in free:
                table[pair] = keep[pair]
                free.remove(keep[pair])
        for pair in here:
            if pair in table:
                continue
            kept = next((last[person] for person in ends[pair] if last.get(person) in free), None)
            if kept is None:
                waiting.append(pair)
            else:
                free.remove(kept)
                table[pair] = kept
        for pair, number in zip(waiting, sorted(free), strict=False):
            table[pair] = number
        for pair in board.seated_at[slot]:
            for person in ends[pair]:
                last[person] = table[pair]
    return table
