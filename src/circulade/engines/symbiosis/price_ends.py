"""Two sets of prices for the same sites: whether they are, what lies between them, and margins under either."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np

from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.globe import arcs
from circulade.engines.symbiosis.listings import Floats, Listings, Terms
from circulade.engines.symbiosis.sweep import Pairs

PRICES = {"disposal_cost", "price"}


def same_sites(listings: Listings, other: Listings) -> bool:
    """Whether two listings differ in prices and costs only."""
    return (
        _alike(listings.offers, other.offers)
        and _alike(listings.needs, other.needs)
        and listings.on == other.on
        and _acceptances(listings) == _acceptances(other)
        and _crossings(listings) == _crossings(other)
    )


def between(listings: Listings, other: Listings, share: float) -> Listings:
    """Return the listings whose prices lie this part of the way to the other ones."""

    def mixed(first: Any, second: Any) -> Any:
        return (1 - share) * first + share * second

    costs = {(one.need_class, one.code): one.processing_cost for one in other.accepts}
    tolls = {(b.leaves, b.enters, b.status, b.first, b.last): b.cost for b in other.borders}
    first, second = listings.terms, other.terms
    terms = Terms(mixed(first.per_tonne, second.per_tonne), mixed(first.per_arc_km, second.per_arc_km), 1.0)
    return replace(
        listings,
        offers=replace(
            listings.offers, disposal_cost=mixed(listings.offers.disposal_cost, other.offers.disposal_cost)
        ),
        needs=replace(listings.needs, price=mixed(listings.needs.price, other.needs.price)),
        accepts=tuple(
            replace(one, processing_cost=mixed(one.processing_cost, costs[one.need_class, one.code]))
            for one in listings.accepts
        ),
        borders=tuple(
            replace(b, cost=mixed(b.cost, tolls[b.leaves, b.enters, b.status, b.first, b.last]))
            for b in listings.borders
        ),
        terms=terms,
    )


def margins_at(listings: Listings, frame: Frame, pairs: Pairs) -> Floats:
    """Return the margins of pairs at the prices of a frame, whatever they are."""
    codes = {code: place for place, code in enumerate(sorted(set(listings.offers.codes)))}
    classes = {kind: place for place, kind in enumerate(sorted(set(listings.needs.classes)))}
    table = np.full((len(codes), len(classes)), np.nan)
    for one in listings.accepts:
        if one.code in codes and one.need_class in classes:
            table[codes[one.code], classes[one.need_class]] = one.processing_cost
    code = np.array([codes[listings.offers.codes[row]] for row in frame.offer_rows], dtype=np.int64)
    kind = np.array([classes[listings.needs.classes[row]] for row in frame.need_rows], dtype=np.int64)
    km = arcs(frame.offer_points[pairs.offers], frame.need_points[pairs.needs])
    cost = table[code[pairs.offers], kind[pairs.needs]]
    fixed = frame.saved[pairs.offers] + pairs.gives * frame.worth[pairs.needs] - cost
    paid = frame.per_km * km
    if frame.screen is not None:
        paid += frame.screen.toll(pairs.offers, pairs.needs)
    return np.asarray(fixed - paid)


def _alike(one: Any, other: Any) -> bool:
    """Whether two nouns of the listings hold the same, prices apart."""
    for name in (each.name for each in fields(one) if each.name not in PRICES):
        first, second = getattr(one, name), getattr(other, name)
        if hasattr(first, "__dataclass_fields__"):
            same = _alike(first, second)
        elif isinstance(first, Mapping):
            same = first.keys() == second.keys() and all(
                np.array_equal(first[key], second[key], equal_nan=True) for key in first
            )
        elif isinstance(first, np.ndarray) and isinstance(second, np.ndarray):
            same = np.array_equal(first, second, equal_nan=True)
        else:
            same = bool(first == second)
        if not same:
            return False
    return True


def _acceptances(listings: Listings) -> set[Any]:
    return {(one.need_class, one.code, one.gives) for one in listings.accepts}


def _crossings(listings: Listings) -> set[Any]:
    return {(b.leaves, b.enters, b.status, b.first, b.last, b.days, b.allowed) for b in listings.borders}
