"""Compute a study: some draws at a time, every product under every scenario, added up as they are computed.

The draws, what a strategy does and what explains the variance are the engine's; memory does not grow with the draws.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from circulade.engines.stocks import InputError
from circulade.engines.stocks.explained import Explained
from circulade.engines.stocks.kernels import kernels
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.sampling import CHUNK
from circulade.files.mine.assumed import MASS, Assumed
from circulade.files.mine.bands import Tally
from circulade.files.mine.cells import Cell, Parts, ages_of, cells_of
from circulade.files.mine.checking import Problem, StudyRefused
from circulade.files.mine.drawing import Chunk, Draws
from circulade.files.mine.filling import series_of
from circulade.files.mine.modelling import Mined, mined_of
from circulade.files.mine.plain import in_order
from circulade.files.mine.rules import checked
from circulade.files.mine.study import BASELINE, Product, Study
from circulade.files.mine.sums import CHANGED, Sums, ahead, difference

Progress = Callable[[int, int], None]
YEARS_WORKED = 100
"""Years of a series, past and future, that a computation is taken to have when its size is judged."""


@dataclass(slots=True, eq=False)
class Computed:
    """Everything computed: `tally` holds the bands by group; `explained` the shares of variance by outcome."""

    study: Study
    years: tuple[int, ...]
    draws: Draws
    mined: tuple[Mined, ...]
    tally: Tally
    ages: dict[str, tuple[tuple[int, float], ...]] = field(default_factory=dict)
    outcomes: tuple[tuple[str, str], ...] = ()
    shares: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    mass_balance: float = 0.0


def compute(study: Study, *, progress: Progress = lambda done, total: None) -> Computed:
    """Return all products under the baseline and every scenario; raises `StudyRefused`."""
    study = in_order(checked(study))
    done = _begun(study)
    head, central, explained = study.header, done.draws.central(), None
    steps = -(-head.draws // CHUNK) * len(done.mined)
    for number, chunk in enumerate(done.draws.chunks()):
        sums = Sums(study, len(chunk))
        for row, each in enumerate(done.mined):
            key = each.product.product
            with _refusals(each.product, row, first=each.model.first_year):
                if not number:
                    done.ages[key] = ages_of(each, central, year=head.base_year)
                cells, worst = cells_of(each, chunk, base_year=head.base_year)
            done.mass_balance = max(done.mass_balance, worst)
            _take(done.tally, key, cells)
            sums.add(cells)
            progress(number * len(done.mined) + row + 1, steps)
        sums.tally(done.tally)
        explained = _explain(done, sums, chunk, explained)
    if explained is not None:
        done.shares = explained.shares()
    return done


def _begun(study: Study) -> Computed:
    """Make the models, announce what is in doubt, and begin the bands."""
    head, assumed = study.header, Assumed(study)
    draws = Draws(head.draws, head.seed)
    mined = []
    for row, product in enumerate(study.products):
        with _refusals(product, row):
            series = series_of(study, product, assumed=assumed)
            mined.append(mined_of(study, product, series, assumed=assumed, draws=draws))
    # A large study is worth loading the compiled sums; once they are, all of it uses them.
    additions = float(head.draws * len(mined) * (1 + len(study.scenarios))) * YEARS_WORKED**2
    tally = Tally(head.draws, kernel=kernels("auto", additions=additions))
    return Computed(study, tuple(range(head.base_year, head.last_year + 1)), draws, tuple(mined), tally)


@contextmanager
def _refusals(product: Product, row: int, *, first: int = 0) -> Iterator[None]:
    """Tell what the engine refuses by product and year, not by the position of a draw."""
    try:
        yield
    except InputError as error:
        told = {
            f"“{product.name}”{f', {first + each.year}' if first and each.year >= 0 else ''}: {each.text}"
            for each in error.problems
        }
        raise StudyRefused([Problem("products", row, "product", text) for text in sorted(told)]) from None


def _take(tally: Tally, key: str, cells: Mapping[str, Cell]) -> None:
    """Take the bands of one product: its flows, its mass, what it holds, and what each scenario changes."""
    base = cells[BASELINE]
    for name, cell in cells.items():
        tally.take(("flows", name, key), cell.flows)
        if (mass := cell.contents.get(MASS)) is not None:
            told: Parts = {part: mass[part] for part in ("stock", "discarded", "collected") if part in mass}
            tally.take(("mass", name, key), told)
        if name != BASELINE:
            changes = {part: difference(ahead(cell.flows[part]), ahead(base.flows[part])) for part in CHANGED}
            tally.take(("product differences", name, key), changes)
    held: Parts = {}
    for substance, parts in base.contents.items():
        if substance != MASS:
            held[f"stock|{substance}"] = parts["stock"][:, 0]
            held[f"discarded|{substance}"] = ahead(parts["discarded"])
    tally.take(("matrix", key), held)


def _explain(done: Computed, sums: Sums, chunk: Chunk, explained: Explained | None) -> Explained | None:
    """Take in what a chunk of draws tells about the assumptions that matter most."""
    found = list(sums.outcomes())
    for category, part, values in found:
        done.tally.take(("outcome", category, part), {"sum": values})
    done.outcomes = tuple((category, part) for category, part, _ in found)
    if not found or not chunk.places:
        return None
    results = np.array([values for _, _, values in found])
    if explained is None:
        count, draws = len(chunk.places), done.draws.count
        explained = Explained.begin(results.mean(axis=1), assumptions=count, draws=draws)
    explained.add(chunk.chances, results, done.tally.kernel)
    return explained
