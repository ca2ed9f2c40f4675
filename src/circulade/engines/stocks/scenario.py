"""A scenario beside its baseline, with the values as they are: the difference is what the strategies change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from circulade.engines.stocks.kernels import Accelerator
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.model import Model
from circulade.engines.stocks.outcome import MATERIAL_FLOWS, PRODUCT_FLOWS, ProductOutcome, product_outcome
from circulade.engines.stocks.result import ENGINE, VERSION
from circulade.engines.stocks.shares import check_shares
from circulade.engines.stocks.strategies import Strategy


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """Every product under one scenario, without doubt in any number; `[years]` arrays by name.

    `product(name)` in the product's unit, `material(name)` in kg over all products, `cell(product, material)`.
    """

    model: Model
    products: Mapping[str, ProductOutcome]

    def product(self, name: str) -> dict[str, Floats]:
        """Return the flows of one product, `[years]` each."""
        return {flow: values[0] for flow, values in self.products[name].flows.items()}

    def cell(self, product: str, material: str) -> dict[str, Floats]:
        """Return the flows of one material in one product, kg `[years]` each."""
        return {flow: values[0] for flow, values in self.products[product].materials[material].items()}

    def material(self, name: str) -> dict[str, Floats]:
        """Return the flows of one material over all products, kg `[years]` each."""
        cells = [self.cell(p, name) for p, one in self.products.items() if name in one.materials]
        return {flow: np.sum([cell[flow] for cell in cells], axis=0) for flow in MATERIAL_FLOWS}

    def as_json(self) -> dict[str, Any]:
        """Return all flows by product and by material as lists."""
        return {
            "products": {
                name: {flow: values.tolist() for flow, values in self.product(name).items()}
                for name in self.products
            },
            "materials": {
                name: {flow: values.tolist() for flow, values in self.material(name).items()}
                for name in self.model.materials
            },
        }


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A baseline and a scenario; `difference` is scenario − baseline."""

    baseline: Outcome
    scenario: Outcome
    engine: str = ENGINE
    version: str = VERSION

    def product_difference(self, name: str) -> dict[str, Floats]:
        """Return what the strategies change in the flows of one product, `[years]` each."""
        one, other = self.baseline.product(name), self.scenario.product(name)
        return {flow: other[flow] - one[flow] for flow in PRODUCT_FLOWS}

    def material_difference(self, name: str) -> dict[str, Floats]:
        """Return what the strategies change in the flows of one material, kg `[years]` each."""
        one, other = self.baseline.material(name), self.scenario.material(name)
        return {flow: other[flow] - one[flow] for flow in MATERIAL_FLOWS}

    def as_json(self) -> dict[str, Any]:
        """Return baseline, scenario and difference as JSON."""
        difference = {
            "products": {
                name: {flow: values.tolist() for flow, values in self.product_difference(name).items()}
                for name in self.baseline.products
            },
            "materials": {
                name: {flow: values.tolist() for flow, values in self.material_difference(name).items()}
                for name in self.baseline.model.materials
            },
        }
        return {
            "engine": self.engine,
            "version": self.version,
            "baseline": self.baseline.as_json(),
            "scenario": self.scenario.as_json(),
            "difference": difference,
        }


def outcome(model: Model, scenario: str = "", *, accelerator: Accelerator = "auto") -> Outcome:
    """Return what a scenario of the model comes to at the values as they are; "" is the baseline."""
    check_shares(model)
    values = {key: np.array([assumption.value]) for key, assumption in model.assumptions().items()}
    products = {
        product.name: product_outcome(model, scenario, product, values, accelerator=accelerator)
        for product in model.products
    }
    return Outcome(model, products)


def scenario(
    baseline: Model, strategies: Sequence[Strategy], *, accelerator: Accelerator = "auto"
) -> Comparison:
    """Return the strategies, applied in order to the baseline, beside it. Raises `InputError`.

    Shares of one flow that add up to more than 100 % are refused with the sum.
    """
    asked = replace(baseline, scenarios={"asked": tuple(strategies)})
    return Comparison(
        outcome(replace(baseline, scenarios={}), accelerator=accelerator),
        outcome(asked, "asked", accelerator=accelerator),
    )
