"""Which results are watched over all draws."""

from __future__ import annotations

from dataclasses import dataclass

from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.layout import Key
from circulade.engines.stocks.model import Model
from circulade.engines.stocks.outcome import MATERIAL_FLOWS, PRODUCT_FLOWS


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
