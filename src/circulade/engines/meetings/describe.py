"""From a board to a plan by name, checked once more against every rule."""

from collections.abc import Mapping
from fractions import Fraction

from circulade.engines.meetings.board import NOBODY, Board
from circulade.engines.meetings.question import Asked
from circulade.engines.meetings.reasons import reasons
from circulade.engines.meetings.result import Meeting, MeetingPlan, Request
from circulade.engines.meetings.tidy import tables_of


def described(
    question: Asked,
    board: Board,
    *,
    request: Request,
    bound: Fraction,
    proven: bool,
    stopped: bool,
    tables: Mapping[int, int] | None = None,
) -> MeetingPlan:
    """Check the board once more against every rule, and describe it by name; `tables` to be kept, by pair."""
    asked_for, table = question.question, tables_of(board, tables or {})
    verified(board)
    scale = asked_for.scale
    meetings = []
    for pair, slot in enumerate(board.slot_of):
        if slot != NOBODY:
            a, b = sorted(question.refs[person] for person in asked_for.ends[pair])
            meetings.append(Meeting(slot + 1, table.get(pair), a, b))
    weight = sum(w for w, slot in zip(asked_for.weight, board.slot_of, strict=True) if slot != NOBODY)
    idle = {p.ref for p in request.participants if "1" not in p.available}
    with_wish = {ref for wish in request.wishes for ref in (wish.a, wish.b)}
    return MeetingPlan(
        meetings=tuple(sorted(meetings)),
        value=Fraction(asked_for.value(board.slot_of), scale),
        bound=bound / scale,
        weight=Fraction(weight, scale),
        without=reasons(question, board, request.participants),
        least_proven=proven,
        idle=tuple(sorted(idle & with_wish)),
        stopped=stopped,
        request=request,
    )


def verified(board: Board) -> None:
    """Raise `ArithmeticError` if the plan breaks a rule: a fault of the engine, never of the input."""
    question = board.question
    busy, count, seated = set[tuple[int, int]](), [0] * question.people, [0] * question.slots
    for pair, slot in enumerate(board.slot_of):
        if slot == NOBODY:
            continue
        seated[slot] += question.seated[pair]
        for person in question.ends[pair]:
            if (person, slot) in busy or not question.free[person] >> slot & 1:
                raise ArithmeticError("the plan books somebody twice or away: this is a fault, report it")
            busy.add((person, slot))
            count[person] += 1
    kept = all(board.slot_of[pair] == slot for pair, slot in question.fixed.items())
    if max(seated) > question.tables or any(map(int.__gt__, count, question.most)) or not kept:
        raise ArithmeticError("the plan breaks a rule: this is a fault, report it")
