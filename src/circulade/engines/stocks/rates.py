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
    """Shares `[draws, years or 1]`, each of what is left of the one before; the last two by material."""

    collection: Floats
    dismantling: Mapping[str, Floats]
    recovery: Mapping[str, Floats]

    def of_discarded(self, flow: str, material: str) -> Floats:
        """Return which share of what is discarded is collected, recoverable or recovered, `[draws, years or 1]`."""
        if flow == "collected":
            return self.collection
        recoverable = self.collection * self.dismantling[material]
        return recoverable if flow == "recoverable" else recoverable * self.recovery[material]


def rates_of(model: Model, scenario: str, product: Product, values: Values) -> Rates:
    """Return the rates of a product: those of the baseline, raised by each recycling strategy in turn."""
    base = f"product/{product.name}"
    whole = values[f"{base}/dismantling"]
    rates = {"collection": values[f"{base}/collection"][:, np.newaxis]}
    for content in product.contents:
        for name, otherwise in (("dismantling", whole), ("recovery", np.zeros(len(whole)))):
            name = f"{name}/{content.material}"
            rates[name] = values.get(name, otherwise)[:, np.newaxis]
    for key, strategy in chosen(model, scenario, product.name):
        if not isinstance(strategy, Recycle):
            continue
        course = strategy.course.at(model.years)
        for name in rates:
            reached = values.get(f"{key}/{name}", values.get(f"{key}/{name.partition('/')[0]}"))
            if reached is not None:
                rates[name] = rates[name] + np.maximum(reached[:, np.newaxis] - rates[name], 0.0) * course
    clipped = {name: np.minimum(np.maximum(rate, 0.0), 1.0) for name, rate in rates.items()}
    of = {
        kind: {one.material: clipped[f"{kind}/{one.material}"] for one in product.contents}
        for kind in ("dismantling", "recovery")
    }
    return Rates(clipped["collection"], of["dismantling"], of["recovery"])
