"""What a scenario comes to: products in use and discarded, materials in stock, discarded, collected, recovered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.stocks.blends import Blend, blends_of
from circulade.engines.stocks.drive import driven
from circulade.engines.stocks.kernels import Accelerator
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.materials import weighted
from circulade.engines.stocks.model import Model, Product
from circulade.engines.stocks.rates import PARTS, Rates, rates_of
from circulade.engines.stocks.result import Stocks
from circulade.engines.stocks.shares import Shares, Values, shares_of
from circulade.engines.stocks.strategies import Loop
from circulade.engines.stocks.use import Lives, Use, used

PRODUCT_FLOWS = ("inflow", "stock", "discarded", "returned", "repurposed", "second_use")
ONE = np.ones(1)
CARRIED_FLOWS = ("inflow", "stock", "discarded", "kept")
MATERIAL_FLOWS = (*CARRIED_FLOWS, *PARTS)


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
    blends = blends_of(product, len(model.years))
    carried = carried_product(model, scenario, product, values, blends=blends, accelerator=accelerator)
    found = {}
    for carrier in carried.carriers:
        for material, multiple in carrier.held:
            weight = multiple * level_of(product, material, values)[:, np.newaxis]
            flows = ("stock", "discarded", *(flow for flow in ("inflow", "kept") if flow in wanted))
            found[material] = {flow: carrier.flows[flow] * weight for flow in flows}
    ordered = {content.material: found[content.material] for content in product.contents}
    return ProductOutcome(carried.flows, ordered, carried.first)


@dataclass(frozen=True, slots=True, eq=False)
class Carrier:
    """What takes materials along: flows `[draws, years]`, and of each material the multiple that they hold."""

    flows: Mapping[str, Floats]
    held: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """A product with its carriers: the flows of every material are a multiple of those of one of them."""

    flows: Mapping[str, Floats]
    first: Stocks
    carriers: tuple[Carrier, ...]


def carried_product(
    model: Model,
    scenario: str,
    product: Product,
    values: Values,
    *,
    blends: tuple[Blend, ...],
    accelerator: Accelerator,
    lives: Lives | None = None,
) -> Carried:
    """Compute a product and what takes its materials along; `lives` keeps first lives for other scenarios."""
    shares = shares_of(model, scenario, product.name, values)
    use = used(model, scenario, product, shares, values, accelerator, {} if lives is None else lives)
    flows = _product(use, shares)
    profiles = [blend.profile for blend in blends if blend.profile is not None]
    by_cohort = iter(_held(use, profiles, accelerator))
    carriers = []
    for blend in blends:
        if blend.profile is None:  # every cohort holds the same: a material goes where the product goes
            whole, again = flows["stock"] + flows["second_use"], flows["returned"] + flows["repurposed"]
            parts = (flows["inflow"], whole, flows["discarded"], again)
            own = dict(zip(CARRIED_FLOWS, parts, strict=True))
        else:
            own = _material(use, shares, *next(by_cohort), accelerator)
            own["inflow"] = use.first.inflow * blend.profile
        carriers.append(Carrier(own, blend.held))
    return Carried(flows, use.first, tuple(carriers))


def level_of(product: Product, material: str, values: Values) -> Floats:
    """Return by how much the content of a material is more than stated, `[draws or 1]`."""
    return values.get(f"product/{product.name}/content/{material}", ONE)


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
