"""Stocks and flows beside flodym 1.1.0, and beside what the memory alone would cost: times and ratios.

Run `python benchmarks/stocks.py [--quick] [--peer PYTHON]`. flodym runs in an environment of its own, made in a
temporary folder from `benchmarks/peers/stocks.lock`; `--peer` names a Python that has it already. Every case
runs in a process of its own, so that its memory is its own. Seconds are of processor time of the process
("cpu", user and system) and of the clock ("wall"); the peer's is its user time, page faults not counted. The
floor is the time to copy 4 kB for each series of 100 years, measured in the same run.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
YEARS = 100


def given(series: int) -> dict[str, np.ndarray]:
    """Inflows of many series, each with its own Weibull lifetime."""
    draw = np.random.default_rng(1)
    inflow = draw.random((series, YEARS))
    return {"inflow": inflow, "shape": 1 + 2 * draw.random(series), "scale": 5 + 20 * draw.random(series)}


def measured(work: Any, *, times: int = 5) -> dict[str, float]:
    """The least of some runs, and the memory of the first above what was there."""
    best = {"cpu": np.inf, "wall": np.inf}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        best["cpu"] = min(best["cpu"], time.process_time() - cpu)
        best["wall"] = min(best["wall"], time.perf_counter() - wall)
        if "megabytes" not in best:
            best["megabytes"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return best


def floor(series: int) -> float:
    """Seconds to copy 4 kB for each series: input read, two results written, one read again."""
    source, target = np.ones((series, 256)), np.empty((series, 256))
    target[...] = source
    best = np.inf
    for _ in range(5):
        begun = time.perf_counter()
        target[...] = source
        best = min(best, time.perf_counter() - begun)
    return best


def flows(direction: str, series: int, accelerator: str) -> dict[str, float]:
    """One case of this engine."""
    from circulade.engines.stocks import Weibull, inflow_driven, stock_driven

    data = given(series)
    lifetime = Weibull(data["shape"], data["scale"])
    warm = np.ones((300, YEARS))
    both = (inflow_driven, stock_driven)
    for drive in both:  # load and compile before the measurement
        drive(warm.cumsum(axis=1), Weibull(2.0, 10.0), accelerator=accelerator)
    drive = both[direction == "stock"]
    values = data["inflow"] if direction == "inflow" else np.cumsum(data["inflow"], axis=1)
    times = (
        5 if series > 10_000 or accelerator == "numpy" else 25
    )  # what takes milliseconds is easily disturbed
    found = measured(lambda: drive(values, lifetime, accelerator=accelerator), times=times)
    stocks = drive(values, lifetime, accelerator=accelerator)
    return {**found, "outflow": float(stocks.outflow.sum()), "floor": floor(series)}


def doubt(draws: int) -> dict[str, float]:
    """Draws of 54 products, 12 materials, 5 scenarios and 61 years; a third of the products changes by cohort."""
    from circulade.engines.stocks import uncertain

    model = mine()
    uncertain(model, 2, 1)
    return {**measured(lambda: uncertain(model, draws, 7), times=2), "floor": 0.0}


def mine() -> Any:
    """54 products of invented numbers, every one of which is in doubt; with the baseline, 5 scenarios."""
    from circulade.engines.stocks import (
        Assumption,
        Content,
        Course,
        DurableDesign,
        Model,
        Product,
        Recycle,
        RefuseReduce,
        Repurpose,
        Weibull,
    )

    draw, years = np.random.default_rng(3), 61
    names = [f"material {number}" for number in range(12)]
    course = Course(2025, 2040)

    def product(number: int) -> Product:
        falling = np.linspace(1, 0.2, years) if number % 3 == 0 else 1.0
        return Product(
            name=f"product {number}",
            unit="pieces",
            amounts=1000 * draw.random(years),
            lifetime=Weibull(1.2 + 2 * draw.random(), 5 + 15 * draw.random()),
            contents=tuple(Content(name, draw.random() * falling, "g/piece") for name in names),
            level=Assumption(1, grade="B"),
            longevity=Assumption(1, "triangular", 0.8, 1.2),
            content_levels={name: Assumption(1, grade="C") for name in names},
            collection=Assumption(0.4, "triangular", 0.3, 0.5),
        )

    some = tuple(f"product {number}" for number in range(5))
    return Model(
        first_year=1990,
        products=tuple(product(number) for number in range(54)),
        recovery={name: Assumption(0.6, "triangular", 0.4, 0.8) for name in names},
        scenarios={
            "reduce": (RefuseReduce(course=course, share=Assumption(0.1, "uniform", 0.05, 0.15)),),
            "second use": (Repurpose(course=course, share=Assumption(0.2), lifetime=Weibull(2, 10)),),
            "design": (DurableDesign(course=course, factor=Assumption(1.3), products=some),),
            "recycle": (Recycle(course=course, collection=Assumption(0.65)),),
        },
    )


def apart(*arguments: str) -> dict[str, float]:
    """Run one case in a process of its own."""
    command = [sys.executable, str(Path(__file__)), "--case", *arguments]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(answer.stdout))


def peer_python(folder: Path) -> str:
    """Make the peer's environment from its lock."""
    subprocess.run([sys.executable, "-m", "venv", str(folder / "peer")], check=True)
    python = str(folder / "peer" / "bin" / "python")
    lock = str(HERE / "peers" / "stocks.lock")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock], check=True)
    return python


def peer(python: str, folder: Path, direction: str, series: int) -> dict[str, float]:
    """Run flodym on the same numbers."""
    data = given(series)
    path = folder / "given.npz"
    np.savez(path, stock=np.cumsum(data["inflow"], axis=1), **data)
    command = [python, str(HERE / "peers" / "stocks_flodym.py"), str(path), direction]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 series only")
    parser.add_argument("--peer", default="", help="a Python with flodym 1.1.0")
    parser.add_argument("--case", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.case:
        kind, size, *rest = options.case
        print(json.dumps(doubt(int(size)) if kind == "doubt" else flows(kind, int(size), rest[0])))
        return
    console = Console()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = options.peer or peer_python(folder)
        theirs = {kind: peer(python, folder, kind, 10_000) for kind in ("inflow", "stock")}
    table = Table("given", "series", "with", "cpu s", "wall s", "MB above input", "× floor", "flodym ÷ ours")
    for size in (10_000,) if options.quick else (10_000, 100_000, 1_000_000):
        for kind in ("inflow", "stock"):
            for accelerator in ("numba", "numpy") if size == 10_000 else ("numba",):
                ours = apart(kind, str(size), accelerator)
                ratio = ""
                if size == 10_000:
                    same = abs(ours["outflow"] / theirs[kind]["outflow"] - 1) < 1e-9
                    ratio = f"{theirs[kind]['user'] / ours['cpu']:.0f}{'' if same else ' (differs)'}"
                cells = (f"{ours[name]:.3f}" for name in ("cpu", "wall"))
                memory, above = f"{ours['megabytes']:.0f}", f"{ours['wall'] / ours['floor']:.1f}"
                table.add_row(kind, f"{size:,}", accelerator, *cells, memory, above, ratio)
    for kind, found in theirs.items():
        table.add_row(
            kind, "10,000", "flodym", f"{found['user']:.3f} user", "", f"{found['megabytes']:.0f}", "", "1"
        )
    console.print(table)
    ours = apart("doubt", "1000")
    text = "1,000 draws × 54 products × 12 materials × 5 scenarios × 61 years"
    console.print(
        f"{text}: {ours['wall']:.2f} s, {ours['cpu']:.2f} s of processor, {ours['megabytes']:.0f} MB"
    )


if __name__ == "__main__":
    main()
