"""Plans looked up the slow way, and random questions: the other side of the tests of the engine."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from random import Random

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from circulade.engines.meetings import MeetingPlan, Participant, Request, Wish

Placed = tuple[tuple[str, str, int], ...]
WORTH = (8, 4, 2)


def asked(
    random: Random, *, people: int, slots: int, wishes: int, tables: int, there: float = 0.7
) -> Request:
    """Return a random question."""
    refs = [f"p{number}" for number in range(people)]
    rows = {tuple(random.sample(refs, 2)): random.randrange(7) for _ in range(wishes)}
    return Request(
        tuple(
            Participant(
                ref,
                "".join("1" if random.random() < there else "0" for _ in range(slots)),
                random.choice([None, None, 1, 2]),
                random.random() < 0.3,
            )
            for ref in refs
        ),
        tuple(Wish(a, b, weight) for (a, b), weight in rows.items()),
        slots,
        tables,
        seed="test",
    )


def pair_weights(request: Request) -> dict[tuple[str, str], Fraction]:
    """Return the weight of every wished pair, both directions added."""
    weights: dict[tuple[str, str], Fraction] = {}
    for wish in request.wishes:
        pair = (min(wish.a, wish.b), max(wish.a, wish.b))
        weights[pair] = weights.get(pair, Fraction(0)) + Fraction(str(wish.weight))
    return weights


def value(request: Request, placed: Placed) -> Fraction:
    """Return the value of a plan, by the definition."""
    weights, count = pair_weights(request), {person.ref: 0 for person in request.participants}
    for a, b, _ in placed:
        count[a] += 1
        count[b] += 1
    return sum((weights[a, b] for a, b, _ in placed), Fraction(0)) + sum(
        sum(WORTH[:n]) for n in count.values()
    )


def broken(request: Request, placed: Placed) -> list[str]:
    """Return every rule that a plan breaks."""
    people = {person.ref: person for person in request.participants}
    weights, found = pair_weights(request), []
    busy = [(ref, slot) for a, b, slot in placed for ref in (a, b)]
    found += ["twice at once"] * (len(set(busy)) < len(busy))
    found += ["not there" for ref, slot in busy if people[ref].available[slot - 1] != "1"]
    found += ["not wished" for a, b, _ in placed if (a, b) not in weights]
    found += ["met twice"] * (len({(a, b) for a, b, _ in placed}) < len(placed))
    seated = [slot for a, b, slot in placed if not (people[a].online or people[b].online)]
    found += ["no table" for slot in set(seated) if seated.count(slot) > request.tables]
    apart = {frozenset(pair) for pair in request.forbidden}
    found += ["forbidden" for a, b, _ in placed if frozenset((a, b)) in apart]
    set_ = {(min(one.a, one.b), max(one.a, one.b), one.slot) for one in request.fixed}
    found += ["not kept"] * (not set_ <= set(placed))
    for ref, person in people.items():
        if person.most is not None and sum(ref in (a, b) for a, b, _ in placed) > person.most:
            found.append("more than most")
    return found


def every_plan(request: Request) -> Iterator[Placed]:
    """Yield every plan that breaks no rule."""
    pairs = sorted(pair_weights(request))
    for slots in product(range(request.slots + 1), repeat=len(pairs)):
        placed = tuple((a, b, slot) for (a, b), slot in zip(pairs, slots, strict=True) if slot)
        if not broken(request, placed):
            yield placed


def alone(request: Request, placed: Sequence[tuple[str, str, int]]) -> int:
    """Return how many with a wish and a free slot have no meeting."""
    wishing = {ref for wish in request.wishes for ref in (wish.a, wish.b)}
    meeting = {ref for a, b, _ in placed for ref in (a, b)}
    return sum(
        one.ref in wishing and "1" in one.available and one.ref not in meeting for one in request.participants
    )


def placed_of(plan: MeetingPlan) -> Placed:
    """Return the meetings of a plan without their tables."""
    return tuple((one.a, one.b, one.slot) for one in plan.meetings)


def solved(request: Request, *, met_first: bool) -> float:
    """Return the most value of any plan by `scipy.optimize.milp`; or, `met_first`, the most people who meet."""
    pairs, refs = sorted(pair_weights(request)), [person.ref for person in request.participants]
    weights, people = pair_weights(request), {person.ref: person for person in request.participants}
    cells = [
        (pair, slot)
        for pair in pairs
        for slot in range(request.slots)
        if people[pair[0]].available[slot] == people[pair[1]].available[slot] == "1"
    ]
    size, tiers = len(cells), 4
    total = size + tiers * len(refs)
    rows, most = [], []

    def row(columns: dict[int, float], at_most: float) -> None:
        line = np.zeros(total)
        for column, factor in columns.items():
            line[column] = factor
        rows.append(line)
        most.append(at_most)

    for pair in pairs:
        row({at: 1 for at, (one, _) in enumerate(cells) if one == pair}, 1)
    for number, ref in enumerate(refs):
        own = {at: 1.0 for at, (pair, _) in enumerate(cells) if ref in pair}
        for slot in range(request.slots):
            row({at: 1 for at in own if cells[at][1] == slot}, 1)
        limit = people[ref].most
        row(own, request.slots if limit is None else limit)
        row({size + tiers * number + k: 1.0 for k in range(tiers)} | dict.fromkeys(own, -1.0), 0)
    for slot in range(request.slots):
        at_table = {
            at: 1.0
            for at, ((a, b), when) in enumerate(cells)
            if when == slot and not (people[a].online or people[b].online)
        }
        row(at_table, request.tables)
    gain = (1, 0, 0, 0) if met_first else (*WORTH, 0)
    cost = [0.0 if met_first else float(weights[pair]) for pair, _ in cells] + [*gain] * len(refs)
    upper = [1.0] * size + [1.0, 1.0, 1.0, float(request.slots)] * len(refs)
    answer = milp(
        -np.array(cost),
        integrality=np.ones(total),
        bounds=Bounds(0, upper),
        constraints=LinearConstraint(np.array(rows), -np.inf, most),
    )
    return -float(answer.fun)
