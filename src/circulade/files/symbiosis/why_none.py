"""Say why no pair of a region can be used: nobody accepts, a rule forbids, or it does not pay."""

from dataclasses import replace

import numpy as np

from circulade.engines.symbiosis import Listings, Terms, candidates

MOST = 4_000_000
"""Pairs up to which the reason is looked for."""
RICH = 1e6
"""Money by tonne with which every pair pays, so that only rules are left to forbid one."""


def why_none(listings: Listings) -> str:
    """Return the first thing in the way of all pairs, in words."""
    offers, needs = listings.offers, listings.needs
    offered = {code for code, tonnes in zip(offers.codes, offers.tonnes, strict=True) if tonnes > 0}
    wanted = {name for name, tonnes in zip(needs.classes, needs.tonnes, strict=True) if tonnes > 0}
    if not any(one.need_class in wanted and one.code in offered for one in listings.accepts):
        return "no need with tonnes is of a class that accepts the code of an offer with tonnes"
    if len(offers.refs) * len(needs.refs) > MOST:
        return "no pair is accepted, within quality and worth its transport"
    allowed = candidates(_paying(listings), most=1).pairs_compatible
    if not allowed:
        return (
            "every accepted pair breaks a limit, a permit, a border or its times, or one of them is not known"
        )
    pairs = (
        "1 accepted pair is allowed, but it costs"
        if allowed == 1
        else f"{allowed:,} accepted pairs are allowed, but each costs"
    )
    return f"{pairs} more than it gains at these prices and distances"


def _paying(listings: Listings) -> Listings:
    """Return listings in which every pair that is allowed pays."""
    offers = replace(listings.offers, disposal_cost=np.full(len(listings.offers.refs), RICH))
    needs = replace(listings.needs, price=np.zeros(len(listings.needs.refs)))
    return replace(
        listings,
        offers=offers,
        needs=needs,
        accepts=tuple(replace(one, processing_cost=0.0) for one in listings.accepts),
        terms=Terms(0.0, 0.0, listings.terms.detour),
        borders=tuple(replace(one, cost=0.0) for one in listings.borders),
    )
