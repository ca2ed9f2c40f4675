"""The peer of `benchmarks/symbiosis.py`, run in an environment of its own: OR-tools' min-cost flow."""

import json
import sys
import time

import numpy as np
from ortools.graph.python import min_cost_flow

CENTS = 100


def main(path: str) -> None:
    """Solve the transport problem of an .npz file in whole tonnes and cents; print seconds and value."""
    given = np.load(path)
    supply, capacity = given["supply"].astype(np.int64), given["capacity"].astype(np.int64)
    offers, needs = len(supply), len(capacity)
    rest = offers + needs
    flow = min_cost_flow.SimpleMinCostFlow()
    begun = time.process_time()
    first, second = given["offers"], offers + given["needs"]
    flow.add_arcs_with_capacity_and_unit_cost(
        first,
        second,
        np.minimum(supply[first], capacity[given["needs"]]),
        -np.rint(given["margin"] * CENTS).astype(np.int64),
    )
    sites = np.arange(rest)
    room = np.concatenate((supply, capacity))
    flow.add_arcs_with_capacity_and_unit_cost(sites, np.full(rest, rest), room, np.zeros(rest, np.int64))
    demand = np.concatenate((supply, np.zeros(needs, np.int64), [-supply.sum()]))
    flow.set_nodes_supplies(np.arange(rest + 1), demand)
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise SystemExit(f"OR-tools stopped with status {status}")
    seconds = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "value": -flow.optimal_cost() / CENTS}))


if __name__ == "__main__":
    main(sys.argv[1])
