"""The board: which pair meets in which slot while a plan is being made, in whole numbers, with undo.

People, pairs and slots are positions; sets of slots are the bits of an int. Everything that a search does
goes through `place` and `lift`, which are recorded, so that a step that did not pay can be taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

NOBODY = -1
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Question:
    """What has to be planned, by position, in an order that the draw made.

    `free` `[people]` slots as bits; `most` `[people]`; `ends` `[pairs]` two people each; `weight` `[pairs]`;
    `seated` `[pairs]` whether the pair needs a table; `worth` what the n-th meeting of a person adds, the
    last entry for all further; `fixed` the slot of the pairs that are set. Weights and worth are whole
    numbers, in units of 1 / `scale`.
    """

    slots: int
    tables: int
    free: Sequence[int]
    most: Sequence[int]
    ends: Sequence[tuple[int, int]]
    weight: Sequence[int]
    seated: Sequence[bool]
    worth: tuple[int, ...]
    fixed: dict[int, int]
    scale: int = 1

    @property
    def people(self) -> int:
        """The number of people."""
        return len(self.free)

    def pairs_of(self) -> list[list[int]]:
        """Return the pairs of every person, in order."""
        found: list[list[int]] = [[] for _ in self.free]
        for pair, (a, b) in enumerate(self.ends):
            found[a].append(pair)
            found[b].append(pair)
        return found

    def value(self, slot_of: Sequence[int]) -> int:
        """Return the value of a plan, counted anew from nothing but the slots of the pairs."""
        count, total = [0] * self.people, 0
        for pair, slot in enumerate(slot_of):
            if slot != NOBODY:
                total += self.weight[pair]
                for person in self.ends[pair]:
                    total += self.worth[min(count[person], len(self.worth) - 1)]
                    count[person] += 1
        return total


class Board:
    """A plan in the making; `first` is what being met at all counts on top, while searching.

    `longest` is the most meetings that one step may exchange between two slots.
    """

    def __init__(self, question: Question, *, first: int = 0, longest: int = LONGEST) -> None:
        self.question = question
        self.longest = longest
        slots = self.slots = question.slots
        self.free = list(question.free)
        self.count = [0] * question.people
        self.at = [NOBODY] * (question.people * slots)
        self.slot_of = [NOBODY] * len(question.ends)
        self.left = [question.tables] * slots
        self.room = (1 << slots) - 1 if question.tables else 0
        self.locked = bytearray(len(question.ends))
        self.value = 0
        self._journal: list[int] = []
        tail = len(question.worth) - 1
        self.gain = [question.worth[min(n, tail)] + (0 if n else first) for n in range(slots + 1)]
        self.seated_at: list[dict[int, None]] = [{} for _ in range(slots)]
        for pair, slot in question.fixed.items():
            self.place(pair, slot)
            self.locked[pair] = 1
        self._journal.clear()

    def open_slots(self, pair: int) -> int:
        """Return the slots, as bits, in which the pair could meet as the board stands."""
        a, b = self.question.ends[pair]
        slots = self.free[a] & self.free[b]
        return slots & self.room if self.question.seated[pair] else slots

    def below_most(self, pair: int) -> bool:
        """Whether both may meet once more."""
        a, b = self.question.ends[pair]
        most = self.question.most
        return self.count[a] < most[a] and self.count[b] < most[b]

    def place(self, pair: int, slot: int) -> None:
        """Let the pair meet in a slot that is open to it."""
        question, bit = self.question, 1 << slot
        for person in question.ends[pair]:
            self.at[person * self.slots + slot] = pair
            self.free[person] ^= bit
            self.value += self.gain[self.count[person]]
            self.count[person] += 1
        self.value += question.weight[pair]
        self.slot_of[pair] = slot
        if question.seated[pair]:
            self.left[slot] -= 1
            self.seated_at[slot][pair] = None
            if not self.left[slot]:
                self.room ^= bit
        self._journal.append(pair * self.slots + slot)

    def lift(self, pair: int) -> int:
        """Take the meeting of a pair off the board; return the slot it had."""
        question, slot = self.question, self.slot_of[pair]
        bit = 1 << slot
        for person in question.ends[pair]:
            self.at[person * self.slots + slot] = NOBODY
            self.free[person] ^= bit
            self.count[person] -= 1
            self.value -= self.gain[self.count[person]]
        self.value -= question.weight[pair]
        self.slot_of[pair] = NOBODY
        if question.seated[pair]:
            if not self.left[slot]:
                self.room ^= bit
            self.left[slot] += 1
            del self.seated_at[slot][pair]
        self._journal.append(~(pair * self.slots + slot))
        return slot

    def mark(self) -> int:
        """Return the point to which `undo` can go back."""
        return len(self._journal)

    def touched(self, mark: int) -> set[int]:
        """Return the pairs placed or lifted since `mark`."""
        return {(step if step >= 0 else ~step) // self.slots for step in self._journal[mark:]}

    def undo(self, mark: int) -> None:
        """Take back every step since `mark`."""
        journal = self._journal
        while len(journal) > mark:
            step = journal.pop()
            if step >= 0:
                self.lift(step // self.slots)
            else:
                pair, slot = divmod(~step, self.slots)
                self.place(pair, slot)
            journal.pop()

    def settle(self) -> None:
        """Forget how the board came about."""
        self._journal.clear()
