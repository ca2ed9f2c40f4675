"""Assignment beside scipy's linear programme: the same total, and the ratio of the times.

Run: python benchmarks/assignment.py [applications] [assessors]
scipy only finds a best assignment; ours also proves it in integers and settles ties by the draw.
"""

import random
import sys
from itertools import product
from time import perf_counter

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from circulade.engines.assessment import assign


def peer(applications: int, assessors: int, fit: list[float], load: int) -> float:
    """Return the best total by `scipy.optimize.linprog`."""
    pair = np.arange(applications * assessors)
    ones = np.ones(len(pair))
    rows = coo_array((ones, (pair // assessors, pair)))
    columns = coo_array((ones, (pair % assessors, pair)))
    answer = linprog(
        -np.array(fit),
        A_eq=rows,
        b_eq=np.full(applications, 3),
        A_ub=columns,
        b_ub=np.full(assessors, load),
        bounds=(0, 1),
    )
    return -float(answer.fun)


def main(applications: int = 2000, assessors: int = 60) -> None:
    """Print a table: kind of fits, our seconds, scipy's seconds, ratio, equal totals."""
    rng = random.Random(1)
    rows, columns = [f"p{i:05}" for i in range(applications)], [f"r{i:04}" for i in range(assessors)]
    load = -(-applications * 3 // assessors) + 5
    print(f"{applications} applications, {assessors} assessors, three each, load {load}")
    print(f"{'fits':<14}{'ours s':>8}{'scipy s':>9}{'ratio':>7}  same total")
    for name, values in {"hundredths": [i / 100 for i in range(101)], "few values": [0.25, 0.5, 1.0]}.items():
        fit = [rng.choice(values) for _ in range(applications * assessors)]
        start = perf_counter()
        ours = assign(
            rows,
            columns,
            per_application=3,
            load=load,
            fit=dict(zip(product(rows, columns), fit, strict=True)),
        )
        middle = perf_counter()
        theirs = peer(applications, assessors, fit, load)
        end = perf_counter()
        ratio = (middle - start) / (end - middle)
        same = abs(float(ours.total) - theirs) < 1e-6
        print(f"{name:<14}{middle - start:>8.2f}{end - middle:>9.2f}{ratio:>7.2f}  {same}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
