"""A product under a scenario for some draws: units, and kilograms of each substance up to its recovery."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from circulade.engines.stocks.kernels import Accelerator
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.outcome import ProductOutcome, mined_product
from circulade.engines.stocks.rates import Rates, rates_of
from circulade.engines.stocks.strategies import Recycle
from circulade.files.mine.assumed import MASS
from circulade.files.mine.drawing import Chunk
from circulade.files.mine.modelling import Mined
from circulade.files.mine.study import BASELINE

FLOWS = ("stock", "fresh", "discarded", "returned")
PARTS = ("stock", "fresh", "discarded", "returned", "collected", "recovered")
WANTED = ("inflow", "stock", "discarded", "kept")
Parts = dict[str, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A product under a scenario on the years of the study, arrays `[draws, years]`.

    `flows` are units of the product, `contents` kilograms by substance; a step that nobody stated has no part.
    """

    flows: Parts
    contents: Mapping[str, Parts]


def cells_of(
    mined: Mined, chunk: Chunk, *, base_year: int, accelerator: Accelerator = "auto"
) -> tuple[dict[str, Cell], float]:
    """Return the product under the baseline and every scenario, and how far mass is from being kept."""
    values, worst = mined.values(chunk), 0.0
    known: dict[str, ProductOutcome] = {}
    cells: dict[str, Cell] = {}
    at = slice(base_year - mined.model.first_year, None)
    for name in (BASELINE, *mined.model.scenarios):
        scenario = "" if name == BASELINE else name
        steps = mined.model.scenarios[scenario] if scenario else ()
        if scenario and not steps:
            cells[name] = cells[BASELINE]
            continue
        # A scenario without a strategy that moves things is the baseline with other rates.
        like = scenario if any(not isinstance(one, Recycle) for one in steps) else ""
        if like not in known:
            known[like] = mined_product(mined.model, like, mined.modelled, values, WANTED, accelerator)
            worst = max(worst, _imbalance(known[like]))
        rates = rates_of(mined.model, scenario, mined.modelled, values)
        cells[name] = _cell(known[like], rates, _stated(mined, scenario), at)
    return cells, worst


def _stated(mined: Mined, scenario: str) -> frozenset[tuple[str, str]]:
    """Return the rates that are stated in a scenario: those of the baseline, and what its steps bring."""
    found = set(mined.stated)
    for step in mined.model.scenarios[scenario] if scenario else ():
        if isinstance(step, Recycle):
            found |= {("collection", "")} if step.collection is not None else set()
            found |= {("recovery", substance) for substance in step.recovery}
    return frozenset(found)


def _cell(outcome: ProductOutcome, rates: Rates, stated: frozenset[tuple[str, str]], at: slice) -> Cell:
    found = outcome.flows
    flows = {
        "stock": (found["stock"] + found["second_use"])[:, at],
        "fresh": np.maximum(found["inflow"][:, at], 0.0),
        "discarded": found["discarded"][:, at],
        "returned": (found["returned"] + found["repurposed"])[:, at],
    }
    contents: dict[str, Parts] = {}
    for substance, held in outcome.materials.items():
        parts = {
            "stock": held["stock"][:, at],
            "fresh": np.maximum(held["inflow"][:, at], 0.0),
            "discarded": held["discarded"][:, at],
            "returned": held["kept"][:, at],
        }
        if ("collection", "") in stated:
            parts["collected"] = parts["discarded"] * _cut(rates.of_discarded("collected", substance), at)
            if substance != MASS and ("recovery", substance) in stated:
                parts["recovered"] = parts["discarded"] * _cut(rates.of_discarded("recovered", substance), at)
        contents[substance] = parts
    return Cell(flows, contents)


def _cut(share: Floats, at: slice) -> Floats:
    return share if share.shape[1] == 1 else share[:, at]


def _imbalance(outcome: ProductOutcome) -> float:
    """Return the largest |stock before + Σ new − Σ discarded − in use|, as a share of the largest stock."""
    flows = outcome.flows
    held = flows["stock"] + flows["second_use"]
    run = outcome.first.before[:, np.newaxis] + np.cumsum(flows["inflow"] - flows["discarded"], axis=1)
    largest = float(np.abs(held).max())
    return float(np.abs(run - held).max()) / largest if largest else 0.0


def ages_of(mined: Mined, central: Chunk, *, year: int) -> tuple[tuple[int, float], ...]:
    """Return the central stock at the end of a year by year of make."""
    outcome = mined_product(mined.model, "", mined.modelled, mined.values(central), (), "auto")
    table = outcome.first.by_cohort(0)
    row = table.stock[year - mined.model.first_year]
    return tuple(
        (cohort, float(amount))
        for cohort, amount in zip(table.cohorts, row, strict=True)
        if cohort <= year and amount > 0
    )
