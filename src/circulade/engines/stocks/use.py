"""A product in use under a scenario: what is new, what leaves, what comes back to the same function."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.stocks.amounts import LEAST_GROWTH, amounts_of
from circulade.engines.stocks.changing import Changing
from circulade.engines.stocks.conventions import Conventions
from circulade.engines.stocks.drive import driven
from circulade.engines.stocks.initial import Steady
from circulade.engines.stocks.kernels import Accelerator
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.model import Model, Product
from circulade.engines.stocks.question import Question, question
from circulade.engines.stocks.result import Stocks
from circulade.engines.stocks.shares import Shares, Values, chosen
from circulade.engines.stocks.strategies import DurableDesign, Loop, RefuseReduce, Repair

SETTLED = 1e-11
"""New sales that move by less than this share of the largest have settled."""


Lives = dict[tuple[str, ...], Stocks]
"""First lives of a product, as they are before anything comes back, by what shaped them."""


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """The first life of a product, and for each share of its outflow the stock that it feeds.

    Every array is `[draws, years]`; `again` has a `Question` by share, whose `given` is what enters it.
    """

    first: Stocks
    again: tuple[Stocks, ...]


def used(
    model: Model,
    scenario: str,
    product: Product,
    shares: Shares,
    values: Values,
    accelerator: Accelerator,
    lives: Lives,
) -> Use:
    """Compute the product in use; what comes back displaces new sales until both fit together."""
    shape = _shaped_by(model, scenario, product)
    if shape not in lives:
        asked = _asked(model, scenario, product, values, accelerator)
        lives[shape] = _stocks(model, product, asked, accelerator)
    first = lives[shape]
    asked = first.question
    further = [_life(asked, key, strategy, values) for key, strategy in shares.strategies]
    wanted, come = asked.given, asked.given
    for turn in range(asked.years + 1):
        if turn:
            first = _stocks(model, product, replace(asked, given=np.ascontiguousarray(come)), accelerator)
        again = tuple(
            _stocks(model, product, replace(life, given=first.outflow * share), accelerator)
            for life, share in zip(further, shares.shares, strict=True)
        )
        fitting = _fitting(asked, wanted, shares, again, values)
        if np.abs(fitting - come).max() <= SETTLED * max(float(np.abs(wanted).max()), 1e-300):
            break
        come = fitting
    return Use(first, again)


def _shaped_by(model: Model, scenario: str, product: Product) -> tuple[str, ...]:
    """Return what makes the first life of a product another than in the baseline: the keys of strategies."""
    kept = ("stock",) if scenario and model.keeps == "stock" and product.driven == "inflow" else ()
    keys = (
        key
        for key, strategy in chosen(model, scenario, product.name)
        if isinstance(strategy, RefuseReduce | Repair | DurableDesign)
    )
    return (*kept, *keys)


def _fitting(
    asked: Question, wanted: Floats, shares: Shares, again: tuple[Stocks, ...], values: Values
) -> Floats:
    """Return what is left to be met by new pieces: wanted less what comes back (or is in its second life)."""
    left = wanted
    for (key, strategy), second in zip(shares.strategies, again, strict=True):
        if isinstance(strategy, Loop):
            met = second.inflow if asked.driven == "inflow" else second.stock
            left = left - np.clip(values[f"{key}/displaces"], 0, 1)[:, np.newaxis] * met
    return np.maximum(left, 0.0)


def _asked(
    model: Model, scenario: str, product: Product, values: Values, accelerator: Accelerator
) -> Question:
    """Return the question of the first life, with the strategies that change amounts and lifetimes."""
    asked = _given(model, product, values)
    if scenario and model.keeps == "stock" and asked.driven == "inflow":
        asked = replace(asked, given=driven(asked, accelerator).stock, driven="stock")
    amounts, lifetime = asked.given, Changing(asked.lifetime)
    ones = np.ones(amounts.shape)
    for key, strategy in chosen(model, scenario, product.name):
        course = strategy.course.at(model.years)
        if isinstance(strategy, RefuseReduce):
            amounts = amounts * (1 - np.clip(values[f"{key}/share"], 0, 1)[:, np.newaxis] * course)
        elif isinstance(strategy, Repair):
            lifetime = lifetime.by_year(ones + (values[f"{key}/factor"][:, np.newaxis] - 1) * course)
        elif isinstance(strategy, DurableDesign):
            lifetime = lifetime.by_cohort(ones + (values[f"{key}/factor"][:, np.newaxis] - 1) * course)
    return question(
        amounts, lifetime, driven=asked.driven, conventions=asked.conventions, initial=asked.initial
    )


def _given(model: Model, product: Product, values: Values) -> Question:
    """Return the question of the baseline."""
    base, initial = f"product/{product.name}", product.initial
    amounts = amounts_of(model, product, values)
    if product.driven == "stock" and product.history is not None and initial is None:
        rate = np.maximum(values[f"{base}/history"], LEAST_GROWTH)
        initial = Steady(amounts[:, 0] / (1 + rate), rate)
    lifetime = product.lifetime.stretched(values[f"{base}/longevity"])
    conventions = Conventions(model.inflow_at, "cdf", product.negative)
    return question(amounts, lifetime, driven=product.driven, conventions=conventions, initial=initial)


def _life(asked: Question, key: str, strategy: object, values: Values) -> Question:
    """Return the question of a further life, still without what enters it."""
    if isinstance(strategy, Loop):
        own = asked.lifetime.stretched(np.maximum(values[f"{key}/life"], 1e-6))
    else:
        own = strategy.lifetime  # type: ignore[attr-defined]
    conventions = replace(asked.conventions, negative="accept")
    changing = asked.year if isinstance(strategy, Loop) else None
    return Question(asked.given, "inflow", own, None, changing, conventions, None)


def _stocks(model: Model, product: Product, asked: Question, accelerator: Accelerator) -> Stocks:
    flows = driven(asked, accelerator)
    return Stocks(
        flows.inflow,
        flows.stock,
        flows.outflow,
        flows.before,
        flows.early,
        question=asked,
        first_year=model.first_year,
        unit=product.unit,
    )
