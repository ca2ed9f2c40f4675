"""The trade-off of money and CO2: the best networks under weights from one end to the other.

Every point is the certified optimum of EUR + weight x kg CO2 saved, so no network has more of both. Pairs that lose
money but save CO2 come in as their weight grows. The weights are points on one line of prices, each solved from the
one before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.symbiosis.errors import InputError, Problem, TooManyPairs
from circulade.engines.symbiosis.globe import arcs, points
from circulade.engines.symbiosis.listings import Acceptance, Listings
from circulade.engines.symbiosis.optimise import optimise
from circulade.engines.symbiosis.price_line import LinePoint, PriceLine
from circulade.engines.symbiosis.result import Network


@dataclass(frozen=True, slots=True)
class Climate:
    """Kilograms of CO2: saved by a tonne offered to a class under a code, and per tonne and kilometre of road."""

    saved: Mapping[tuple[str, str], float]
    per_tkm: float


@dataclass(frozen=True, slots=True)
class Point:
    """One network of the front: the weight in EUR per kg, its gain in EUR and kg CO2 saved, and its gap."""

    weight: float
    eur: float
    kg: float
    gap: float
    network: Network


def pareto(
    listings: Listings, climate: Climate, *, weights: Sequence[float], seed: str = ""
) -> tuple[Point, ...]:
    """Return the best network under each weight (EUR per kg CO2), ascending.

    Margins in the networks hold both; `eur` and `kg` tell them apart.
    """
    missing = [
        row for row, one in enumerate(listings.accepts) if (one.need_class, one.code) not in climate.saved
    ]
    if missing:
        text = "no CO2 saving is given for this class and code"
        raise InputError(tuple(Problem("accepts", row, "", text) for row in missing))
    ordered = sorted(set(weights))
    line = _line(listings, climate, ordered, seed) if len(ordered) > 1 else None
    if line is None:
        return tuple(_alone(listings, climate, weight, seed) for weight in ordered)
    low, high = ordered[0], ordered[-1]
    return tuple(_on_line(line.at((weight - low) / (high - low)), weight, low, high) for weight in ordered)


def weighted(listings: Listings, climate: Climate, weight: float) -> Listings:
    """Return the listings with CO2 at a price: EUR per kg saved, and per kg of transport."""

    def cheaper(one: Acceptance) -> Acceptance:
        saved = weight * climate.saved[one.need_class, one.code]
        return replace(one, processing_cost=one.processing_cost - saved)

    terms = replace(listings.terms, per_tkm=listings.terms.per_tkm + weight * climate.per_tkm)
    return replace(listings, accepts=tuple(cheaper(one) for one in listings.accepts), terms=terms)


def _line(listings: Listings, climate: Climate, weights: Sequence[float], seed: str) -> PriceLine | None:
    """Return the line from the least weight to the largest; None if there are too many pairs to keep."""
    ends = (weighted(listings, climate, weight) for weight in (weights[0], weights[-1]))
    try:
        return PriceLine(*ends, seed=seed)
    except TooManyPairs:
        return None


def _on_line(point: LinePoint, weight: float, low: float, high: float) -> Point:
    kg = (point.value_other - point.value_first) / (high - low)
    return Point(weight, point.value_first - low * kg, kg, point.gap, point.network())


def _alone(listings: Listings, climate: Climate, weight: float, seed: str) -> Point:
    network = optimise(weighted(listings, climate, weight), seed=seed)
    kg = _kilograms(listings, climate, network)
    return Point(weight, network.value - weight * kg, kg, network.gap, network)


def _kilograms(listings: Listings, climate: Climate, network: Network) -> float:
    offers = {ref: row for row, ref in enumerate(listings.offers.refs)}
    needs = {ref: row for row, ref in enumerate(listings.needs.refs)}
    i = np.array([offers[link.offer] for link in network.links], dtype=np.int64)
    j = np.array([needs[link.need] for link in network.links], dtype=np.int64)
    if not len(i):
        return 0.0
    first = points(listings.offers.lat[i], listings.offers.lon[i])
    km = arcs(first, points(listings.needs.lat[j], listings.needs.lon[j]))
    saved = [
        climate.saved[listings.needs.classes[need], listings.offers.codes[offer]]
        for offer, need in zip(i.tolist(), j.tolist(), strict=True)
    ]
    per_tonne = np.array(saved) - climate.per_tkm * listings.terms.detour * km
    return float(np.array([link.tonnes for link in network.links]) @ per_tonne)
