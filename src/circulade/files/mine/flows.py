"""Stock, inflow and outflow of one product, as it is and under the strategies of a scenario.

A scenario keeps the service: the stock stays that of the baseline, less what `reduce` takes away. Longer lives then
need less new, and what is reused, refurbished or remanufactured takes the place of new things.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from circulade.engines.stocks import Changing, Lifetime, Steady, Stocks, Weibull, inflow_driven, stock_driven
from circulade.files.mine.shares import effect
from circulade.files.mine.study import DIVERTING, Strategy

Floats = NDArray[np.float64]
PAST_YEARS = 60
"""Years before the first figure that `history` fills in for a series of sales."""
SECOND_LIFE_SHAPE = 3.0
"""Shape of the Weibull curve of a second life, whose mean is stated: this project's choice."""


@dataclass(frozen=True, slots=True, eq=False)
class Flows:
    """Arrays `[1 + draws, years]` in the product's unit: `entering` what comes into use, of which `fresh` is new.

    `leaving` = `returned` + `repurposed` + what is discarded at once; `discarded` also holds what leaves its second
    life. `stocks` is the engine's answer for the first life.
    """

    years: tuple[int, ...]
    stocks: Stocks
    lifetime: Lifetime | Changing
    initial: Steady | None
    fresh: Floats
    returned: Floats
    repurposed: Floats
    second: Floats
    discarded: Floats

    @property
    def entering(self) -> Floats:
        """What comes into use."""
        return self.stocks.inflow

    @property
    def leaving(self) -> Floats:
        """What ends its first use."""
        return self.stocks.outflow


def grown(known: Floats, *, years: int, growth: Floats) -> Floats:
    """Continue `known` `[years known]` by `growth` `[draws]` (0.02: 2 %) a year, to `[draws, years]`."""
    ahead = np.arange(1, years - len(known) + 1)
    tail = known[-1] * (1 + growth[:, np.newaxis]) ** ahead
    return np.concatenate((np.broadcast_to(known, (len(growth), len(known))), tail), axis=1)


def baseline_flows(
    known: Floats,
    *,
    way: str,
    first: int,
    last: int,
    scale: Floats,
    growth: Floats,
    history: Floats | None,
    lifetime: Lifetime,
) -> Flows:
    """Return the flows of a product without any strategy.

    A series of stocks begins with the ages that sales growing by `history` (0 unless stated) would have left.
    """
    if way == "stock":
        series = grown(known, years=last - first + 1, growth=growth) * scale[:, np.newaxis]
        rate = history if history is not None else np.zeros(len(scale))
        initial = Steady(stock=series[:, 0] / (1 + rate), growth=rate)
        stocks = stock_driven(series, lifetime, initial=initial, negative="oldest-first")
        return _plain(stocks, first, lifetime, initial)
    series = grown(known, years=last - first + 1, growth=growth) * scale[:, np.newaxis]
    if history is not None:
        back = np.arange(PAST_YEARS, 0, -1)
        past = series[:, :1] * (1 + history[:, np.newaxis]) ** -back
        series, first = np.concatenate((past, series), axis=1), first - PAST_YEARS
    return _plain(inflow_driven(series, lifetime), first, lifetime, None)


def _plain(stocks: Stocks, first: int, lifetime: Lifetime, initial: Steady | None) -> Flows:
    years = tuple(range(first, first + stocks.stock.shape[1]))
    nothing = np.zeros_like(stocks.stock)
    return Flows(
        years, stocks, lifetime, initial, stocks.inflow, nothing, nothing, nothing, np.asarray(stocks.outflow)
    )


def scenario_flows(base: Flows, steps: Sequence[Strategy], *, lifetime: Lifetime) -> Flows:
    """Return the flows under the strategies that concern this product, in their order."""
    years = base.years
    effects = [(step, np.array([effect(step, year) for year in years])) for step in steps]
    kept = np.ones(len(years))
    cohort, living = np.ones(len(years)), np.ones(len(years))
    shares = {name: np.zeros(len(years)) for name in DIVERTING}
    for step, ramp in effects:
        if step.strategy == "reduce":
            kept *= 1 - (step.share or 0) / 100 * ramp
        elif step.strategy == "design":
            cohort *= 1 + (step.longer or 0) / 100 * ramp
        elif step.strategy == "repair":
            living *= 1 + (step.longer or 0) / 100 * ramp
        elif step.strategy in DIVERTING:
            shares[step.strategy] = shares[step.strategy] + (step.share or 0) / 100 * ramp
    changed: Lifetime | Changing = lifetime
    if (cohort != 1).any() or (living != 1).any():
        changed = lifetime.by_cohort(cohort).by_year(living)
    stocks = stock_driven(base.stocks.stock * kept, changed, initial=base.initial, negative="oldest-first")
    back = shares["reuse"] + shares["refurbish"] + shares["remanufacture"]
    returned = np.minimum(back * stocks.outflow, np.maximum(stocks.inflow, 0.0))
    repurposed = shares["repurpose"] * stocks.outflow
    second, late = _second_life(repurposed, effects)
    discarded = stocks.outflow - returned - repurposed + late
    fresh = np.maximum(stocks.inflow - returned, 0.0)
    return Flows(years, stocks, changed, base.initial, fresh, returned, repurposed, second, discarded)


def _second_life(repurposed: Floats, effects: Sequence[tuple[Strategy, Floats]]) -> tuple[Floats, Floats]:
    """Return stock and outflow of the second use; several repurposing steps share the mean of their lives."""
    lives = [step.second_life for step, _ in effects if step.strategy == "repurpose" and step.second_life]
    if not lives:
        return np.zeros_like(repurposed), np.zeros_like(repurposed)
    stocks = inflow_driven(repurposed, Weibull.from_mean(float(np.mean(lives)), SECOND_LIFE_SHAPE))
    return np.asarray(stocks.stock), np.asarray(stocks.outflow)
