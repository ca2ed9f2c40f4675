"""Selection beside a plain integer programme and a naive draw: times and ratios.

Run `python benchmarks/selection.py`; seconds are of processor time on one core. The peer is scipy's
`milp` (HiGHS too) solving one objective only, the total points, over one column per applicant and
track: no later objectives, no draw, no reasons. The naive draw asks for each applicant in turn
whether some optimal cohort has it, with a full solve each time; its first steps are timed.
"""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import numpy as np
from rich.console import Console
from rich.table import Table
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, vstack

from circulade.engines.selection import (
    Bound,
    Cap,
    Group,
    Pool,
    Priority,
    Rules,
    Track,
    applicant,
    draw,
    feasibility,
    points,
    select,
)
from circulade.engines.selection.eligibility import open_tracks
from circulade.engines.selection.model import sparse
from circulade.engines.selection.rows import rows

T = TypeVar("T")
COUNTRIES = [f"C{number:02}" for number in range(27)]


def pool(size: int, *, decimals: int, seed: int = 1) -> Pool:
    """Applicants with three assessors, three criteria, and attributes as in a real call."""
    chance = random.Random(seed)

    def one(number: int) -> dict[str, str]:
        country = chance.choices(range(27), weights=range(30, 3, -1))[0]
        return {
            "country": COUNTRIES[country],
            "macro_region": ["West", "North", "South", "East"][country % 4],
            "size": chance.choice(["small", "medium", "large", "metropolitan"]),
            "kind": chance.choice(["city", "region"]),
            "maturity": chance.choice(["beginning", "intermediate", "advanced"]),
            "involved": chance.choice(["yes", "no", "no"]),
        }

    return Pool(
        tuple(
            applicant(
                f"A{number:05}",
                attributes=one(number),
                scores={
                    criterion: {who: round(chance.uniform(0, 5), decimals) for who in "xyz"}
                    for criterion in ("commitment", "experience", "impact")
                },
            )
            for number in range(size)
        )
    )


def rules(pilots: int, fellows: int, *, bounds: int, caps: bool) -> Rules:
    """`bounds` balance rules (over both tracks, then per track), caps per country, a priority."""
    values = {
        "macro_region": ("West", "North", "South", "East"),
        "size": ("small", "medium", "large", "metropolitan"),
        "kind": ("city", "region"),
        "maturity": ("beginning", "intermediate", "advanced"),
    }
    places = {None: pilots + fellows, "pilots": pilots, "fellows": fellows}
    wanted = [
        Bound(Group(attribute, (value,)), total // (2 * len(own)), total * 2 // len(own), track)
        for track, total in places.items()
        for attribute, own in values.items()
        for value in own
    ]
    limit = max(2, (pilots + fellows) // 12)
    per_country = [Bound(Group("country", (name,)), None, limit) for name in COUNTRIES] if caps else []
    return Rules(
        tracks=(Track("pilots", pilots, pilots), Track("fellows", fellows, fellows)),
        weights={"commitment": 2, "experience": 1, "impact": 1},
        bounds=(*wanted[:bounds], *per_country),
        caps=() if caps else (Cap("country", limit),),
        priority=(Priority(Group("involved", ("no",)), "share", least=(pilots + fellows) // 2),),
        reserve=10,
        seed="published text",
    )


def timed(work: Callable[[], T]) -> tuple[float, T]:
    started = time.process_time()
    result = work()
    return time.process_time() - started, result


def plain(given: Pool, asked: Rules, fixed: dict[int, int] | None = None) -> float | None:
    """The total points by one call of scipy's milp, one column per applicant and track."""
    own = points(given, asked)
    mask = np.array(
        [[t.name in open_tracks(one, own[one.ref], asked) for t in asked.tracks] for one in given.applicants]
    )
    lines = rows(given, asked, mask)
    worth = np.repeat([float(own[one.ref].points) for one in given.applicants], len(asked.tracks))
    tracks, size = len(asked.tracks), len(given.applicants)
    once = csr_matrix((np.ones(mask.size), (np.repeat(np.arange(size), tracks), np.arange(mask.size))))
    least = np.array([*(max(line.least, -(10**9)) for line in lines), *([0] * size)])
    most = np.array([*(min(line.most, 10**9) for line in lines), *([1] * size)])
    lower = np.zeros(mask.size)
    for column, value in (fixed or {}).items():
        lower[column] = value
    found = milp(
        -worth,
        constraints=LinearConstraint(vstack([sparse(lines, mask.size), once]), least, most),
        integrality=np.ones(mask.size),
        bounds=Bounds(lower, mask.ravel()),
        options={"mip_rel_gap": 0},
    )
    return -found.fun if found.success else None


def naive_draw(given: Pool, asked: Rules, best: float, steps: int) -> None:
    """The first steps of the walk with a full solve each, in the draw's order."""
    numbers = draw((one.ref for one in given.applicants), asked.seed or "")
    place = {one.ref: number for number, one in enumerate(given.applicants)}
    fixed: dict[int, int] = {}
    for ref in list(numbers)[:steps]:
        for track in range(len(asked.tracks)):
            column = place[ref] * len(asked.tracks) + track
            total = plain(given, asked, {**fixed, column: 1})
            if total is not None and total > best - 1e-6:
                fixed[column] = 1
                break


def main() -> None:
    """Print the table; `--quick` leaves out the pools of 5,000."""
    table = Table(
        "pool", "scores", "select() s", "milp, points only, s", "ratio", "feasibility() s", "same total"
    )
    cases = [(400, 12, 25, 39, False), (5000, 12, 25, 19, True), (5000, 100, 200, 19, True)]
    for size, pilots, fellows, bounds, caps in cases[: 1 if "--quick" in sys.argv else 3]:
        for decimals in (0, 2):
            given, asked = pool(size, decimals=decimals), rules(pilots, fellows, bounds=bounds, caps=caps)
            ours, selection = timed(lambda given=given, asked=asked: select(given, asked))
            theirs, total = timed(lambda given=given, asked=asked: plain(given, asked))
            live, _ = timed(lambda given=given, asked=asked: feasibility(given, asked))
            same = total is not None and abs(total - float(selection.total_points)) < 1e-6
            count = sum(1 for _ in asked.keyed())
            name = f"{pilots}+{fellows} of {size}, {count} rules"
            scored = "whole" if decimals == 0 else f"{decimals} decimals"
            ratio = f"{ours / theirs:.2f}"
            table.add_row(name, scored, f"{ours:.2f}", f"{theirs:.2f}", ratio, f"{live:.2f}", str(same))
    Console().print(table)
    given, asked = pool(400, decimals=2), rules(12, 25, bounds=39, caps=False)
    steps = 20
    whole, selection = timed(lambda: select(given, asked))
    naive, _ = timed(lambda: naive_draw(given, asked, float(selection.total_points), steps))
    per_step = naive / steps
    Console().print(
        f"naive draw: {per_step:.3f} s a step, {per_step * 400:.1f} s for 400 applicants; "
        f"select() in all {whole:.2f} s: {per_step * 400 / whole:.0f} times less"
    )
    ties = replace(asked, weights={"commitment": 1, "experience": 0, "impact": 0})
    many, _ = timed(lambda: select(pool(400, decimals=0), ties))
    Console().print(f"400 applicants, one criterion in whole points (many ties): {many:.2f} s")


if __name__ == "__main__":
    main()
