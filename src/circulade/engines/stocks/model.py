"""A model of an urban mine: products with amounts, lifetimes and contents; rates; scenarios."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

import numpy as np

from circulade.engines.stocks.assumption import Assumption, sure
from circulade.engines.stocks.content import Content
from circulade.engines.stocks.conventions import InflowAt, Negative
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.initial import Initial
from circulade.engines.stocks.lifetime import Floats, Lifetime
from circulade.engines.stocks.strategies import Strategy


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Product:
    """One product group of one territory.

    `amounts` `[years]` in `unit` are what comes in each year, or the stock at its end (`driven="stock"`). Where the
    model has more years, they stand `begins` years after its first, grow by `growth` a year (0.02: by 2 %) after the
    last of them, and grew by `history` before the first: None, and there was nothing. Of stocks, `history` tells the
    ages of the first one.
    `level` multiplies all amounts, `longevity` the lifetime, `content_levels` the content of a material:
    they are 1 unless they are in doubt. `collection` is the share of what is discarded, `dismantling` of
    what is collected. `negative`: what to do where the stock falls too fast.
    """

    name: str
    unit: str
    amounts: Any
    lifetime: Lifetime
    driven: Literal["inflow", "stock"] = "inflow"
    contents: tuple[Content, ...] = ()
    initial: Initial | None = None
    negative: Negative = "oldest-first"
    begins: int = 0
    growth: Assumption = field(default_factory=lambda: sure(0.0))
    history: Assumption | None = None
    level: Assumption = field(default_factory=lambda: sure(1.0))
    longevity: Assumption = field(default_factory=lambda: sure(1.0))
    content_levels: Mapping[str, Assumption] = field(default_factory=dict)
    collection: Assumption = field(default_factory=lambda: sure(0.0))
    dismantling: Assumption = field(default_factory=lambda: sure(1.0))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Model:
    """Products over the same years; `recovery` by material of what is dismantled; `scenarios` by name.

    A scenario is an ordered list of strategies on top of the baseline, which is the model without them. `keeps` says
    what it holds on to: what was given ("given": sales stay, so longer lives mean more in use), or the service
    ("stock": the stock of the baseline, so longer lives mean fewer sales). `dismantling` holds the rates of materials
    that differ from their product's. `last_year`: the years go on beyond the amounts.
    """

    first_year: int
    products: tuple[Product, ...]
    recovery: Mapping[str, Assumption] = field(default_factory=dict)
    scenarios: Mapping[str, tuple[Strategy, ...]] = field(default_factory=dict)
    inflow_at: InflowAt = "middle"
    keeps: Literal["given", "stock"] = "given"
    dismantling: Mapping[str, Assumption] = field(default_factory=dict)
    last_year: int | None = None

    def __post_init__(self) -> None:
        """Check that the parts fit together."""
        if not self.products:
            raise refuse("products", "a model needs a product")
        names = [product.name for product in self.products]
        if len(set(names)) < len(names):
            raise refuse("products", "two products have the same name")
        if self.keeps not in ("given", "stock"):
            raise refuse("keeps", f"{self.keeps!r} is none of given, stock")
        lengths = {product.begins + len(np.asarray(product.amounts)) for product in self.products}
        if self.last_year is None and len(lengths) > 1:
            raise refuse("products", f"products have different numbers of years: {sorted(lengths)}")
        if max(lengths) > len(self.years):
            raise refuse("last_year", f"amounts go on after the last year {self.last_year}")
        for product in self.products:
            if product.begins and product.driven == "stock":
                raise refuse("begins", f"{product.name}: stocks are given from the first year on")
            if product.lifetime.extent not in ((), (1,)):
                raise refuse("lifetime", f"{product.name}: a product has one lifetime")
            _check_contents(product)
        for scenario, strategies in self.scenarios.items():
            for strategy in strategies:
                for name in strategy.products:
                    if name not in names:
                        text = f"scenario {scenario!r}, {strategy.name}: there is no product {name!r}"
                        raise refuse("scenarios", text)

    @property
    def years(self) -> Floats:
        """The years."""
        count = self.products[0].begins + len(np.asarray(self.products[0].amounts))
        if self.last_year is not None:
            count = self.last_year - self.first_year + 1
        return self.first_year + np.arange(count, dtype=np.float64)

    @property
    def materials(self) -> tuple[str, ...]:
        """All materials, sorted."""
        return tuple(sorted({c.material for product in self.products for c in product.contents}))

    def assumptions(self) -> dict[str, Assumption]:
        """Return every assumption by its key, in an order that depends on the model alone."""
        found: dict[str, Assumption] = {}
        for product in self.products:
            base = f"product/{product.name}"
            for name in ("level", "longevity", "growth", "history", "collection", "dismantling"):
                if (stated := getattr(product, name)) is not None:
                    found[f"{base}/{name}"] = stated
            for material in sorted(product.content_levels):
                found[f"{base}/content/{material}"] = product.content_levels[material]
        for kind in ("dismantling", "recovery"):
            rates: Mapping[str, Assumption] = getattr(self, kind)
            found |= {f"{kind}/{material}": rates[material] for material in sorted(rates)}
        for scenario in sorted(self.scenarios):
            for place, strategy in enumerate(self.scenarios[scenario]):
                found |= dict(_assumptions_of(strategy, f"scenario/{scenario}/{place + 1}"))
        return found


def _check_contents(product: Product) -> None:
    """Refuse a material that stands twice, and a level for one that the product does not hold."""
    held = [content.material for content in product.contents]
    twice = next((name for at, name in enumerate(held) if name in held[:at]), None)
    if twice is not None:
        text = f"{product.name}: {twice} stands twice; contents of different basis are added up first"
        raise refuse("contents", text)
    for name in product.content_levels:
        if name not in held:
            raise refuse("content_levels", f"{product.name} holds no {name}, so its level changes nothing")


def _assumptions_of(strategy: Strategy, base: str) -> Iterator[tuple[str, Assumption]]:
    for part in fields(strategy):
        value = getattr(strategy, part.name)
        if isinstance(value, Assumption):
            yield f"{base}/{part.name}", value
        elif isinstance(value, Mapping):
            for material in sorted(value):
                yield f"{base}/{part.name}/{material}", value[material]
