"""Follow a substance through a product whose content differs by year of make.

A lifetime does not ask what a thing is made of: the content of what comes in, put through the same lifetime, gives
the content of what is in use and of what leaves. No array of years by cohorts is ever made.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from circulade.engines.stocks import Steady, carried, inflow_driven
from circulade.files.mine.flows import Flows
from circulade.files.mine.study import Assumption
from circulade.files.mine.units import content_factor

Floats = NDArray[np.float64]
ROUNDS = 6
"""How often the content of what returns to use is worked out anew; each round shrinks the error by the share."""


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """Kilograms of a substance `[1 + draws, years]`: in use (second life included), fresh, discarded, returned."""

    stock: Floats
    fresh: Floats
    discarded: Floats
    kept_in_use: Floats


def by_year(rows: list[Assumption], *, years: tuple[int, ...], per: str) -> Floats:
    """Return kilograms in one unit made in each year: straight between stated years, constant outside."""
    stated = sorted(
        (row.year, row.value * content_factor(row.unit or f"kg/{per}", per=per)) for row in rows if row.year
    )
    if not stated:
        row = rows[0]
        return np.full(len(years), row.value * content_factor(row.unit or f"kg/{per}", per=per))
    return np.interp(years, [year for year, _ in stated], [value for _, value in stated])


def follow(flows: Flows, content: Floats, scale: Floats) -> Contents:
    """Return where a substance is, `content` `[years]` kilograms a unit and `scale` `[1 + draws]` on all of them."""
    factor = scale[:, np.newaxis]
    if (content == content[0]).all():
        per = content[0] * factor
        return Contents(
            (flows.stocks.stock + flows.second) * per,
            flows.fresh * per,
            flows.discarded * per,
            (flows.returned + flows.repurposed) * per,
        )
    with np.errstate(divide="ignore", invalid="ignore"):
        back = np.where(flows.leaving > 0, flows.returned / flows.leaving, 0.0)
        aside = np.where(flows.leaving > 0, flows.repurposed / flows.leaving, 0.0)
        second = np.where(flows.repurposed.sum(axis=1) > 0, 1.0, 0.0)[:, np.newaxis]
    initial = None
    if flows.initial is not None:
        initial = Steady(stock=flows.initial.stock * content[0], growth=flows.initial.growth)
    # Inflows worked out from stocks can miss zero by a rounding.
    entering = np.maximum(flows.entering, 0.0) * content
    for _ in range(ROUNDS if back.any() else 1):
        held_now, leaving = _moved(flows, content, entering, initial)
        entering = flows.fresh * content + back * leaving
    late, held = _late(flows, aside * leaving)
    return Contents(
        (held_now + held * second) * factor,
        flows.fresh * content * factor,
        (leaving * (1 - back - aside) + late) * factor,
        leaving * (back + aside) * factor,
    )


def _moved(flows: Flows, content: Floats, entering: Floats, initial: Steady | None) -> tuple[Floats, Floats]:
    """Return what is in use and what leaves of a substance of which `entering` comes in."""
    moved = inflow_driven(entering, flows.lifetime, initial=initial)
    stock, outflow = np.array(moved.stock), np.array(moved.outflow)
    if flows.stocks.early:
        early = list(flows.stocks.early)
        units, kilograms = flows.entering[early], entering[early]
        held = np.divide(kilograms, units, out=np.zeros_like(units), where=units > 0)
        stock[early], outflow[early] = carried(flows.stocks, early, held, older=float(content[0]))
    return stock, outflow


def _late(flows: Flows, repurposed: Floats) -> tuple[Floats, Floats]:
    """Return what leaves the second life and what is in it, in the proportions of the product itself."""
    into = np.cumsum(flows.repurposed, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(into > 0, np.cumsum(repurposed, axis=1) / into, 0.0)
    out = np.diff(into - flows.second, axis=1, prepend=0.0)
    return np.maximum(out, 0.0) * mean, flows.second * mean
