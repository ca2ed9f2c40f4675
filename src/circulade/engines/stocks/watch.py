"""Which results are watched over all draws, and where each stands in one long column of numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.kernels import Accelerator
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.model import Model
from circulade.engines.stocks.outcome import (
    MATERIAL_FLOWS,
    PRODUCT_FLOWS,
    ProductOutcome,
    mined_product,
)
from circulade.engines.stocks.rates import rates_of
from circulade.engines.stocks.shares import Values, chosen
from circulade.engines.stocks.strategies import Recycle

Key = tuple[str, str, str, str]
"""Scenario ("" the baseline), "product" or "material", its name, the flow."""


@dataclass(frozen=True, slots=True)
class Watch:
    """The flows of each product and of each material (over all products) whose bands are wanted."""

    products: tuple[str, ...] = ("stock", "discarded")
    materials: tuple[str, ...] = ("stock", "discarded", "collected", "recovered")

    def __post_init__(self) -> None:
        """Refuse flows that there are not."""
        for given, known in ((self.products, PRODUCT_FLOWS), (self.materials, MATERIAL_FLOWS)):
            for flow in given:
                if flow not in known:
                    raise refuse("watch", f"{flow!r} is none of {', '.join(known)}")

    def keys(self, model: Model) -> tuple[Key, ...]:
        """Return what is watched, in the order of the column: the baseline, then each scenario."""
        return tuple(
            key
            for scenario in ("", *model.scenarios)
            for key in (
                *((scenario, "product", p.name, flow) for p in model.products for flow in self.products),
                *((scenario, "material", m, flow) for m in model.materials for flow in self.materials),
            )
        )


def column(model: Model, watch: Watch, values: Values, draws: int, accelerator: Accelerator) -> Floats:
    """Return all results watched `[keys · years, draws]`, then those of each scenario less the baseline's."""
    keys = watch.keys(model)
    place = {key: at for at, key in enumerate(keys)}
    count, years = len(keys), len(model.years)
    each = count // (1 + len(model.scenarios))
    cells = np.zeros((2 * count - each, years, draws))
    scratch = np.empty((draws, years))
    sums = {key: np.zeros((draws, years)) for key in keys if key[1] == "material"}
    for product in model.products:
        mined: dict[tuple[str, ...], ProductOutcome] = {}
        for scenario in ("", *model.scenarios):
            names = tuple(
                key for key, one in chosen(model, scenario, product.name) if not isinstance(one, Recycle)
            )
            if names not in mined:
                mined[names] = mined_product(model, scenario, product, values, watch.materials, accelerator)
            outcome = mined[names]
            rates = rates_of(model, scenario, product, values)
            for flow in watch.products:
                cells[place[scenario, "product", product.name, flow]] = outcome.flows[flow].T
            for material, flows in outcome.materials.items():
                for flow in watch.materials:
                    part = flows.get(flow)
                    if part is None:
                        share = rates.of_discarded(flow, material)
                        part = np.multiply(flows["discarded"], share, out=scratch)
                    sums[scenario, "material", material, flow] += part
    for key, whole in sums.items():
        cells[place[key]] = whole.T
    for at in range(count, len(cells)):
        np.subtract(cells[at - count + each], cells[(at - count) % each], out=cells[at])
    return cells.reshape(len(cells) * years, draws)
