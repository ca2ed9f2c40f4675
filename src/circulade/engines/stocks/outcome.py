"""What a scenario comes to: products in use and discarded, materials in stock, discarded, collected, recovered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.stocks.drive import driven
from circulade.engines.stocks.kernels import Accelerator
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.materials import content_weights, weighted
from circulade.engines.stocks.model import Model, Product
from circulade.engines.stocks.rates import PARTS, Rates, rates_of
from circulade.engines.stocks.result import Stocks
from circulade.engines.stocks.shares import Shares, Values, shares_of
from circulade.engines.stocks.strategies import Loop
from circulade.engines.stocks.use import Use, used

PRODUCT_FLOWS = ("inflow", "stock", "discarded", "returned", "repurposed", "second_use")
ONE = np.ones(1)
MATERIAL_FLOWS = ("inflow", "stock", "discarded", "kept", *PARTS)


@dataclass(frozen=True, slots=True, eq=False)
class ProductOutcome:
    """One product: `flows` in its unit, `materials` in kg; every array is `[draws, years]`.

    inflow: new pieces · stock: in use in the product's function · discarded: leaves all use · returned: comes
    back to the same function · repurposed: goes into another use · second_use: the stock in another use. Of a
    material: stock holds all uses; kept: goes into a further life of either kind; collected ≥ recoverable
    (dismantled) ≥ recovered are parts of discarded. `first` is the first life, whose cohorts can be asked for.
    """

    flows: Mapping[str, Floats]
    materials: Mapping[str, Mapping[str, Floats]]
    first: Stocks


def product_outcome(
    model: Model, scenario: str, product: Product, values: Values, *, accelerator: Accelerator = "auto"
) -> ProductOutcome:
    """Compute one product under a scenario ("" is the baseline) for every draw in `values`."""
    mined = mined_product(model, scenario, product, values, MATERIAL_FLOWS, accelerator)
    return rated(mined, rates_of(model, scenario, product, values))


def rated(mined: ProductOutcome, rates: Rates) -> ProductOutcome:
    """Return what is mined with what is collected, recoverable and recovered of it."""
    found = {
        material: {
            **flows,
            **{part: flows["discarded"] * rates.of_discarded(part, material) for part in PARTS},
        }
        for material, flows in mined.materials.items()
    }
    return replace(mined, materials=found)


def mined_product(
    model: Model,
    scenario: str,
    product: Product,
    values: Values,
    wanted: tuple[str, ...],
    accelerator: Accelerator,
) -> ProductOutcome:
    """Compute what is in use and discarded, before collection and recovery; of materials the flows wanted."""
    shares = shares_of(model, scenario, product.name, values)
    use = used(model, scenario, product, shares, values, accelerator)
    flows = _product(use, shares)
    weights = [content_weights(use.first, content) for content in product.contents]
    varying = [at for at, weight in enumerate(weights) if weight.size > 1]
    by_cohort = dict(zip(varying, _held(use, [weights[at] for at in varying], accelerator), strict=True))
    whole, again = flows["stock"] + flows["second_use"], flows["returned"] + flows["repurposed"]
    found = {}
    for at, (content, weight) in enumerate(zip(product.contents, weights, strict=True)):
        level = values.get(f"product/{product.name}/content/{content.material}", ONE)[:, np.newaxis]
        if at in by_cohort:
            own = _material(use, shares, *by_cohort[at], accelerator)
            for flow in own.values():
                flow *= level
        else:  # every cohort holds the same: a material goes where the product goes
            own = {"stock": whole * (weight * level), "discarded": flows["discarded"] * (weight * level)}
            if "kept" in wanted:
                own["kept"] = again * (weight * level)
        if "inflow" in wanted:
            own["inflow"] = use.first.inflow * (weight * level)
        found[content.material] = own
    return ProductOutcome(flows, found, use.first)


def _held(use: Use, weights: list[Floats], accelerator: Accelerator) -> list[tuple[Floats, Floats]]:
    if not weights:
        return []
    stock, outflow = weighted(use.first, np.array(weights), accelerator)
    return list(zip(stock, outflow, strict=True))


def _product(use: Use, shares: Shares) -> dict[str, Floats]:
    stock, discarded = use.first.stock, use.first.outflow
    returned, repurposed, second = (np.zeros(stock.shape) for _ in range(3))
    for (_, strategy), again in zip(shares.strategies, use.again, strict=True):
        discarded = discarded - again.inflow + again.outflow
        if isinstance(strategy, Loop):
            stock, returned = stock + again.stock, returned + again.inflow
        else:
            second, repurposed = second + again.stock, repurposed + again.inflow
    flows = (use.first.inflow, stock, discarded, returned, repurposed, second)
    return dict(zip(PRODUCT_FLOWS, flows, strict=True))


def _material(
    use: Use, shares: Shares, stock: Floats, leaving: Floats, accelerator: Accelerator
) -> dict[str, Floats]:
    """Follow a material through the further lives: what enters them is a share of what left the first."""
    discarded, kept = leaving, np.zeros(leaving.shape)
    for share, again in zip(shares.shares, use.again, strict=True):
        entering = np.ascontiguousarray(leaving * share)
        flows = driven(replace(again.question, given=entering), accelerator)
        stock, kept = stock + flows.stock, kept + entering
        discarded = discarded - entering + flows.outflow
    return {"stock": stock, "discarded": discarded, "kept": kept}
