"""The peer of `benchmarks/symbiosis.py`, run in an environment of its own: networkx's network simplex."""

import json
import sys
import time

import networkx
import numpy as np

CENTS = 100


def main(path: str) -> None:
    """Solve the transport problem of an .npz file in whole tonnes and cents; print seconds and value."""
    given = np.load(path)
    graph = networkx.DiGraph()
    supply, capacity = given["supply"].astype(int), given["capacity"].astype(int)
    for i, tonnes in enumerate(supply.tolist()):
        graph.add_node(("o", i), demand=-tonnes)
        graph.add_edge(("o", i), "rest", weight=0)
    for j, tonnes in enumerate(capacity.tolist()):
        graph.add_edge(("n", j), "rest", weight=0, capacity=tonnes)
    graph.nodes["rest"]["demand"] = int(supply.sum())
    for i, j, margin in zip(given["offers"].tolist(), given["needs"].tolist(), given["margin"], strict=True):
        graph.add_edge(("o", i), ("n", j), weight=-round(float(margin) * CENTS))
    begun = time.process_time()
    cost, _ = networkx.network_simplex(graph)
    print(json.dumps({"seconds": time.process_time() - begun, "value": -cost / CENTS}))


if __name__ == "__main__":
    main(sys.argv[1])
