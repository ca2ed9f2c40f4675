"""Plan meetings: the pairs and slots that are worth most, as few people as possible without one, and a bound."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from circulade.engines.meetings.board import NOBODY, Board
from circulade.engines.meetings.bound import Choice, choose
from circulade.engines.meetings.check import Pair, check
from circulade.engines.meetings.cover import covering, met, most_met
from circulade.engines.meetings.describe import described
from circulade.engines.meetings.exact import LARGEST, best_plan, best_value, cells
from circulade.engines.meetings.make import make
from circulade.engines.meetings.question import Asked, asked
from circulade.engines.meetings.result import MeetingPlan, Request
from circulade.engines.meetings.tidy import close_gaps
from circulade.engines.meetings.watch import Watch, chance
from circulade.engines.meetings.wish import Fixed, Participant, Wish


def plan(
    participants: Sequence[Participant],
    wishes: Sequence[Wish],
    slots: int,
    tables: int,
    *,
    fixed: Sequence[Fixed] = (),
    forbidden: Sequence[Pair] = (),
    seed: str = "",
    stop: Callable[[], bool] = lambda: False,
) -> MeetingPlan:
    """Plan the meetings of wished pairs, each at most once, with as much value as the search finds.

    The value is the weight of the pairs that meet (both directions added) + 8, 4, 2 for every person's first,
    second and third meeting. As few people as possible are left without a meeting, before value counts; gaps
    and changes of table break ties. `fixed` meetings are in the plan, `forbidden` pairs are not. `seed` is the
    published text of the draw. `stop` is asked now and then, and ends the search early when it says so; without
    it the same input gives the same plan everywhere. Raises `InputError` with every problem found.

    >>> people = [Participant("ana", "11"), Participant("bo", "11"), Participant("cy", "01", online=True)]
    >>> plan(people, [Wish("ana", "bo", 2), Wish("cy", "ana", 3)], 2, 1).value
    Fraction(33, 1)
    """
    check(participants, wishes, slots, tables, fixed=fixed, forbidden=forbidden)
    request = Request(tuple(participants), tuple(wishes), slots, tables, tuple(fixed), tuple(forbidden), seed)
    question = asked(participants, wishes, slots, tables, fixed=fixed, forbidden=forbidden, seed=seed)
    watch = Watch(stop)
    choice = choose(question.question)
    board = _filled(question, choice, seed=seed, watch=watch)
    least = most_met(question.question)
    board, proven = _fewest_without(question, choice, board, least, seed=seed, watch=watch)
    board, bound, settled = _settled(question, choice, board)
    close_gaps(board)
    return described(
        question, board, request=request, bound=bound, proven=proven or settled, stopped=watch.stopped
    )


def _filled(
    question: Asked, choice: Choice, *, seed: str, watch: Watch, start: Sequence[tuple[int, int]] = ()
) -> Board:
    return make(question.question, choice, start=start, random=chance(seed), stop=watch)


def _fewest_without(
    question: Asked, choice: Choice, board: Board, most: int, *, seed: str, watch: Watch
) -> tuple[Board, bool]:
    """Return a board that leaves as few as possible without a meeting, and whether that is proven."""
    asked_for = question.question
    have = met(board.slot_of, asked_for)
    if have >= most:
        return board, True
    better = covering(asked_for)
    if better is None:
        return board, False
    slot_of, proven = better
    if met(slot_of, asked_for) <= have:
        return board, proven
    start = [(pair, slot) for pair, slot in enumerate(slot_of) if slot != NOBODY]
    return _filled(question, choice, seed=seed, watch=watch, start=start), proven


def _settled(question: Asked, choice: Choice, board: Board) -> tuple[Board, Fraction, bool]:
    """Solve a small question to the end; return the board, the bound, and whether fewest without is proven."""
    asked_for, bound = question.question, choice.bound
    value = asked_for.value(board.slot_of)
    if value >= bound or len(cells(asked_for)) > LARGEST:
        return board, bound, False
    first = asked_for.people * (max(asked_for.weight, default=0) + 2 * asked_for.worth[0])
    found, largest = best_plan(asked_for, first=first), best_value(asked_for)
    if largest is not None:
        bound = min(bound, largest)
    if found is None:
        return board, bound, False
    slot_of, proven = found
    mine, theirs = ((met(plan, asked_for), asked_for.value(plan)) for plan in (board.slot_of, slot_of))
    if theirs > mine:
        board = Board(asked_for)
        for pair, slot in enumerate(slot_of):
            if slot != NOBODY and board.slot_of[pair] == NOBODY:
                board.place(pair, slot)
    return board, bound, proven
