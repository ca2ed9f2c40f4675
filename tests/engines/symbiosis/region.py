"""Small invented regions, and the same problem written down independently for scipy."""

import random
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt

import numpy as np
from scipy.optimize import linprog

from circulade.engines.symbiosis import Acceptance, Listings, Needs, Offers, Terms


def region(size: int, seed: int, *, codes: int = 4, classes: int = 3, quality: bool = False) -> Listings:
    """`size` offers and needs around the Baltic, the same for the same seed."""
    rng = random.Random(seed)

    def column(low: float, high: float) -> np.ndarray:
        return np.array([rng.uniform(low, high) for _ in range(size)])

    offers = Offers(
        tuple(f"o{k:04}" for k in range(size)),
        tuple(f"c{rng.randrange(codes)}" for _ in range(size)),
        column(0, 500),
        column(54, 60),
        column(8, 25),
        column(20, 120),
    )
    needs = Needs(
        tuple(f"n{k:04}" for k in range(size)),
        tuple(f"k{rng.randrange(classes)}" for _ in range(size)),
        column(0, 400),
        column(54, 60),
        column(8, 25),
        column(0, 60),
    )
    if quality:
        measured = np.where(column(0, 1) < 0.2, np.nan, column(0, 10))
        limits = np.where(column(0, 1) < 0.4, np.inf, column(3, 9))
        offers = replace(offers, properties={"ash": measured})
        needs = replace(needs, limits={"ash": limits})
    accepts = tuple(
        Acceptance(f"k{k}", f"c{c}", rng.uniform(0.4, 1.1), rng.uniform(0, 30))
        for k in range(classes)
        for c in range(codes)
        if rng.random() < 0.7
    )
    return Listings(offers, needs, accepts, Terms(6.0, 0.13))


def haversine(listings: Listings, i: int, j: int) -> float:
    """Kilometres of great circle between an offer and a need, by another formula than the engine's."""
    a, b = radians(listings.offers.lat[i]), radians(listings.needs.lat[j])
    across = radians(listings.needs.lon[j] - listings.offers.lon[i])
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def by_hand(listings: Listings, *, quality: bool = True) -> dict[tuple[int, int], tuple[float, float]]:
    """Margin and yield of every compatible pair, pair by pair; without `quality` limits are ignored."""
    table = {(one.need_class, one.code): one for one in listings.accepts}
    offers, needs, terms = listings.offers, listings.needs, listings.terms
    found = {}
    for i, code in enumerate(offers.codes):
        for j, kind in enumerate(needs.classes):
            one = table.get((kind, code))
            if one is None or (quality and not _kept(listings, i, j)):
                continue
            cost = terms.per_tonne + terms.per_tkm * terms.detour * haversine(listings, i, j)
            margin = offers.disposal_cost[i] + one.gives * needs.price[j] - one.processing_cost - cost
            if margin > 0:
                found[i, j] = (margin, one.gives)
    return found


def independent(listings: Listings) -> float:
    """The best value of the whole problem by scipy's interior point, over all pairs at once."""
    pairs = by_hand(listings)
    if not pairs:
        return 0.0
    offers, needs = len(listings.offers.refs), len(listings.needs.refs)
    rows = np.zeros((offers + needs, len(pairs)))
    for column, ((i, j), (_, gives)) in enumerate(pairs.items()):
        rows[i, column], rows[offers + j, column] = 1.0, gives
    right = np.concatenate((listings.offers.tonnes, listings.needs.tonnes))
    answer = linprog([-margin for margin, _ in pairs.values()], A_ub=rows, b_ub=right, method="highs-ipm")
    return -float(answer.fun)


def shuffled(listings: Listings, seed: int) -> Listings:
    """The same region with its rows in another order."""
    rng = random.Random(seed)
    first, second = list(range(len(listings.offers.refs))), list(range(len(listings.needs.refs)))
    rng.shuffle(first)
    rng.shuffle(second)
    accepts = list(listings.accepts)
    rng.shuffle(accepts)
    o, n = listings.offers, listings.needs
    return Listings(
        Offers(
            tuple(o.refs[k] for k in first),
            tuple(o.codes[k] for k in first),
            o.tonnes[first],
            o.lat[first],
            o.lon[first],
            o.disposal_cost[first],
            {name: values[first] for name, values in o.properties.items()},
        ),
        Needs(
            tuple(n.refs[k] for k in second),
            tuple(n.classes[k] for k in second),
            n.tonnes[second],
            n.lat[second],
            n.lon[second],
            n.price[second],
            {name: values[second] for name, values in n.limits.items()},
        ),
        tuple(accepts),
        listings.terms,
    )


def _kept(listings: Listings, i: int, j: int) -> bool:
    for name, limits in listings.needs.limits.items():
        value = listings.offers.properties[name][i]
        if np.isfinite(limits[j]) and not value <= limits[j]:
            return False
    return True


def independent_blend(listings: Listings) -> float:
    """The best value with limits on mixes, by scipy's interior point over all pairs at once."""
    offers, needs = len(listings.offers.refs), len(listings.needs.refs)
    pairs = [
        (i, j, margin, gives)
        for (i, j), (margin, gives) in by_hand(listings, quality=False).items()
        if not any(
            np.isfinite(limits[j]) and np.isnan(listings.offers.properties[name][i])
            for name, limits in listings.needs.limits.items()
        )
    ]
    rows, right = np.zeros((offers + needs, len(pairs))), [*listings.offers.tonnes, *listings.needs.tonnes]
    for column, (i, j, _, gives) in enumerate(pairs):
        rows[i, column], rows[offers + j, column] = 1.0, gives
    mixes = []
    for name, limits in listings.needs.limits.items():
        for need in np.flatnonzero(np.isfinite(limits)):
            values = listings.offers.properties[name]
            mixes.append([values[i] - limits[need] if j == need else 0.0 for i, j, _, _ in pairs])
    answer = linprog(
        [-margin for _, _, margin, _ in pairs],
        A_ub=np.vstack([rows, *mixes]),
        b_ub=[*right, *([0.0] * len(mixes))],
        method="highs-ipm",
    )
    return -float(answer.fun)
