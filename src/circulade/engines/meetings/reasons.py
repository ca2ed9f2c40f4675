"""Why somebody with a wish and a free slot has no meeting."""

from collections.abc import Iterable, Sequence

from circulade.engines.meetings.board import Board
from circulade.engines.meetings.question import Asked
from circulade.engines.meetings.result import Without
from circulade.engines.meetings.wish import Participant

NAMED = 3


def reasons(asked: Asked, board: Board, participants: Iterable[Participant]) -> tuple[Without, ...]:
    """Return everybody with a wish and a free slot but no meeting, by ref, each with the reason."""
    people = {person.ref: person for person in participants}
    pairs_of = board.question.pairs_of()
    found = [
        Without(asked.refs[at], _reason(asked, board, at, pairs_of, people[asked.refs[at]]))
        for at in asked.wishing
        if not board.count[at]
    ]
    return tuple(sorted(found, key=lambda one: one.ref))


def _reason(
    asked: Asked, board: Board, person: int, pairs_of: Sequence[Sequence[int]], said: Participant
) -> str:
    question = board.question
    if said.most == 0:
        return "wants no meeting: most is 0"
    others = asked.wished[person]
    together = [other for other in others if question.free[person] & question.free[other]]
    if not together:
        return f"is never there at the same time as {_names(asked, others)}"
    partners = {end for pair in pairs_of[person] for end in question.ends[pair]} - {person}
    if not partners:
        return f"is forbidden to meet {_names(asked, together)}"
    willing = sorted(other for other in partners if question.most[other])
    if not willing:
        return f"{_names(asked, sorted(partners))} want no meeting: most is 0"
    if not question.tables and all(question.seated[pair] for pair in pairs_of[person]):
        return "needs a table, and there is none"
    rivals = {
        end
        for other in willing
        for pair in pairs_of[other]
        if board.slot_of[pair] >= 0
        for end in question.ends[pair]
        if end != other and board.count[end] == 1
    }
    text = f"the slots shared with {_names(asked, willing)} are given to other meetings"
    if rivals:
        text += f", {len(rivals)} of them the only meeting of somebody"
    if not any(board.open_slots(pair) for pair in pairs_of[person]) and any(
        board.free[person] & board.free[other] for other in willing
    ):
        text += ", or have no table left"
    return text + "; another plan would leave as many people without a meeting"


def _names(asked: Asked, people: Sequence[int]) -> str:
    names = sorted(asked.refs[person] for person in people)
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
