"""Symbiosis on the published instances: the join, one new offer, the certified optimum, and truncation beside it.

Run `python benchmarks/symbiosis.py [--size 10000] [--blend] [--truncation] [--peer PYTHON]`. Seconds are of
processor time of the process ("cpu") and of the clock ("wall"). `--truncation` solves plain linear programmes
over the 5, 10 and 20 nearest needs of each offer with scipy. `--peer` names a Python that has networkx
(`benchmarks/peers/symbiosis.lock`): its network simplex solves 300 offers and needs with every yield 1, tonnes
and margins as whole numbers (it knows no yields), and ours the same.
"""

import argparse
import json
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from circulade.engines.symbiosis import Listings, candidates, optimise, prepared
from circulade.engines.symbiosis.candidates import count
from circulade.engines.symbiosis.frame import framed
from circulade.engines.symbiosis.search import Search, searched
from symbiosis_region import region

HERE = Path(__file__).parent


def timed(name: str, work: Callable[[], Any]) -> Any:
    """Do it once, and print seconds and the process's largest memory so far."""
    cpu, wall = time.process_time(), time.perf_counter()
    answer = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<44}{cpu:>9.3f} s cpu{wall:>9.3f} s wall{peak:>8.0f} MB", flush=True)
    return answer


def truncated(listings: Listings, nearest: int) -> float:
    """The best value over the nearest compatible needs of every offer, by scipy."""
    search = searched(framed(listings))
    pairs = search.held
    if pairs is None:
        raise SystemExit("truncation is compared up to 10,000 only")
    frame = search.frame
    apart = np.sqrt(((frame.offer_points[pairs.offers] - frame.need_points[pairs.needs]) ** 2).sum(axis=1))
    ranked = pairs.where(np.lexsort((apart, pairs.offers)))
    starts = np.flatnonzero(np.r_[True, ranked.offers[1:] != ranked.offers[:-1]])
    place = np.arange(len(ranked)) - np.repeat(starts, np.diff(np.r_[starts, len(ranked)]))
    few = ranked.where(place < nearest)
    columns, offers = np.arange(len(few)), len(frame.supply)
    entries = np.concatenate((np.ones(len(few)), few.gives))
    rows = np.concatenate((few.offers, offers + few.needs))
    matrix = coo_array((entries, (rows, np.tile(columns, 2))), shape=(offers + len(frame.capacity), len(few)))
    right = np.concatenate((frame.supply, frame.capacity))
    return -float(linprog(-few.margin, A_ub=matrix.tocsr(), b_ub=right, method="highs").fun)


def against_network_simplex(python: str) -> None:
    """Compare with networkx where it applies."""
    given = region(300)
    whole = replace(
        given,
        offers=replace(given.offers, tonnes=np.rint(given.offers.tonnes)),
        needs=replace(given.needs, tonnes=np.rint(given.needs.tonnes)),
        accepts=tuple(replace(one, gives=1.0) for one in given.accepts),
    )
    search = searched(framed(whole))
    pairs = search.held
    if pairs is None:
        raise SystemExit("too many pairs")
    network = timed("ours, 300 x 300, yields 1", lambda: optimise(whole))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.npz"
        sites = {"supply": search.frame.supply, "capacity": search.frame.capacity}
        np.savez(path, offers=pairs.offers, needs=pairs.needs, margin=pairs.margin, **sites)
        out = subprocess.run(
            [python, str(HERE / "peers/symbiosis_networkx.py"), str(path)],
            check=True,
            capture_output=True,
            text=True,
        )
    peer = json.loads(out.stdout)
    print(
        f"networkx network simplex: {peer['seconds']:.2f} s, value {peer['value']:,.2f}; ours {network.value:,.2f}"
    )


def main() -> None:
    """Print one line per measurement."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blend", action="store_true")
    parser.add_argument("--truncation", action="store_true")
    parser.add_argument("--no-optimum", action="store_true")
    parser.add_argument("--peer")
    chosen = parser.parse_args()
    size = chosen.size
    listings = region(size, chosen.seed, quality=chosen.blend)
    optimise(region(50))  # load the solver
    frame = timed(f"frame {size:,} x {size:,}", lambda: framed(listings, blend=chosen.blend))
    compatible, unknown = timed("join: exact count", lambda: count(Search(frame, None)))
    print(f"  {compatible:,} compatible pairs, {unknown:,} unknown")
    if size <= 10_000:
        timed("join: ten best of every offer", lambda: candidates(listings, most=10))
    ready = timed("prepared index", lambda: prepared(listings))
    offers = listings.offers
    begun = time.process_time()
    for row in range(200):
        ready.leads(
            "new",
            offers.codes[row],
            lat=float(offers.lat[row]),
            lon=float(offers.lon[row]),
            disposal_cost=float(offers.disposal_cost[row]),
        )
    print(f"one new offer: {(time.process_time() - begun) / 200 * 1000:.3f} ms cpu, mean of 200")
    if not chosen.no_optimum:
        network = timed("certified optimum", lambda: optimise(listings, blend=chosen.blend))
        print(f"  value {network.value:,.2f}, gap {network.gap:.1e}, {network.rounds} rounds,", end=" ")
        print(f"{network.pairs_examined:,} pairs examined")
        for nearest in (5, 10, 20) if chosen.truncation else ():
            value = timed(f"scipy over the {nearest} nearest", lambda n=nearest: truncated(listings, n))
            print(f"  value {value:,.2f}: {value / network.value:.4f} of the optimum")
    if chosen.peer:
        against_network_simplex(chosen.peer)


if __name__ == "__main__":
    main()
