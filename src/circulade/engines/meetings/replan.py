"""Plan again after withdrawals and other changes, with as few meetings changed as the value allows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from circulade.engines.meetings.board import NOBODY, Board
from circulade.engines.meetings.bound import Choice, choose
from circulade.engines.meetings.chains import insert
from circulade.engines.meetings.check import Pair, check
from circulade.engines.meetings.cover import met, most_met
from circulade.engines.meetings.describe import described
from circulade.engines.meetings.question import Asked, asked
from circulade.engines.meetings.result import Meeting, MeetingPlan, Request
from circulade.engines.meetings.search import attempt
from circulade.engines.meetings.trouble import InputError, Problem
from circulade.engines.meetings.watch import Watch, chance
from circulade.engines.meetings.wish import Fixed, Participant, Wish

LONGEST = 12
"""Meetings that one step may move at most."""

PRICES = 10**6, 12, 6, 4, 2, 1
"""What the value has to gain for every meeting more that changes: first only what changes none, then the cheap."""


PASSES = 2
"""How often all prices are gone through; a step that changes nothing else may open the way for another."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different: who withdrew or joined, new availability by ref, further wishes and rules of pairs."""

    withdrawn: tuple[str, ...] = ()
    joined: tuple[Participant, ...] = ()
    available: Mapping[str, str] = field(default_factory=dict)
    wishes: tuple[Wish, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    forbidden: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Replanned:
    """The new plan, and what became of the meetings that could have stayed: `kept`, `moved` or `dropped`."""

    plan: MeetingPlan
    kept: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    dropped: tuple[Pair, ...]
    added: tuple[Pair, ...]

    @property
    def changed_share(self) -> float:
        """The share of the meetings that could have stayed and did not stay as they were."""
        stayed = len(self.kept) + len(self.moved) + len(self.dropped)
        return (len(self.moved) + len(self.dropped)) / stayed if stayed else 0.0


def replan(
    plan: MeetingPlan,
    changes: Changes,
    *,
    target: float = 0.995,
    most_changed: float = 0.06,
    stop: Callable[[], bool] = lambda: False,
) -> Replanned:
    """Plan again: meetings between people who are still there stay in their slot wherever they can.

    First only open slots are filled. While the value is below `target` of the new bound, or more than the fewest
    possible have no meeting, meetings are moved or replaced step by step, no further step once `most_changed` of
    them have changed. Raises `InputError` for changes that do not fit the plan.
    """
    request = changed(plan.request, changes)
    check(
        request.participants, request.wishes, request.slots, request.tables,
        fixed=request.fixed, forbidden=request.forbidden,
    )  # fmt: skip
    question = asked(
        request.participants, request.wishes, request.slots, request.tables,
        fixed=request.fixed, forbidden=request.forbidden, seed=request.seed,
    )  # fmt: skip
    choice, watch = choose(question.question), Watch(stop)
    stayed = _stayed(question, plan)
    board = _kept(question, stayed)
    most = most_met(question.question)
    _fill(board, choice)
    allowed = int(most_changed * len(stayed))
    _step_by_step(question, board, choice, stayed, goal=(target, most, allowed), watch=watch)
    again = described(
        question,
        board,
        request=request,
        bound=choice.bound,
        proven=met(board.slot_of, question.question) >= most,
        stopped=watch.stopped,
        tables={
            pair: one.table
            for pair, one in stayed.items()
            if one.table and board.slot_of[pair] == one.slot - 1
        },
    )
    return _compared(plan, again, [(one.a, one.b) for one in stayed.values()])


def changed(request: Request, changes: Changes) -> Request:
    """Return the request with the changes; raises `InputError` for people whom it does not know."""
    known = {person.ref for person in request.participants}
    strangers = {*changes.withdrawn, *changes.available} - known
    if strangers:
        raise InputError(Problem("changes", f"{ref!r} is no participant") for ref in sorted(strangers))
    gone = set(changes.withdrawn)
    people = tuple(
        replace(person, available=changes.available.get(person.ref, person.available))
        for person in request.participants
        if person.ref not in gone
    )
    new = {(wish.a, wish.b) for wish in changes.wishes}
    old = tuple(
        wish for wish in request.wishes if not gone & {wish.a, wish.b} and (wish.a, wish.b) not in new
    )
    return replace(
        request,
        participants=people + changes.joined,
        wishes=old + changes.wishes,
        fixed=tuple(one for one in request.fixed if not gone & {one.a, one.b}) + changes.fixed,
        forbidden=tuple(pair for pair in request.forbidden if not gone & set(pair)) + changes.forbidden,
    )


def _stayed(question: Asked, plan: MeetingPlan) -> dict[int, Meeting]:
    """Return the meetings that are still asked for and allowed, by pair."""
    refs = question.refs
    pairs = {frozenset((refs[a], refs[b])): pair for pair, (a, b) in enumerate(question.question.ends)}
    found = {pairs.get(frozenset((one.a, one.b))): one for one in plan.meetings}
    return {pair: one for pair, one in found.items() if pair is not None}


def _kept(question: Asked, stayed: Mapping[int, Meeting]) -> Board:
    """Return a board with every meeting where it was, those that cannot be there elsewhere if possible."""
    asked_for = question.question
    first = 3 * (max(asked_for.weight, default=0) + 3 * asked_for.worth[0])
    board = Board(asked_for, first=first, longest=LONGEST)
    displaced = []
    for pair, one in sorted(stayed.items()):
        if board.slot_of[pair] != NOBODY or not board.below_most(pair):
            continue
        if board.open_slots(pair) >> (one.slot - 1) & 1:
            board.place(pair, one.slot - 1)
        else:
            displaced.append(pair)
    for pair in displaced:
        if board.below_most(pair):
            insert(board, pair)
    board.settle()
    return board


def _fill(board: Board, choice: Choice) -> None:
    """Use what is open, nothing moved."""
    for pair in _waiting(board, choice):
        slots = board.open_slots(pair)
        if slots and board.below_most(pair):
            board.place(pair, (slots & -slots).bit_length() - 1)
    board.settle()


def _waiting(board: Board, choice: Choice) -> Sequence[int]:
    """Return the pairs that do not meet: those of people without a meeting first, then by what they gain."""
    count, ends = board.count, board.question.ends
    waiting = [pair for pair, slot in enumerate(board.slot_of) if slot == NOBODY]
    waiting.sort(
        key=lambda pair: (bool(count[ends[pair][0]] and count[ends[pair][1]]), -choice.margin[pair], pair)
    )
    return waiting


def _step_by_step(
    question: Asked,
    board: Board,
    choice: Choice,
    stayed: Mapping[int, Meeting],
    *,
    goal: tuple[float, int, int],
    watch: Watch,
) -> None:
    """Move and replace meetings until the plan is good enough, or enough has changed."""
    target, most, allowed = goal
    enough = Fraction(target) * choice.bound
    asked_for, random, pairs_of = question.question, chance(""), question.question.pairs_of()
    before = {pair: one.slot - 1 for pair, one in stayed.items()}
    changed = {pair for pair, slot in before.items() if board.slot_of[pair] != slot}

    def more(touched: set[int]) -> int:
        return sum((board.slot_of[one] != before[one]) - (one in changed) for one in touched if one in before)

    def over() -> bool:
        good = asked_for.value(board.slot_of) >= enough and met(board.slot_of, asked_for) >= most
        return good or len(changed) + LONGEST > allowed or watch()

    for price in PRICES * PASSES:
        waiting = [] if over() else _waiting(board, choice)
        for pair in waiting:
            if board.slot_of[pair] != NOBODY or not attempt(
                board,
                pair,
                random=random,
                pairs_of=pairs_of,
                price=lambda touched, each=price: each * asked_for.scale * more(touched),  # type: ignore[misc]
            ):
                continue
            changed = {one for one, slot in before.items() if board.slot_of[one] != slot}
            if over():
                return


def _compared(before: MeetingPlan, after: MeetingPlan, stayed: Sequence[Pair]) -> Replanned:
    old = {(one.a, one.b): one.slot for one in before.meetings}
    new = {(one.a, one.b): one.slot for one in after.meetings}
    return Replanned(
        after,
        kept=tuple(sorted(pair for pair in stayed if new.get(pair) == old[pair])),
        moved=tuple(sorted(pair for pair in stayed if pair in new and new[pair] != old[pair])),
        dropped=tuple(sorted(pair for pair in stayed if pair not in new)),
        added=tuple(sorted(pair for pair in new if pair not in old)),
    )
