"""What happens to what is discarded: the rates of collection, dismantling and recovery under a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.model import Model, Product
from circulade.engines.stocks.shares import Values, chosen
from circulade.engines.stocks.strategies import Recycle


@dataclass(frozen=True, slots=True, eq=False)
class Rates:
    """Shares `[draws, years or 1]`, each of what is left of the one before; `recovery` by material."""

    collection: Floats
    dismantling: Floats
    recovery: Mapping[str, Floats]

    def parts(self, discarded: Floats, material: str, wanted: tuple[str, ...]) -> dict[str, Floats]:
        """Return those wanted of collected, recoverable and recovered."""
        recoverable = self.collection * self.dismantling
        found = {}
        if "collected" in wanted:
            found["collected"] = discarded * self.collection
        if "recoverable" in wanted:
            found["recoverable"] = discarded * recoverable
        if "recovered" in wanted:
            found["recovered"] = discarded * (recoverable * self.recovery[material])
        return found


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
