"""Compute a study: every product under every scenario with the same draws, then the sums by material."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from circulade.files.mine.contents import Contents, by_year, follow
from circulade.files.mine.drawing import Draws, Parameter, parameter
from circulade.files.mine.filling import Series, series_of
from circulade.files.mine.flows import Flows, baseline_flows, scenario_flows
from circulade.files.mine.lifetimes import lifetime_of
from circulade.files.mine.plain import in_order
from circulade.files.mine.recovery import rate, rate_key
from circulade.files.mine.rules import checked
from circulade.files.mine.study import BASELINE, DIVERTING, Assumption, Product, Strategy, Study

Floats = NDArray[np.float64]
Progress = Callable[[int, int], None]
MASS = "*"
"""Stands for the mass of the product itself where substances are named."""

MOVING = (*DIVERTING, "reduce", "design", "repair")
"""Strategies that change flows; the others change what becomes of what is discarded."""
SHORTEST_LIFE = 0.2
"""No draw of a lifetime is shorter than this share of the stated one, however wide its band."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A product under a scenario on the years of the study: units and, by substance, kilograms `[1 + draws, years]`.

    `None` for collected or recovered says that nobody stated the step.
    """

    stock: Floats
    fresh: Floats
    discarded: Floats
    returned: Floats
    ages: tuple[tuple[int, float], ...]
    contents: dict[str, Contents]
    collected: dict[str, Floats | None]
    recovered: dict[str, Floats | None]


@dataclass(slots=True, eq=False)
class Computed:
    """Everything computed: `cells` by scenario and product, on `years` from the base year to the last."""

    study: Study
    years: tuple[int, ...]
    draws: Draws
    series: dict[str, Series] = field(default_factory=dict)
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    mass_balance: float = 0.0


def compute(study: Study, *, progress: Progress = lambda done, total: None) -> Computed:
    """Return all products under the baseline and every scenario; raises `StudyRefused`."""
    study = in_order(checked(study))
    head = study.header
    draws = Draws(head.draws, head.seed)
    series = {each.product: series_of(study, each) for each in study.products}
    _announce(study, series, draws)
    draws.draw()
    done = Computed(study, tuple(range(head.base_year, head.last_year + 1)), draws, series)
    names = (BASELINE, *study.scenarios)
    for at, product in enumerate(study.products):
        base = _baseline(study, product, series[product.product], draws)
        for number, name in enumerate(names):
            steps = [
                each
                for each in study.strategies
                if each.scenario == name and each.product in ("", product.product)
            ]
            steps.sort(key=lambda each: each.order)
            flows = base
            if any(step.strategy in MOVING for step in steps):
                life = _lifetime(study, product)
                flows = scenario_flows(
                    base, steps, lifetime=lifetime_of(life, draws[f"lifetime|{product.product}"])
                )
            done.mass_balance = max(done.mass_balance, flows.stocks.mass_balance)
            done.cells[name, product.product] = _cell(done, product, flows, steps)
            progress(at * len(names) + number + 1, len(study.products) * len(names))
    return done


def _lifetime(study: Study, product: Product) -> Assumption:
    return study.assumed(product.product, "lifetime")[0]


def contents_of(study: Study, product: Product) -> dict[str, list[Assumption]]:
    """Return the rows of content by substance; mass stands under `MASS`."""
    found: dict[str, list[Assumption]] = {}
    for row in study.assumptions:
        if row.product == product.product and row.kind == "content":
            found.setdefault(row.substance, []).append(row)
        if row.product == product.product and row.kind == "mass":
            found.setdefault(MASS, []).append(row)
    if MASS not in found and product.unit in ("kg", "t"):
        exact = Assumption(product.product, "mass", 1.0, unit="kg/kg", low=1.0, high=1.0, grade="A")
        found[MASS] = [exact]
    return found


def _announce(study: Study, series: dict[str, Series], draws: Draws) -> None:
    """Announce every uncertain value in an order that depends on the rows only."""
    for product in study.products:
        key, band = product.product, series[product.product].band
        draws.add(f"data|{key}", Parameter(f"figures of {product.name}", 1.0, 1 / band, band))
        life = _lifetime(study, product)
        floor = SHORTEST_LIFE * life.value
        draws.add(f"lifetime|{key}", parameter(f"lifetime of {product.name}", life, least=floor))
        for kind in ("growth", "history"):
            for row in study.assumed(key, kind)[:1]:
                low = row.low if row.low is not None else row.value - 2
                high = row.high if row.high is not None else row.value + 2
                # Shifted by 100, so that a fall is no negative number: draws are cut at 0.
                label = f"{kind} of {product.name}"
                draws.add(f"{kind}|{key}", Parameter(label, row.value + 100, low + 100, high + 100))
        for substance, rows in contents_of(study, product).items():
            stated = [parameter("", row) for row in rows if row.value > 0]
            low = float(np.mean([one.low / one.value for one in stated])) if stated else 1.0
            high = float(np.mean([one.high / one.value for one in stated])) if stated else 1.0
            label = f"mass of {product.name}" if substance == MASS else f"{substance} in {product.name}"
            draws.add(f"content|{key}|{substance}", Parameter(label, 1.0, low, high))
    for row in study.assumptions:
        if row.kind in ("collection", "dismantling", "recovery"):
            where = " ".join(part for part in (row.kind, row.substance and f"of {row.substance}") if part)
            named = parameter(f"{where} ({row.product or 'all products'})", row, most=100.0)
            draws.add(rate_key(row.product, row.kind, row.substance), named)


def _yearly(study: Study, draws: Draws, product: Product, kind: str) -> Floats | None:
    if not study.assumed(product.product, kind):
        return None
    return draws[f"{kind}|{product.product}"] / 100 - 1


def _baseline(study: Study, product: Product, series: Series, draws: Draws) -> Flows:
    growth = _yearly(study, draws, product, "growth")
    return baseline_flows(
        series.known[: study.header.last_year - series.first + 1],
        way="stock" if product.way == "stock" else "sales",
        first=series.first,
        last=study.header.last_year,
        scale=draws[f"data|{product.product}"],
        growth=np.zeros(draws.count + 1) if growth is None else growth,
        history=_yearly(study, draws, product, "history"),
        lifetime=lifetime_of(_lifetime(study, product), draws[f"lifetime|{product.product}"]),
    )


def _cell(done: Computed, product: Product, flows: Flows, steps: list[Strategy]) -> Cell:
    """Cut the flows to the years of the study and follow every substance to its recovery."""
    study, draws, years = done.study, done.draws, done.years
    start = flows.years.index(years[0])
    at = slice(start, start + len(years))
    contents: dict[str, Contents] = {}
    collected: dict[str, Floats | None] = {}
    recovered: dict[str, Floats | None] = {}
    gathered = rate(study, draws, product=product.product, kind="collection", years=years, steps=steps)
    for substance, rows in contents_of(study, product).items():
        kilograms = by_year(rows, years=flows.years, per=product.unit)
        moved = follow(flows, kilograms, draws[f"content|{product.product}|{substance}"])
        found = Contents(
            *(getattr(moved, name)[:, at] for name in ("stock", "fresh", "discarded", "kept_in_use"))
        )
        contents[substance] = found
        collected[substance] = None if gathered is None else found.discarded * gathered
        recovered[substance] = _recovered(done, product.product, substance, steps, collected[substance])
    return Cell(
        (flows.stocks.stock + flows.second)[:, at],
        flows.fresh[:, at],
        flows.discarded[:, at],
        (flows.returned + flows.repurposed)[:, at],
        _ages(flows, study.header.base_year),
        contents,
        collected,
        recovered,
    )


def _recovered(
    done: Computed, product: str, substance: str, steps: list[Strategy], collected: Floats | None
) -> Floats | None:
    """Return what is recovered of a substance; None where a step is not stated, and for the mass of products."""
    if substance == MASS or collected is None:
        return None
    found: list[Floats] = []
    for kind in ("dismantling", "recovery"):
        share = rate(
            done.study,
            done.draws,
            product=product,
            kind=kind,
            substance=substance,
            years=done.years,
            steps=steps,
        )
        if share is None:
            return None
        found.append(share)
    return np.asarray(collected * found[0] * found[1])


def _ages(flows: Flows, year: int) -> tuple[tuple[int, float], ...]:
    """Return the central stock at the end of a year by year of make."""
    if year not in flows.years:
        return ()
    table = flows.stocks.by_cohort(0)
    offset = flows.years[0]
    row = table.stock[flows.years.index(year)]
    return tuple(
        (cohort + offset, float(amount))
        for cohort, amount in zip(table.cohorts, row, strict=True)
        if cohort + offset <= year and amount > 0
    )
