"""What happens to what is discarded: the rates of collection, dismantling and recovery under a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.model import Model, Product
from circulade.engines.stocks.shares import Values, chosen
from circulade.engines.stocks.strategies import Recycle

PARTS = ("collected", "recoverable", "recovered")
"""The flows of a material that are shares of what is discarded."""


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """Shares `[draws, years or 1]`, each of what is left of the one before; `recovery` by material."""

    collection: Floats
    dismantling: Floats
    recovery: Mapping[str, Floats]

    def of_discarded(self, flow: str, material: str) -> Floats:
        """Return which share of what is discarded is collected, recoverable or recovered, `[draws, years or 1]`."""
        if flow == "collected":
            return self.collection
        recoverable = self.collection * self.dismantling
        return recoverable if flow == "recoverable" else recoverable * self.recovery[material]


def rates_of(model: Model, scenario: str, product: Product, values: Values) -> Rates:
    """Return the rates of a product: those of the baseline, moved by each recycling strategy in turn."""
    base = f"product/{product.name}"
    rates = {name: values[f"{base}/{name}"][:, np.newaxis] for name in ("collection", "dismantling")}
    for content in product.contents:
        known = values.get(f"recovery/{content.material}")
        name = f"recovery/{content.material}"
        rates[name] = np.zeros((len(rates["collection"]), 1)) if known is None else known[:, np.newaxis]
    for key, strategy in chosen(model, scenario, product.name):
        if not isinstance(strategy, Recycle):
            continue
        course = strategy.course.at(model.years)
        for name in rates:
            if f"{key}/{name}" in values:
                reached = values[f"{key}/{name}"][:, np.newaxis]
                rates[name] = rates[name] + (reached - rates[name]) * course
    clipped = {name: np.clip(rate, 0.0, 1.0) for name, rate in rates.items()}
    recovery = {one.material: clipped[f"recovery/{one.material}"] for one in product.contents}
    return Rates(clipped["collection"], clipped["dismantling"], recovery)
