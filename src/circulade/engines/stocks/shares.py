"""Where what leaves goes: the shares that come back or go to another use, never more than all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from circulade.engines.stocks.assumption import Assumption
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.model import Model
from circulade.engines.stocks.strategies import Loop, Repurpose, Strategy

Values = Mapping[str, Floats]
"""The value of each assumption by key, `[draws]`."""

Chosen = tuple[str, Strategy]
"""A strategy with the key of its assumptions."""


def chosen(model: Model, scenario: str, product: str) -> list[Chosen]:
    """Return the strategies of a scenario for a product, in order; none for the baseline ("")."""
    strategies = model.scenarios[scenario] if scenario else ()
    keyed = ((f"scenario/{scenario}/{place}", one) for place, one in enumerate(strategies, 1))
    return [(key, strategy) for key, strategy in keyed if strategy.concerns(product)]


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """The shares `[draws, years]` of what leaves, by strategy in order."""

    strategies: tuple[Chosen, ...]
    shares: tuple[Floats, ...]


def shares_of(model: Model, scenario: str, product: str, values: Values) -> Shares:
    """Return the shares of the outflow of a product; where draws add up to more than all, all are cut alike."""
    taking = [
        (key, one) for key, one in chosen(model, scenario, product) if isinstance(one, Loop | Repurpose)
    ]
    shares = [
        np.clip(values[f"{key}/share"], 0, 1)[:, np.newaxis] * one.course.at(model.years)
        for key, one in taking
    ]
    if not shares:
        return Shares((), ())
    whole = np.maximum(np.sum(shares, axis=0), 1.0)
    return Shares(tuple(taking), tuple(share / whole for share in shares))


def check_shares(model: Model) -> None:
    """Refuse a scenario in which the shares of one flow exceed 100 %, naming the sum; and rates outside 0 to 1."""
    known = model.assumptions()
    for key, assumption in known.items():
        rate = key.rsplit("/", 1)[-1] in ("share", "collection", "dismantling") or "recovery/" in key
        if rate and not 0 <= assumption.value <= 1:
            raise refuse("share", f"{key}: {100 * assumption.value:g} % is not a share from 0 to 100 %")
    for scenario in model.scenarios:
        for product in model.products:
            _check_sum(model, scenario, product.name, known)


def _check_sum(model: Model, scenario: str, product: str, known: Mapping[str, Assumption]) -> None:
    taking = [
        (one.name, known[f"{key}/share"].value * one.course.at(model.years))
        for key, one in chosen(model, scenario, product)
        if isinstance(one, Loop | Repurpose)
    ]
    if not taking:
        return
    whole = np.sum([share for _, share in taking], axis=0)
    worst = int(np.argmax(whole))
    if whole[worst] > 1 + 1e-9:
        parts = " + ".join(f"{name} {100 * share[worst]:g} %" for name, share in taking)
        text = (
            f"scenario {scenario!r}: of what leaves {product} in {int(model.years[worst])}, "
            f"{parts} = {100 * whole[worst]:g} % is more than 100 %"
        )
        raise refuse("share", text)
