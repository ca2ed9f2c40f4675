"""Make room for a pair that has no common open slot: along a chain, two slots are exchanged.

Of two slots, the meetings of the people on a chain alternate between one and the other; exchanging them along
the whole chain gives nobody two meetings at once and frees the slot wanted at its beginning (Kempe's argument
for edge colourings). It fails when the last person is not there in the other slot, or a table is missing.
"""

from circulade.engines.meetings.board import NOBODY, Board


def bits(mask: int) -> list[int]:
    """Return the positions of the bits that are set, ascending."""
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def insert(board: Board, pair: int) -> bool:
    """Let the pair meet without any other meeting lost; the caller sees to the caps (`below_most`)."""
    slots = board.open_slots(pair)
    if slots:
        board.place(pair, _fullest(board, slots, board.question.seated[pair]))
        return True
    question = board.question
    a, b = question.ends[pair]
    free_a, free_b = board.free[a], board.free[b]
    if not free_a or not free_b:
        return False
    if free_a & free_b and _by_table(board, pair, free_a & free_b):
        return True
    for one, other, own, others in ((a, b, free_a, free_b), (b, a, free_b, free_a)):
        for slot in bits(own & question.free[other] & ~others):
            if question.seated[pair] and not board.left[slot] and not _seat_freed(board, other, slot):
                continue
            for into in bits(others):
                if _exchange(board, pair, one, other, slot, into):
                    return True
    return False


def _fullest(board: Board, slots: int, seated: bool) -> int:
    """Of several open slots, one with most tables left for a pair that needs one, else the first."""
    if not seated or slots & (slots - 1) == 0:
        return (slots & -slots).bit_length() - 1
    return max(bits(slots), key=board.left.__getitem__)


def _seat_freed(board: Board, person: int, slot: int) -> bool:
    return board.question.seated[board.at[person * board.slots + slot]]


def _exchange(board: Board, pair: int, still: int, person: int, slot: int, into: int) -> bool:
    """Exchange `slot` and `into` along the chain of `person`, who is free in `into`; then place the pair in `slot`.

    `still` is the other one of the pair, free in `slot`: a chain that ends there would take the slot away.
    """
    question, at, slots = board.question, board.at, board.slots
    ends, seated, locked, there = question.ends, question.seated, board.locked, question.free
    chain = list[int]()
    source, target, balance = slot, into, 0  # balance: tables that `into` gains, and `slot` loses
    while (meeting := at[person * slots + source]) != NOBODY:
        if locked[meeting] or len(chain) == board.longest:
            return False
        a, b = ends[meeting]
        person = b if person == a else a
        if person == still or not there[person] >> target & 1:
            return False
        if seated[meeting]:
            balance += 1 if source == slot else -1
        chain.append(meeting)
        source, target = target, source
    more = balance - 1 if seated[pair] else balance
    if balance > board.left[into] or -more > board.left[slot]:
        return False
    was = [board.lift(meeting) for meeting in chain]
    for meeting, old in zip(chain, was, strict=True):
        board.place(meeting, into if old == slot else slot)
    board.place(pair, slot)
    return True


def _by_table(board: Board, pair: int, slots: int) -> bool:
    """Both are free, only a table is missing: move another meeting from its table to an open slot."""
    if not board.room:
        return False
    for slot in bits(slots):
        for meeting in board.seated_at[slot]:
            elsewhere = 0 if board.locked[meeting] else board.open_slots(meeting)
            if elsewhere:
                board.lift(meeting)
                board.place(meeting, bits(elsewhere)[0])
                board.place(pair, slot)
                return True
    return False
