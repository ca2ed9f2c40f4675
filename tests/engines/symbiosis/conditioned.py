"""Small regions with statuses, permits, borders and windows, and the rules written down once more, pair by pair."""

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.engines.symbiosis.region import haversine, region

from circulade.engines.symbiosis import Border, Listings, NeedConditions, OfferConditions, ordinals

COUNTRIES = ("DK", "SE", "PL")
DAY = date(2026, 12, 9)


def conditioned(size: int, seed: int) -> Listings:
    """A region of `region` with every condition on some sites and something unknown on others."""
    listings, rng = region(size, seed, quality=True), random.Random(seed + 1000)

    def days(share: float) -> list[date | None]:
        return [DAY + timedelta(rng.randrange(60)) if rng.random() < share else None for _ in range(size)]

    def countries() -> tuple[str, ...]:
        return tuple(rng.choice((*COUNTRIES, *COUNTRIES, "")) for _ in range(size))

    first, late = days(0.5), [day and day + timedelta(60) for day in days(0.5)]
    given = OfferConditions(
        tuple(rng.choice(("waste", "by_product", "product", "")) for _ in range(size)),
        countries(),
        ordinals(first, -float("inf")),
        ordinals(late, float("inf")),
    )
    permits = [None, frozenset[str](), frozenset({"any"}), frozenset({"c0", "c1"}), frozenset({"c2"})]
    takes = [frozenset[str](), frozenset({"product", "by_product"}), frozenset({"waste"})]
    wanted = NeedConditions(
        tuple(rng.choice(takes) for _ in range(size)),
        tuple(rng.choice(permits) for _ in range(size)),
        countries(),
        ordinals(days(0.3), -float("inf")),
        ordinals([day and day + timedelta(60) for day in days(0.3)], float("inf")),
        ordinals([None] * size, float("inf")) if seed % 2 else ordinals([date(1, 1, 20)] * size, 0.0),
    )
    return replace(
        listings,
        offers=replace(listings.offers, conditions=given),
        needs=replace(listings.needs, conditions=wanted),
        borders=borders(),
        on=DAY,
    )


def borders() -> tuple[Border, ...]:
    """Some crossings by status, one forbidden, one that ended, one not told at all (PL to SE)."""
    ended = DAY - timedelta(1)
    return (
        Border("DK", "SE", 3, 1.5),
        Border("SE", "DK", 3, 1.5),
        Border("DK", "PL", 25, 9.0, "waste"),
        Border("DK", "PL", 1, 2.0, "product"),
        Border("PL", "DK", 0, 0.0, "", allowed=False),
        Border("SE", "PL", 40, 90.0, "", last=ended),
        Border("SE", "PL", 12, 4.0, "", first=DAY),
        Border("PL", "SE", 1, 1.0, last=ended),
    )


def verdict(listings: Listings, i: int, j: int) -> tuple[str, float]:
    """ "yes", "unknown" or "no" for one pair, and what it pays at the border: by plain cases."""
    o, n = listings.offers.conditions, listings.needs.conditions
    status, code, takes, permit = o.statuses[i], listings.offers.codes[i], n.takes[j], n.permits[j]
    unknown = False
    if takes and status not in takes:
        if status:
            return "no", 0.0
        unknown = True
    may_come = permit is not None and ("any" in permit or any(code[: len(part)] == part for part in permit))
    if not may_come and status in ("waste", ""):
        if status == "waste" and permit is not None:
            return "no", 0.0
        unknown = True
    leaves, enters, days, cost = o.countries[i], n.countries[j], 0.0, 0.0
    if not leaves or not enters:
        unknown = True
    elif leaves != enters:
        rows = [b for b in listings.borders if (b.leaves, b.enters) == (leaves, enters)]
        rows = [b for b in rows if (b.first or DAY) <= DAY <= (b.last or DAY)]
        own = [b for b in rows if b.status == status] or [b for b in rows if not b.status]
        if not own or (not status and any(b.status for b in rows)):
            unknown = True
        elif not own[0].allowed:
            return "no", 0.0
        else:
            days, cost = own[0].days, own[0].cost
    start, end = max(o.first[i] + days, n.first[j]), min(o.last[i] + days, n.last[j])
    if start > end or days > n.most_days[j]:
        return "no", 0.0
    for name, limits in listings.needs.limits.items():
        value = listings.offers.properties[name][i]
        if value > limits[j]:
            return "no", 0.0
        unknown |= value != value and limits[j] != float("inf")
    return ("unknown" if unknown else "yes"), cost


def by_hand_conditioned(listings: Listings) -> dict[str, dict[tuple[int, int], tuple[float, float]]]:
    """Margin and yield of every pair with a positive margin, by verdict."""
    table = {(one.need_class, one.code): one for one in listings.accepts}
    found: dict[str, dict[tuple[int, int], tuple[float, float]]] = {"yes": {}, "unknown": {}, "no": {}}
    terms = listings.terms
    for i, code in enumerate(listings.offers.codes):
        for j, kind in enumerate(listings.needs.classes):
            if (one := table.get((kind, code))) is None:
                continue
            told, toll = verdict(listings, i, j)
            way = terms.per_tonne + terms.per_tkm * terms.detour * haversine(listings, i, j) + toll
            worth = listings.offers.disposal_cost[i] + one.gives * listings.needs.price[j]
            if worth - one.processing_cost - way > 0:
                found[told][i, j] = worth - one.processing_cost - way, one.gives
    return found
