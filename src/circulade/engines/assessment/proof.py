"""Prove in integers that an assignment is best, and improve it where it is not.

An application that leaves assessor r for assessor s moves one place; the cheapest such move from r to s
is an arc between assessors. An extra node stands for free places. An assignment is best exactly when no
round trip over these arcs gains anything, and then the shortest distances are prices of the assessors'
places: the dual of the transport problem, which gives a bound equal to the total.
Source: Ahuja, Magnanti and Orlin, Network Flows (1993), chapters 9 and 11, applied to the assessors' side.
"""

from dataclasses import dataclass

import numpy as np

from circulade.engines.assessment.demand import Bools, Demand, Ints, Whole


@dataclass(frozen=True, slots=True)
class Proof:
    """A best assignment with its prices.

    `chosen` [application, assessor]; `surplus` = value − what application and assessor ask for the pair:
    above 0 in every best assignment, below 0 in none, 0 in some; `price` [assessor] of a place; `bound` ≥
    the value of any assignment.
    """

    chosen: Bools
    surplus: Whole
    price: Whole
    value: int
    bound: int


def prove(demand: Demand, chosen: Bools) -> Proof:
    """Improve `chosen` until no round trip gains, then price the places and compute the bound."""
    chosen = chosen.copy()
    while True:
        cost, mover = _moves(demand, chosen)
        distance, cycle = _distances(cost, far=demand.far)
        if cycle is None:
            return _priced(demand, chosen, price=distance[-1] - distance[:-1])
        for source, target in cycle:
            if source < len(demand.assessors) and target < len(demand.assessors):
                application = mover[source, target]
                chosen[application, source], chosen[application, target] = False, True


def _moves(demand: Demand, chosen: Bools) -> tuple[Whole, Ints]:
    """Return the cheapest move [from, to] between assessors (last: free places) and who makes it."""
    count, far = len(demand.assessors), demand.far
    cost = np.full((count + 1, count + 1), far, dtype=demand.value.dtype)
    mover = np.full((count, count), -1, dtype=np.int64)
    available = demand.open & ~chosen
    for source in range(count):
        leavers = np.flatnonzero(chosen[:, source])
        if len(leavers) == 0:
            continue
        loss = np.where(
            available[leavers], demand.value[leavers, source][:, None] - demand.value[leavers], far
        )
        best = loss.argmin(axis=0)
        cost[source, :count] = loss[best, np.arange(count)]
        mover[source] = leavers[best]
    load = chosen.sum(axis=0)
    cost[:count, count][load < demand.free] = 0
    cost[count, :count][load > demand.least] = 0
    return cost, mover


def _distances(cost: Whole, *, far: int) -> tuple[Whole, list[tuple[int, int]] | None]:
    """Bellman-Ford from everywhere: shortest distances, or the arcs of one round trip that gains."""
    nodes = len(cost)
    distance = np.zeros(nodes, dtype=cost.dtype)
    before = np.full(nodes, -1, dtype=np.int64)
    for _ in range(nodes + 1):
        through = np.where(cost < far, distance[:, None] + cost, far)
        best = through.argmin(axis=0)
        reached = through[best, np.arange(nodes)]
        better = reached < distance
        if not better.any():
            return distance, None
        distance = np.where(better, reached, distance)
        before = np.where(better, best, before)
    return distance, _round_trip(before, start=int(np.flatnonzero(better)[0]))


def _round_trip(before: Ints, *, start: int) -> list[tuple[int, int]]:
    node = start
    for _ in range(len(before)):  # after as many steps back we stand on the round trip
        node = int(before[node])
    arcs, target = list[tuple[int, int]](), node
    while True:
        source = int(before[target])
        arcs.append((source, target))
        target = source
        if target == node:
            return arcs


def _priced(demand: Demand, chosen: Bools, *, price: Whole) -> Proof:
    """Let every application ask what its least welcome assessor leaves over; add up the dual."""
    net, far = demand.value - price, demand.far
    asked = np.where(chosen, net, far).min(axis=1, initial=far)
    unneeded = np.where(demand.open, net, -far).max(axis=1, initial=-far)
    asked = np.where(demand.need > 0, asked, np.maximum(unneeded, 0))
    surplus = np.where(demand.open, net - asked[:, None], 0)
    bound = (
        int((demand.need * asked).sum())
        + int((np.maximum(price, 0) * demand.free).sum())
        + int((np.minimum(price, 0) * demand.least).sum())
        + int(np.maximum(surplus, 0).sum())
    )
    value = int(demand.value[chosen].sum())
    if bound != value:
        raise ArithmeticError(f"the bound {bound} differs from the value {value}: this is a fault, report it")
    return Proof(chosen, surplus, price, value, bound)
