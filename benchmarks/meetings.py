"""Meeting plans beside a linear-programming bound computed apart from the engine, and beside first come.

Run: python benchmarks/meetings.py [people slots] [--hard]
The generator is seeded and documented in docs/reference/meetings.md. The bound is solved by
`scipy.optimize.linprog` from the wishes alone; first come takes the wishes row by row, as portals do.
"""

import random
import sys
from time import perf_counter, process_time

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from circulade.engines.meetings import Changes, Participant, Wish, plan, replan

Question = tuple[list[Participant], list[Wish], int, int]
WORTH = (8, 4, 2)


def generated(people: int, slots: int, *, wishes: int = 0, full: bool = False, seed: int = 1) -> Question:
    """Return the documented question: popularity Pareto (1.5), there 82 %, online 30 %, tables for three quarters.

    Everybody wishes for `wishes` different people (two thirds of the slots, if not said) by popularity, weights
    1 to 5. `full`: everybody is always
    there and wants a third of the slots at most.
    """
    rng, wishes = np.random.default_rng(seed), wishes or slots * 2 // 3
    popularity = rng.pareto(1.5, people) + 1
    there = rng.random((people, slots)) < (2 if full else 0.82)
    online = rng.random(people) < 0.3
    participants = [
        Participant(
            f"p{at:05}",
            "".join("01"[int(one)] for one in row),
            slots // 3 if full else None,
            bool(online[at]),
        )
        for at, row in enumerate(there)
    ]
    asked = []
    for at in range(people):
        share = popularity.copy()
        share[at] = 0
        chosen = rng.choice(people, size=min(wishes, people - 1), replace=False, p=share / share.sum())
        asked += [Wish(f"p{at:05}", f"p{other:05}", int(rng.integers(1, 6))) for other in chosen]
    tables = people if full else int(0.75 * (people - int(online.sum())) / 2)
    return participants, asked, slots, tables


def pairs_of(question: Question) -> dict[tuple[str, str], float]:
    """Return the weights of the pairs that are there at the same time at least once."""
    there = {one.ref: int(one.available, 2) for one in question[0]}
    pairs: dict[tuple[str, str], float] = {}
    for wish in question[1]:
        pair = (min(wish.a, wish.b), max(wish.a, wish.b))
        if there[wish.a] & there[wish.b]:
            pairs[pair] = pairs.get(pair, 0.0) + float(wish.weight)
    return pairs


def bound(question: Question) -> float:
    """Return the linear-programming bound: pairs, and each person's first, second, third and further meetings."""
    participants, _, slots, tables = question
    pairs = pairs_of(question)
    at = {one.ref: number for number, one in enumerate(participants)}
    count, size = len(participants), len(pairs)
    ends = np.array([[at[a], at[b]] for a, b in pairs])
    most = np.array(
        [min(one.available.count("1"), slots if one.most is None else one.most) for one in participants]
    )
    online = {one.ref for one in participants if one.online}
    seated = np.array([a not in online and b not in online for a, b in pairs], dtype=float)
    tiers = [(np.arange(count), size + k * count + np.arange(count)) for k in range(4)]
    rows = np.concatenate([ends[:, 0], ends[:, 1], *(row for row, _ in tiers)])
    columns = np.concatenate([np.arange(size), np.arange(size), *(column for _, column in tiers)])
    values = np.append(np.ones(2 * size), -np.ones(4 * count))
    upper = np.concatenate([np.ones(size), *(np.clip(most - k, 0, 1 if k < 3 else None) for k in range(4))])
    answer = linprog(
        -np.concatenate([list(pairs.values()), np.repeat([*WORTH, 0], count)]),
        A_eq=coo_array((values, (rows, columns))),
        b_eq=np.zeros(count),
        A_ub=coo_array(np.append(seated, np.zeros(4 * count))[np.newaxis, :]),
        b_ub=[slots * tables],
        bounds=np.column_stack([np.zeros(len(upper)), upper]),
        method="highs-ds",
    )
    return -float(answer.fun)


def first_come(question: Question) -> float:
    """Return the value when every wish, row by row, takes the first slot open to both."""
    participants, asked, slots, tables = question
    free = {one.ref: {slot for slot in range(slots) if one.available[slot] == "1"} for one in participants}
    left = {one.ref: slots if one.most is None else one.most for one in participants}
    online = {one.ref for one in participants if one.online}
    room, met, count = [tables] * slots, set(), dict.fromkeys(free, 0)
    weights, total = pairs_of(question), 0.0
    for wish in asked:
        pair, needs = (min(wish.a, wish.b), max(wish.a, wish.b)), not {wish.a, wish.b} & online
        open_ = sorted(slot for slot in free[wish.a] & free[wish.b] if room[slot] or not needs)
        if pair in met or not open_ or not left[wish.a] or not left[wish.b]:
            continue
        met.add(pair)
        room[open_[0]] -= needs
        total += weights[pair]
        for ref in pair:
            free[ref].remove(open_[0])
            left[ref] -= 1
            total += WORTH[count[ref]] if count[ref] < 3 else 0
            count[ref] += 1
    return total


def report(name: str, question: Question) -> None:
    """Print one line: ratios, people without a meeting, times, and what five per cent withdrawing changes."""
    best = bound(question)
    wall, cpu = perf_counter(), process_time()
    found = plan(*question)
    wall, cpu = perf_counter() - wall, process_time() - cpu
    refs = [one.ref for one in question[0]]
    gone = tuple(random.Random(5).sample(refs, len(refs) // 20))
    again = replan(found, Changes(withdrawn=gone))
    rest = again.plan.request
    fresh = bound((list(rest.participants), list(rest.wishes), rest.slots, rest.tables))
    print(
        f"{name:<24}{float(found.value) / best:>8.5f}{first_come(question) / best:>12.4f}{len(found.without):>9}"
        f"{wall:>8.1f}{cpu:>7.1f}{float(again.plan.value) / fresh:>10.4f}{100 * again.changed_share:>10.2f}",
        flush=True,
    )


def main(arguments: list[str]) -> None:
    """Print the table of the sizes asked for, else of all."""
    numbers = [int(one) for one in arguments if one.isdigit()]
    sizes = [(numbers[0], numbers[1])] if numbers else [(200, 12), (1000, 16), (5000, 20)]
    print(f"{'people x slots':<24}{'ratio':>8}{'first come':>12}{'without':>9}{'s':>8}{'cpu s':>7}", end="")
    print(f"{'5 % gone':>10}{'changed %':>10}")
    for people, slots in sizes:
        report(f"{people} x {slots}", generated(people, slots))
        if "--hard" in arguments:
            report(f"{people} x {slots}, 20 wishes", generated(people, slots, wishes=20))
        report(f"{people} x {slots}, full", generated(people, slots, full=True))


if __name__ == "__main__":
    main(sys.argv[1:])
