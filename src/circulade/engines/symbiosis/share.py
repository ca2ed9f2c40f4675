"""Who gets what of the gain: a split that no group of partners can better on its own, and the even one beside it.

The prices of the optimum give every partner its tonnes times its price. By duality this hands out the whole gain,
and no coalition could make more alone (it is in the core of the game; Owen 1975).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.symbiosis.certified import optimum
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.coalition import best_leavers
from circulade.engines.symbiosis.frame import framed
from circulade.engines.symbiosis.listings import Floats, Ints, Listings
from circulade.engines.symbiosis.search import Search, searched

MOST_PAIRS = 3_000
Payoff = Mapping[tuple[str, str], float]
"""What a partner gets a year, by ("offer" or "need", ref)."""


@dataclass(frozen=True, slots=True)
class Coalition:
    """Partners that would make `alone` together, and get `together` in the split; `alone` is proven."""

    partners: tuple[tuple[str, str], ...]
    alone: float
    together: float


@dataclass(frozen=True, slots=True)
class Split:
    """What everybody gets, the coalition with the most to gain by leaving (None: none found), and the most any can.

    Up to `MOST_PAIRS` compatible pairs the coalition is the worst there is; beyond, a likely one beside the bound.
    """

    payoff: Payoff
    worst: Coalition | None
    most_to_gain: float


@dataclass(frozen=True, slots=True)
class Shares:
    """The stable split from the prices and the even split of every link, of the same gain."""

    value: float
    stable: Split
    even: Split


def share(listings: Listings, *, seed: str = "") -> Shares:
    """Return both splits of the best network's gain."""
    frame = framed(checked(listings), seed=seed)
    search = searched(frame)
    best = optimum(search)
    total = float(frame.supply @ best.u + frame.capacity @ best.v)
    part = best.value / total if total > 0 else 0.0  # rounding only: the bound equals the value
    stable = part * frame.supply * best.u, part * frame.capacity * best.v
    half = best.tonnes * best.pairs.margin / 2
    even = (
        np.bincount(best.pairs.offers, half, len(frame.supply)).astype(np.float64),
        np.bincount(best.pairs.needs, half, len(frame.capacity)).astype(np.float64),
    )
    names = [("offer", listings.offers.refs[row]) for row in frame.offer_rows]
    names += [("need", listings.needs.refs[row]) for row in frame.need_rows]
    # No coalition makes more than its tonnes at the prices: the stable split needs no search.
    most = best.bound - best.value
    return Shares(
        best.value,
        Split(_payoff(names, *stable), None, most),
        Split(_payoff(names, *even), *_worst(names, search, *even, value=best.value)),
    )


def _payoff(names: list[tuple[str, str]], offers: Floats, needs: Floats) -> Payoff:
    return dict(sorted(zip(names, np.concatenate((offers, needs)).tolist(), strict=True)))


def _worst(
    names: list[tuple[str, str]], search: Search, offers: Floats, needs: Floats, *, value: float
) -> tuple[Coalition | None, float]:
    """Find the coalition with the most to gain, and a bound of what any gains."""
    frame = search.frame
    nothing = np.zeros(len(offers)), np.zeros(len(needs))
    pairs = search.near(*nothing, within=0.0)
    if len(pairs) <= MOST_PAIRS:
        *members, bound = best_leavers(frame, pairs, offers, needs)
    else:
        *members, bound = _paid_by_the_tonne(search, offers, needs)
    inside = np.isin(pairs.offers, members[0]) & np.isin(pairs.needs, members[1])
    alone = optimum(Search(frame, pairs.where(inside))).value if inside.any() else 0.0
    together = float(offers[members[0]].sum() + needs[members[1]].sum())
    if alone - together <= 1e-7 * value:
        return None, bound
    partners = [names[i] for i in members[0]] + [names[len(offers) + j] for j in members[1]]
    return Coalition(tuple(sorted(partners)), alone, together), bound


def _paid_by_the_tonne(search: Search, offers: Floats, needs: Floats) -> tuple[Ints, Ints, float]:
    """Let leavers pay only for the tonnes they trade: a bound for every coalition, and a likely one."""
    frame = search.frame
    paid = _per_tonne(offers, frame.supply), _per_tonne(needs, frame.capacity)
    pairs = search.near(*paid, within=0.0)
    over = pairs.margin - paid[0][pairs.offers] - pairs.gives * paid[1][pairs.needs]
    found = optimum(Search(frame, replace(pairs, margin=over).where(over > 0)))
    active = found.tonnes > 0
    return np.unique(found.pairs.offers[active]), np.unique(found.pairs.needs[active]), found.bound


def _per_tonne(payoff: Floats, tonnes: Floats) -> Floats:
    return np.where(tonnes > 0, payoff / np.where(tonnes > 0, tonnes, 1.0), 0.0)
