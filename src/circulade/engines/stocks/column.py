"""All results watched in one long column of numbers, computed for a chunk of draws together."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from circulade.engines.stocks.blends import blends_of
from circulade.engines.stocks.kernels import Accelerator, kernels
from circulade.engines.stocks.layout import Keys, Layout, Touch
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.model import Model, Product
from circulade.engines.stocks.outcome import Carried, Carrier, carried_product, level_of
from circulade.engines.stocks.rates import PARTS, Rates, rates_of
from circulade.engines.stocks.shares import Values
from circulade.engines.stocks.sums import Sums, filled
from circulade.engines.stocks.use import Lives
from circulade.engines.stocks.watch import Watch


def column(
    model: Model, watch: Watch, layout: Layout, values: Values, draws: int, accelerator: Accelerator
) -> Floats:
    """Return every result of the layout `[results · years, draws]`."""
    years, width = len(model.years), filled(draws)
    cells = np.zeros((layout.size, years, width))
    summed = cells[layout.products : layout.products + layout.materials]
    kernel = kernels(accelerator, additions=float(summed.size) * len(model.products))
    sums = Sums(summed, kernel)
    for product in model.products:
        sums.begin()
        _Product(model, watch, layout, product, values, sums, accelerator).fill(cells)
    sums.close()
    for at, (one, other) in enumerate(layout.pairs, layout.products + layout.materials):
        np.subtract(cells[one], cells[other], out=cells[at])
    return cells.reshape(layout.size * years, width)[:, :draws]


@dataclass(frozen=True, slots=True, eq=False)
class _Weight:
    """The number of a coefficient; beside it a share of the flow `[draws, years]`, and what it is named."""

    coefficient: int
    by_year: Floats | None
    named: Keys


@dataclass(slots=True, eq=False)
class _Product:
    """One product under all scenarios: what is the same in several is computed and collected once."""

    model: Model
    watch: Watch
    layout: Layout
    product: Product
    values: Values
    sums: Sums
    accelerator: Accelerator
    carried: dict[Keys, Carried] = field(default_factory=dict)
    rates: dict[Keys, Rates] = field(default_factory=dict)
    flows: dict[tuple[object, ...], int] = field(default_factory=dict)
    weights: dict[Keys, _Weight] = field(default_factory=dict)
    terms: dict[Touch, list[tuple[str, str, int, int]]] = field(default_factory=dict)

    def fill(self, cells: Floats) -> None:
        """Write the product's own flows and collect what it adds to those of materials."""
        blends = blends_of(self.product, len(self.model.years))
        lives: Lives = {}
        done = set[int]()
        for scenario in ("", *self.model.scenarios):
            touch = self.layout.touches[scenario, self.product.name]
            if touch.shaping not in self.carried:
                self.carried[touch.shaping] = carried = carried_product(
                    self.model,
                    scenario,
                    self.product,
                    self.values,
                    blends=blends,
                    accelerator=self.accelerator,
                    lives=lives,
                )
                for flow in self.watch.products:
                    place = self.layout.place[scenario, "product", self.product.name, flow]
                    cells[place, :, : len(carried.flows[flow])] = carried.flows[flow].T
            if touch.rating not in self.rates:
                self.rates[touch.rating] = rates_of(self.model, scenario, self.product, self.values)
            if touch not in self.terms:
                self.terms[touch] = self._terms(touch)
            places = set[int]()
            for material, flow, *term in self.terms[touch]:
                place = self.layout.place[scenario, "material", material, flow]
                if place not in done:  # else it is the same sum as in an earlier scenario
                    self.sums.add(place - self.layout.products, *term)
                    places.add(place)
            done |= places

    def _terms(self, touch: Touch) -> list[tuple[str, str, int, int]]:
        """Return for every material and flow the numbers of flow and coefficient."""
        return [
            (material, flow, *self._term(touch, number, carrier, material, multiple, flow))
            for number, carrier in enumerate(self.carried[touch.shaping].carriers)
            for material, multiple in carrier.held
            for flow in self.watch.materials
        ]

    def _term(
        self, touch: Touch, number: int, carrier: Carrier, material: str, multiple: float, flow: str
    ) -> tuple[int, int]:
        """Return the numbers of flow and coefficient of a material."""
        rated = flow in PARTS
        source = "discarded" if rated else flow
        key: Keys = (material, flow, *touch.rating) if rated else (material,)
        if key not in self.weights:
            level = multiple * level_of(self.product, material, self.values)
            self.weights[key] = self._weight(touch, material, level, flow)
        weight = self.weights[key]
        at = (touch.shaping, number, source, weight.named)
        if at not in self.flows:
            self.flows[at] = self.sums.flow(carrier.flows[source], weight.by_year)
        return self.flows[at], weight.coefficient

    def _weight(self, touch: Touch, material: str, level: Floats, flow: str) -> _Weight:
        """Return what a material is of a flow; rates that differ by year go to the flow, others to the level."""
        by_year, named = None, list[str]()
        for name, step in self._steps(touch, material, flow):
            if step.shape[1] == 1:
                level = level * step[:, 0]
            else:
                by_year = step if by_year is None else by_year * step
                named.append(name)
        return _Weight(self.sums.coefficient(level), by_year, (*touch.rating, *named) if named else ())

    def _steps(self, touch: Touch, material: str, flow: str) -> list[tuple[str, Floats]]:
        """Return the rates, one after the other, that make a part of what is discarded."""
        if flow not in PARTS:
            return []
        rates = self.rates[touch.rating]
        steps = [
            ("collection", rates.collection),
            (f"dismantling/{material}", rates.dismantling[material]),
            (f"recovery/{material}", rates.recovery[material]),
        ]
        return steps[: PARTS.index(flow) + 1]
