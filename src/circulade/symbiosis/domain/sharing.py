"""Who gets what of a network and what breaks if a partner leaves, kind by kind and together.

Kinds take nothing from one another: a split that no group of partners could better in either is none that it could
better in both, so payments of one site add up.
"""

from collections.abc import Sequence
from typing import Any

from circulade.engines.symbiosis import Listings, resilience, share

SPLITS = ("stable", "even")


def split_of(listings: Listings, *, seed: str) -> dict[str, Any]:
    """Return the stable and the even split of one kind by stream, each with its worst coalition."""
    shares = share(listings, seed=seed)
    return {
        name: {
            "payoff": [[side, ref, amount] for (side, ref), amount in each.payoff.items() if amount > 0],
            "worst": None
            if each.worst is None
            else [[list(one) for one in each.worst.partners], each.worst.alone, each.worst.together],
        }
        for name, each in (("stable", shares.stable), ("even", shares.even))
    }


def losses_of(listings: Listings, *, seed: str) -> dict[str, Any]:
    """Return what is lost if a partner leaves, and which capacity is missing most."""
    lost = resilience(listings, seed=seed)
    return {
        "departures": [[one.side, one.ref, one.loss, one.links] for one in lost.departures],
        "shortfalls": [[one.need, one.per_tonne, one.tenth_more] for one in lost.shortfalls],
    }


def together(found: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the findings of several kinds as those of one plan; of their worst coalitions the one that lacks most."""
    return {
        "share": {
            name: {
                "payoff": [row for each in found for row in each["share"][name]["payoff"]],
                "worst": max(
                    (worst for each in found if (worst := each["share"][name]["worst"]) is not None),
                    key=lambda worst: worst[1] - worst[2],
                    default=None,
                ),
            }
            for name in SPLITS
        },
        "departures": [row for each in found for row in each["departures"]],
        "shortfalls": [row for each in found for row in each["shortfalls"]],
    }
