"""What a scenario comes to: products in use and discarded, materials in stock, discarded, collected, recovered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from circulade.engines.stocks.drive import driven
from circulade.engines.stocks.kernels import Accelerator
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.materials import materials
from circulade.engines.stocks.model import Model, Product
from circulade.engines.stocks.shares import Shares, Values, chosen, shares_of
from circulade.engines.stocks.strategies import Loop, Recycle
from circulade.engines.stocks.use import Use, used

PRODUCT_FLOWS = ("inflow", "stock", "discarded", "returned", "second_use")
MATERIAL_FLOWS = ("inflow", "stock", "discarded", "collected", "recoverable", "recovered")


@dataclass(frozen=True, slots=True, eq=False)
class ProductOutcome:
    """One product: `flows` in its unit, `materials` in kg; every array is `[draws, years]`.

    inflow: new pieces · stock: in use in the product's function · discarded: leaves all use · returned: comes
    back to the same function · second_use: the stock in another use. Of a material: stock holds all
    uses; collected ≥ recoverable (dismantled) ≥ recovered are parts of discarded.
    """

    flows: Mapping[str, Floats]
    materials: Mapping[str, Mapping[str, Floats]]


def product_outcome(
    model: Model, scenario: str, product: Product, values: Values, *, accelerator: Accelerator = "auto"
) -> ProductOutcome:
    """Compute one product under a scenario ("" is the baseline) for every draw in `values`."""
    mined = mined_product(model, scenario, product, values, accelerator=accelerator)
    return recovered_product(model, scenario, product, values, mined)


def mined_product(
    model: Model, scenario: str, product: Product, values: Values, *, accelerator: Accelerator = "auto"
) -> ProductOutcome:
    """Compute what is in use and discarded, before collection and recovery."""
    shares = shares_of(model, scenario, product.name, values)
    use = used(model, scenario, product, shares, values, accelerator)
    found = {}
    if product.contents:
        given = materials(use.first, product.contents, accelerator=accelerator)
        for at, material in enumerate(given.names):
            held = (given.inflow[at], given.stock[at], given.outflow[at])
            flows = _material(use, shares, held, accelerator)
            level = values.get(f"product/{product.name}/content/{material}")
            if level is not None:
                flows = {name: level[:, np.newaxis] * flow for name, flow in flows.items()}
            found[material] = flows
    return ProductOutcome(_product(use, shares), found)


def recovered_product(
    model: Model, scenario: str, product: Product, values: Values, mined: ProductOutcome
) -> ProductOutcome:
    """Add what is collected, recoverable and recovered of each material."""
    rates = _rates(model, scenario, product, values)
    found = {material: _recovered(flows, rates, material) for material, flows in mined.materials.items()}
    return ProductOutcome(mined.flows, found)


def _product(use: Use, shares: Shares) -> dict[str, Floats]:
    stock, discarded = use.first.stock, use.first.outflow
    returned = np.zeros(stock.shape)
    second = np.zeros(stock.shape)
    for (_, strategy), again in zip(shares.strategies, use.again, strict=True):
        discarded = discarded - again.inflow + again.outflow
        if isinstance(strategy, Loop):
            stock, returned = stock + again.stock, returned + again.inflow
        else:
            second = second + again.stock
    flows = (use.first.inflow, stock, discarded, returned, second)
    return dict(zip(PRODUCT_FLOWS, flows, strict=True))


def _material(
    use: Use, shares: Shares, held: tuple[Floats, Floats, Floats], accelerator: Accelerator
) -> dict[str, Floats]:
    """Follow a material through the further lives: what enters them is a share of what left the first."""
    inflow, stock, discarded = held
    leaving = discarded
    for share, again in zip(shares.shares, use.again, strict=True):
        asked = again.question
        entering = np.ascontiguousarray(leaving * share)
        own = type(asked)(
            entering, "inflow", asked.lifetime, asked.cohort, asked.year, asked.conventions, None
        )
        flows = driven(own, accelerator)
        stock = stock + flows.stock
        discarded = discarded - entering + flows.outflow
    return {"inflow": inflow, "stock": stock, "discarded": discarded}


@dataclass(frozen=True, slots=True, eq=False)
class _Rates:
    collection: Floats
    dismantling: Floats
    recovery: Mapping[str, Floats]


def _rates(model: Model, scenario: str, product: Product, values: Values) -> _Rates:
    """Return the rates `[draws, years]` of collection, dismantling and recovery that the strategies reach."""
    ones = np.ones(len(model.years))
    base = f"product/{product.name}"
    rates = {name: values[f"{base}/{name}"][:, np.newaxis] * ones for name in ("collection", "dismantling")}
    for material in model.materials:
        known = values.get(f"recovery/{material}", np.zeros(1))
        rates[f"recovery/{material}"] = known[:, np.newaxis] * ones
    for key, strategy in chosen(model, scenario, product.name):
        if not isinstance(strategy, Recycle):
            continue
        course = strategy.course.at(model.years)
        for name in rates:
            if f"{key}/{name}" in values:
                reached = values[f"{key}/{name}"][:, np.newaxis]
                rates[name] = rates[name] + (reached - rates[name]) * course
    clipped = {name: np.clip(rate, 0.0, 1.0) for name, rate in rates.items()}
    recovery = {material: clipped[f"recovery/{material}"] for material in model.materials}
    return _Rates(clipped["collection"], clipped["dismantling"], recovery)


def _recovered(flows: Mapping[str, Floats], rates: _Rates, material: str) -> dict[str, Floats]:
    collected = flows["discarded"] * rates.collection
    recoverable = collected * rates.dismantling
    recovered = recoverable * rates.recovery[material]
    return {**flows, "collected": collected, "recoverable": recoverable, "recovered": recovered}
