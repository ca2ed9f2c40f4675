"""The materials in stocks and flows, with the composition of each cohort.

The silver in a photovoltaic module fell forty-fold in 25 years: what leaves in a year is the sum over
cohorts of their content times what leaves of them. That sum is the one that gives the stock itself, with
the content as a weight on what came in, so no array of years by cohorts is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.stocks.carried import carried
from circulade.engines.stocks.content import Content
from circulade.engines.stocks.drive import driven
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.initial import ByCohort, Initial, Steady
from circulade.engines.stocks.kernels import Accelerator
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.result import Stocks
from circulade.engines.stocks.weighted import weighted_cohorts, weighted_rows


@dataclass(frozen=True, slots=True, eq=False)
class Materials:
    """Kilograms of each material `[materials, series, years]`, as element or as the material itself."""

    names: tuple[str, ...]
    inflow: Floats
    stock: Floats
    outflow: Floats
    first_year: int
    unit: str = "kg"

    def of(self, name: str) -> tuple[Floats, Floats, Floats]:
        """Return inflow, stock and outflow `[series, years]` of one material."""
        at = self.names.index(name)
        return self.inflow[at], self.stock[at], self.outflow[at]


def materials(
    stocks: Stocks, content_by_cohort: Sequence[Content], *, accelerator: Accelerator = "auto"
) -> Materials:
    """Return the materials in stocks and flows; contents with one value by cohort have one for each year.

    Cohorts before the first year hold what the first does. `stocks` needs its unit, so that contents by kWh
    are not taken for contents by piece. Raises `InputError`.
    """
    if not stocks.unit:
        raise refuse("unit", "the stocks have no unit; give unit= so that contents by unit can be applied")
    names = tuple(content.material for content in content_by_cohort)
    if len(set(names)) < len(names):
        raise refuse("content", "a material stands twice; contents of different basis are added up first")
    weights = [content_weights(one, stocks.unit, stocks.stock.shape[1]) for one in content_by_cohort]
    inflow = np.array([stocks.inflow * each for each in weights])
    stock = np.array([stocks.stock * each for each in weights])
    outflow = np.array([stocks.outflow * each for each in weights])
    varying = [at for at, each in enumerate(weights) if each.size > 1]
    if varying:
        of_cohorts = np.array([weights[at] for at in varying])
        stock[varying], outflow[varying] = weighted(stocks, of_cohorts, accelerator)
    return Materials(names, inflow, stock, outflow, stocks.first_year)


def content_weights(content: Content, unit: str, years: int) -> Floats:
    """Return the kg in one unit of product: `[1]`, or `[years]` where cohorts hold different amounts."""
    each = content.kilograms(unit)
    if each.size not in (1, years):
        text = f"{content.material}: {each.size} contents for {years} years; give one for each year"
        raise refuse("content", text)
    return each.reshape(-1)[:1] if content.constant else each


def weighted(stocks: Stocks, each: Floats, accelerator: Accelerator) -> tuple[Floats, Floats]:
    """Return stock and outflow `[materials, series, years]` of contents `[materials, years]` that differ by cohort."""
    asked = stocks.question
    if asked.plain and asked.initial is None and not stocks.early:
        return weighted_rows(asked, stocks.inflow, each, accelerator)
    if asked.year is None and asked.initial is None and not stocks.early:
        return weighted_cohorts(asked, stocks.inflow, each)
    parts = [_weighted_one(stocks, one, accelerator) for one in each]
    return np.array([stock for stock, _ in parts]), np.array([outflow for _, outflow in parts])


def _weighted_one(stocks: Stocks, each: Floats, accelerator: Accelerator) -> tuple[Floats, Floats]:
    asked = stocks.question
    weighted = replace(
        asked,
        given=np.ascontiguousarray(stocks.inflow * each),
        driven="inflow",
        initial=_weighted_initial(asked.initial, float(each[0])),
        conventions=replace(asked.conventions, negative="accept"),
    )
    flows = driven(weighted, accelerator)
    stock, outflow = np.array(flows.stock), np.array(flows.outflow)
    if stocks.early:
        early = list(stocks.early)
        stock[early], outflow[early] = carried(stocks, early, each[np.newaxis], older=float(each[0]))
    return stock, outflow


def _weighted_initial(initial: Initial | None, each: float) -> Initial | None:
    if isinstance(initial, ByCohort):
        return ByCohort(np.asarray(initial.amounts, dtype=np.float64) * each)
    if isinstance(initial, Steady):
        return Steady(np.asarray(initial.stock, dtype=np.float64) * each, initial.growth)
    return None
