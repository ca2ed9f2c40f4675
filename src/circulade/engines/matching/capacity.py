"""Share items that many want: nobody's capacity is exceeded, the total of all scores is as large as it can be.

A transport problem, solved part by part: only items wanted by more queries than they can serve tie queries together.
Its linear programme has whole-numbered corners, so HiGHS (through scipy) finds the best assignment; ties are told
apart by the lot of each pair. A part with more than `EXACT_UP_TO` pairs is settled by offers and refusals instead
(deferred acceptance, Gale and Shapley 1962): every query asks from the top of its list, an item that is full keeps
the higher scores. There no query and item would both rather have each other; the total may be below the best.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappush, heappushpop

import numpy as np
import numpy.typing as npt

from circulade.engines.matching.draw import lot

EXACT_UP_TO = 60_000
SCALE = 1e6
JITTER = 1e-9
"""Told apart by less than any two places in an order are: 1/260 − 1/261 is 1.5e-5."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """What one query could be shown: items and points, best first."""

    query: str
    items: Ints
    points: Floats


@dataclass(frozen=True, slots=True)
class Shared:
    """The positions in each query's wish that it keeps, and how they were found."""

    kept: list[list[int]]
    method: str


def share(wishes: Sequence[Wish], capacity: Ints, *, top: int, refs: Sequence[str], seed: str) -> Shared:
    """Give every query at most `top` of its items and every item at most its capacity of queries."""
    usable = [np.flatnonzero(capacity[wish.items] > 0) for wish in wishes]
    wanted = np.bincount(
        np.concatenate(
            [np.zeros(0, dtype=np.int64), *(w.items[u] for w, u in zip(wishes, usable, strict=True))]
        ),
        minlength=len(capacity),
    )
    scarce = wanted > capacity
    kept = [at[:top].tolist() for at in usable]
    method = "exact"
    for part in _parts(wishes, usable, scarce):
        pairs = sum(len(usable[query]) for query in part)
        if pairs <= EXACT_UP_TO:
            found = _best(wishes, usable, part, capacity, top=top, refs=refs, seed=seed)
        else:
            found, method = _stable(wishes, usable, part, capacity, top=top, refs=refs, seed=seed), "stable"
        for query, places in found.items():
            kept[query] = sorted(places)
    return Shared(kept, method)


def _parts(wishes: Sequence[Wish], usable: list[Ints], scarce: npt.NDArray[np.bool_]) -> list[list[int]]:
    """Return the groups of queries that scarce items tie together."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = len(wishes)
    ends = [wish.items[at][scarce[wish.items[at]]] for wish, at in zip(wishes, usable, strict=True)]
    rows = np.repeat(np.arange(count), [len(found) for found in ends])
    columns = np.concatenate([np.zeros(0, dtype=np.int64), *ends]) + count
    size = count + len(scarce)
    graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    parts: dict[int, list[int]] = defaultdict(list)
    for query in range(count):
        if len(ends[query]):
            parts[int(label[query])].append(query)
    return list(parts.values())


def _best(
    wishes: Sequence[Wish],
    usable: list[Ints],
    part: list[int],
    capacity: Ints,
    *,
    top: int,
    refs: Sequence[str],
    seed: str,
) -> dict[int, list[int]]:
    """Solve a part exactly."""
    from scipy.optimize import linprog
    from scipy.sparse import coo_array

    place = np.concatenate([usable[query] for query in part])
    row = np.repeat(np.arange(len(part)), [len(usable[query]) for query in part])
    item = np.concatenate([wishes[query].items[usable[query]] for query in part])
    points = np.concatenate([wishes[query].points[usable[query]] for query in part])
    numbers, column = np.unique(item, return_inverse=True)
    names = zip(row.tolist(), item.tolist(), strict=True)
    jitter = JITTER * np.array([lot(seed, wishes[part[a]].query, refs[b]) for a, b in names])
    size = len(item)
    limits = coo_array(
        (np.ones(2 * size), (np.concatenate([row, column + len(part)]), np.tile(np.arange(size), 2))),
        shape=(len(part) + len(numbers), size),
    )
    answer = linprog(
        -(points + jitter) * SCALE,
        A_ub=limits.tocsc(),
        b_ub=np.concatenate([np.full(len(part), top), capacity[numbers]]),
        bounds=(0, 1),
        method="highs-ds",
    )
    chosen = answer.x > 0.5
    if (limits @ chosen > np.concatenate([np.full(len(part), top), capacity[numbers]])).any():
        raise ArithmeticError("a capacity is exceeded: this is a fault, report it")
    found: dict[int, list[int]] = {query: [] for query in part}
    for at in np.flatnonzero(chosen).tolist():
        found[part[int(row[at])]].append(int(place[at]))
    return found


def _stable(
    wishes: Sequence[Wish],
    usable: list[Ints],
    part: list[int],
    capacity: Ints,
    *,
    top: int,
    refs: Sequence[str],
    seed: str,
) -> dict[int, list[int]]:
    """Settle a part by offers and refusals; equal scores at an item go by lot."""
    held: dict[int, list[tuple[float, float, int, int]]] = defaultdict(list)
    following = dict.fromkeys(part, 0)
    count = dict.fromkeys(part, 0)
    waiting = list(part)
    while waiting:
        query = waiting.pop()
        while count[query] < top and following[query] < len(usable[query]):
            place = int(usable[query][following[query]])
            following[query] += 1
            item = int(wishes[query].items[place])
            offer = (
                float(wishes[query].points[place]),
                lot(seed, wishes[query].query, refs[item]),
                query,
                place,
            )
            count[query] += 1
            if len(held[item]) < capacity[item]:
                heappush(held[item], offer)
                continue
            refused = heappushpop(held[item], offer)[2]
            count[refused] -= 1
            if refused != query:
                waiting.append(refused)
    found: dict[int, list[int]] = {query: [] for query in part}
    for offers in held.values():
        for _, _, query, place in offers:
            found[query].append(place)
    return found
