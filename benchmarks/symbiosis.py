"""Symbiosis on the published instances: the join, one new offer, the certified optimum, and truncation beside it.

Run `python benchmarks/symbiosis.py [--size 10000] [--blend] [--truncation] [--prices] [--fixed COST] [--peer PYTHON]`.
Seconds are of processor time of the process ("cpu") and of the clock ("wall"). `--truncation` solves plain linear
programmes over the 5, 10 and 20 nearest needs of each offer with scipy. `--prices` solves again after small changes
of prices. `--fixed` makes every link cost something to set up: `--size 1000 --fixed 1000` is a region of about 1,000
links, solved until the bound is 1e-4 away.
`--peer` names a Python with the packages of `benchmarks/peers/symbiosis.lock`: OR-tools' min-cost flow, and up to
1,000 networkx's network simplex, solve the same pairs in processes of their own, with every yield 1, tonnes and
margins as whole numbers (they know no yields), and ours the same.
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

from circulade.engines.symbiosis import Listings, PriceLine, candidates, optimise, prepared, with_fixed_cost
from circulade.engines.symbiosis.candidates import count
from circulade.engines.symbiosis.certified import in_parts
from circulade.engines.symbiosis.forest import compiled
from circulade.engines.symbiosis.frame import framed
from circulade.engines.symbiosis.numba_code import loaded
from circulade.engines.symbiosis.reach import COMPILED
from circulade.engines.symbiosis.search import Search, searched
from circulade.engines.symbiosis.sweep import swiftly
from circulade.engines.symbiosis.tally import swift_tally
from symbiosis_region import region

HERE = Path(__file__).parent
SMALL = 1_000
"""The size up to which networkx is run."""


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


def against_peers(python: str, size: int) -> None:
    """Compare with networkx up to `SMALL` and OR-tools, where they apply: every yield 1, whole tonnes and cents."""
    given = region(size)
    whole = replace(
        given,
        offers=replace(given.offers, tonnes=np.rint(given.offers.tonnes)),
        needs=replace(given.needs, tonnes=np.rint(given.needs.tonnes)),
        accepts=tuple(replace(one, gives=1.0) for one in given.accepts),
    )
    search = searched(framed(whole))
    pairs = search.held
    if pairs is None:
        raise SystemExit("peers are compared up to 10,000 only")
    network = timed(f"ours, {size:,} x {size:,}, yields 1", lambda: optimise(whole))
    print(f"  value {network.value:,.2f}, gap {network.gap:.1e}, {len(pairs):,} pairs")
    peers = (("OR-tools min-cost flow", "ortools"), ("networkx network simplex", "networkx"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.npz"
        sites = {"supply": search.frame.supply, "capacity": search.frame.capacity}
        np.savez(path, offers=pairs.offers, needs=pairs.needs, margin=pairs.margin, **sites)
        for name, script in peers if size <= SMALL else peers[:1]:
            command = [python, str(HERE / f"peers/symbiosis_{script}.py"), str(path)]
            peer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            print(f"{name:<44}{peer['seconds']:>9.3f} s cpu, value {peer['value']:,.2f}", flush=True)


def step_of_prices(listings: Listings) -> None:
    """Solve again after a change of transport and processing costs."""
    changed = tuple(replace(one, processing_cost=one.processing_cost - 5) for one in listings.accepts)
    other = replace(listings, accepts=changed, terms=replace(listings.terms, per_tkm=0.16))
    line = timed("line between two sets of prices", lambda: PriceLine(listings, other))
    timed("  first point", lambda: line.at(0.0))
    for share in (0.01, 0.02, 0.1):
        point = timed(f"  point {share:g} from there", lambda share=share: line.at(share))
        print(f"    gap {point.gap:.1e}, {point.rounds} programmes")


def with_fixed(listings: Listings, fixed: float) -> None:
    """Solve with a fixed cost of every link, and show the bound."""
    network = timed(f"fixed cost of {fixed:g} a link", lambda: with_fixed_cost(listings, fixed=fixed))
    print(f"  {len(network.links):,} links, value {network.value:,.2f}, bound {network.bound:,.2f},", end=" ")
    print(f"gap {network.gap:.1e}")


def count_ready() -> None:
    """Load the code that counts and finds pairs, which is compiled on the first run on a machine and kept."""
    frame = framed(region(50))
    if (code := loaded(COMPILED)) is not None:
        swift_tally(frame, code)
        next(swiftly(frame, np.zeros(50), np.zeros(50), above=0.0, code=code), None)


def steps_ready() -> None:
    """Load the solver and the code that takes the steps of large regions, compiled and kept likewise."""
    optimise(region(50))
    if (code := compiled()) is not None:
        in_parts(searched(framed(region(50))), code=code)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blend", action="store_true")
    parser.add_argument("--truncation", action="store_true")
    parser.add_argument("--no-optimum", action="store_true")
    parser.add_argument("--prices", action="store_true")
    parser.add_argument("--fixed", type=float)
    parser.add_argument("--peer")
    return parser.parse_args()


def main() -> None:
    """Print one line per measurement."""
    chosen = options()
    size = chosen.size
    listings = region(size, chosen.seed, quality=chosen.blend)
    timed("code for the count ready", count_ready)
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
    timed("solver and code for steps ready", steps_ready)
    if not chosen.no_optimum:
        network = timed("certified optimum", lambda: optimise(listings, blend=chosen.blend))
        print(f"  value {network.value:,.2f}, gap {network.gap:.1e}, {network.rounds} rounds,", end=" ")
        print(f"{network.pairs_examined:,} pairs examined, {len(network.links):,} links")
        for nearest in (5, 10, 20) if chosen.truncation else ():
            value = timed(f"scipy over the {nearest} nearest", lambda n=nearest: truncated(listings, n))
            print(f"  value {value:,.2f}: {value / network.value:.4f} of the optimum")
    if chosen.prices:
        step_of_prices(listings)
    if chosen.fixed is not None:
        with_fixed(listings, chosen.fixed)
    if chosen.peer:
        for each in sorted({300, SMALL, min(size, 10_000)}):
            against_peers(chosen.peer, each)


if __name__ == "__main__":
    main()
