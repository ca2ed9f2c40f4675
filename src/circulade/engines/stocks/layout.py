"""Where each result watched stands in the column of all numbers, and which results are the same by construction.

A scenario that does not touch a product leaves its flows as they are in the baseline: they are computed once, and
the difference is nothing. What is the same is read off the model, never off numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from circulade.engines.stocks.model import Model
from circulade.engines.stocks.rates import PARTS
from circulade.engines.stocks.shares import chosen
from circulade.engines.stocks.strategies import Recycle

Key = tuple[str, str, str, str]
"""Scenario ("" the baseline), "product" or "material", its name, the flow."""

Keys = tuple[str, ...]
"""The keys of some strategies of a scenario, in order."""


@dataclass(frozen=True, slots=True)
class Touch:
    """What strategies do to a product in a scenario: some shape its use, some raise its rates."""

    shaping: Keys
    rating: Keys


@dataclass(frozen=True, slots=True)
class Layout:
    """`place` of each result; `difference` of each scenario's key: its place, or None where it is nothing.

    Results of products stand first (so many are there), then those of materials, then differences, whose
    `pairs` are the places of what is subtracted from what.
    """

    touches: Mapping[tuple[str, str], Touch]
    place: Mapping[Key, int]
    products: int
    materials: int
    difference: Mapping[Key, int | None]
    pairs: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        """The number of results that have to be computed."""
        return self.products + self.materials + len(self.pairs)


def layout_of(model: Model, keys: tuple[Key, ...]) -> Layout:
    """Return where the results with these keys stand."""
    touches = {
        (scenario, product.name): _touch(model, scenario, product.name)
        for scenario in ("", *model.scenarios)
        for product in model.products
    }
    counts, place = {"product": 0, "material": 0}, dict[Key, int]()
    kinds: tuple[Literal["product", "material"], ...] = ("product", "material")
    known = dict[tuple[object, ...], int]()
    for kind in kinds:
        for key in (key for key in keys if key[1] == kind):
            before = len(known)
            place[key] = known.setdefault(_content(model, touches, key), before)
            counts[kind] += len(known) - before
    difference, pairs = dict[Key, int | None](), dict[tuple[int, int], int]()
    for key in (key for key in keys if key[0]):
        pair = (place[key], place["", *key[1:]])
        if pair[0] == pair[1]:
            difference[key] = None
        else:
            difference[key] = len(known) + pairs.setdefault(pair, len(pairs))
    return Layout(touches, place, counts["product"], counts["material"], difference, tuple(pairs))


def _touch(model: Model, scenario: str, product: str) -> Touch:
    own = chosen(model, scenario, product)
    rating = tuple(key for key, strategy in own if isinstance(strategy, Recycle))
    return Touch(tuple(key for key, _ in own if key not in rating), rating)


def _content(model: Model, touches: Mapping[tuple[str, str], Touch], key: Key) -> tuple[object, ...]:
    """Return what a result is made of: two results with the same are the same."""
    scenario, kind, name, flow = key
    if kind == "product":
        return kind, name, flow, touches[scenario, name].shaping
    holding = [p.name for p in model.products if any(one.material == name for one in p.contents)]
    parts = (touches[scenario, product] for product in holding)
    return kind, name, flow, tuple((one.shaping, one.rating if flow in PARTS else ()) for one in parts)
