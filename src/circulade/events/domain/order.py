"""Whose turn it is on a waiting list, and why: pure computation, no database.

People stand in the order in which they asked. Three rules may call somebody out of it, and whoever is passed over
learns which: seats reserved for a group that has not got them yet; a territory without a seat before one with;
a seat too few for people who wait together goes to the next for whom there are enough, but only so often: then
seats are kept free until there are enough for them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

IN_ORDER, RESERVED, TERRITORY, FITS = "order", "reserved", "territory", "fits"
PATIENCE = 3
"""So often seats too few for people who wait together go to somebody after them; then seats are kept for them."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person, or people who wait together: how many seats they need and what rules may look at.

    `passed` says how often seats that were too few for them went to somebody after them.
    """

    key: int
    since: datetime
    seats: int = 1
    territory: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    passed: int = 0

    @property
    def place(self) -> tuple[datetime, int]:
        """By what people stand in order: when they asked; the key decides between the same moments."""
        return self.since, self.key

    def passed_over(self) -> "Waiting":
        """Return them after they were passed over once more."""
        return replace(self, passed=self.passed + 1)


@dataclass(frozen=True, slots=True)
class Reserve:
    """So many seats are meant for people whose attribute has one of these values."""

    attribute: str
    values: frozenset[str]
    seats: int

    def meets(self, who: Waiting) -> bool:
        """Tell whether somebody belongs to the group."""
        return who.attributes.get(self.attribute, "") in self.values


@dataclass(frozen=True, slots=True)
class SeatRules:
    """What may call somebody out of the order; nothing: first come, first served.

    `hold`: reserved seats are kept free of others. `patient`: seats are kept for people who were passed over too
    often because there were too few for them. `capacity` are all seats there are; None is no limit.
    """

    one_per_territory: bool = False
    reserves: tuple[Reserve, ...] = ()
    hold: bool = False
    patient: bool = False
    capacity: int | None = None

    def keeps_for(self, who: Waiting) -> bool:
        """Tell whether seats are kept until there are enough for these people; never for more than there can be."""
        possible = self.capacity is None or who.seats <= self.capacity
        return self.patient and possible and who.passed >= PATIENCE


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn, the rule by which it is theirs, and the number of the reserve where that is the rule.

    `passed` is who would have been next, had there been seats enough for them.
    """

    who: Waiting
    rule: str
    reserve: int | None = None
    passed: int | None = None


class Seated:
    """Who holds seats now, as far as rules ask."""

    def __init__(self, rules: SeatRules, holders: Iterable[Waiting] = ()) -> None:
        self.rules = rules
        self.territories: Counter[str] = Counter()
        self.reserved = [0] * len(rules.reserves)
        self.seats = 0
        for one in holders:
            self.seat(one)

    def seat(self, who: Waiting) -> None:
        """Count somebody as seated."""
        self.seats += who.seats
        if who.territory:
            self.territories[who.territory] += who.seats
        for number, reserve in enumerate(self.rules.reserves):
            if reserve.meets(who):
                self.reserved[number] += who.seats

    def lacking(self, number: int) -> int:
        """Return how many seats of a reserve its group has not got."""
        return max(0, self.rules.reserves[number].seats - self.reserved[number])

    def has_room(self, who: Waiting, *, free: int | None) -> bool:
        """Tell whether there are seats for these people, aside from those that are kept for others."""
        kept = self.kept_from(who) if self.rules.hold else 0
        return free is None or who.seats <= free - kept

    def kept_from(self, who: Waiting) -> int:
        """Return how many seats are kept for groups that somebody does not belong to."""
        numbered = enumerate(self.rules.reserves)
        return sum(self.lacking(number) for number, reserve in numbered if not reserve.meets(who))


def in_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Sort by when they asked; the key decides between the same moments."""
    return sorted(waiting, key=lambda one: one.place)


def next_turn(waiting: Sequence[Waiting], seated: Seated, *, free: int | None = None) -> Turn | None:
    """Return whose turn it is among people in their order; with `free` only if there are seats for them."""
    turn = _by_rule(waiting, seated)
    if seated.has_room(turn.who, free=free):
        return turn
    if seated.rules.keeps_for(turn.who):
        return None
    fitting = [one for one in waiting if seated.has_room(one, free=free)]
    if not fitting:
        return None
    other = _by_rule(fitting, seated)
    return other if other.rule == RESERVED else Turn(other.who, FITS, passed=turn.who.key)


def _by_rule(waiting: Sequence[Waiting], seated: Seated) -> Turn:
    """Return whose turn it is by the rules, however many seats are free."""
    first = waiting[0]
    for number, reserve in enumerate(seated.rules.reserves):
        if seated.lacking(number):
            called = next((one for one in waiting if reserve.meets(one)), None)
            if called is not None:
                return Turn(called, IN_ORDER) if called is first else Turn(called, RESERVED, number)
    if seated.rules.one_per_territory:
        new = (one for one in waiting if not one.territory or not seated.territories[one.territory])
        called = next(new, first)
        if called is not first:
            return Turn(called, TERRITORY)
    return Turn(first, IN_ORDER)


def turns(waiting: Iterable[Waiting], seated: Seated, *, free: int | None = None) -> list[Turn]:
    """Return the turns of all who wait, as if nobody came or left; with `free` until these seats are gone."""
    left, found = in_order(waiting), list[Turn]()
    while left:
        turn = next_turn(left, seated, free=free)
        if turn is None:
            break
        found.append(turn)
        left.remove(turn.who)
        if turn.passed is not None:
            left = [one.passed_over() if one.key == turn.passed else one for one in left]
        seated.seat(turn.who)
        if free is not None:
            free -= turn.who.seats
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place: `number` from 1, and how many who asked later stand before them by each rule."""

    number: int
    of: int
    before: dict[tuple[str, int | None], int]


def place_of(key: int, waiting: Iterable[Waiting], seated: Seated) -> Place | None:
    """Return somebody's place in the order, with what explains it; None if they do not wait."""
    order = turns(waiting, seated)
    number = next((at for at, turn in enumerate(order) if turn.who.key == key), None)
    if number is None:
        return None
    own = order[number].who
    passed: Counter[tuple[str, int | None]] = Counter(
        (turn.rule, turn.reserve) for turn in order[:number] if turn.who.place > own.place
    )
    return Place(number + 1, len(order), dict(passed))
