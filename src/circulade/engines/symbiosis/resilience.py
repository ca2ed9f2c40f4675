"""What breaks if a partner leaves, and which missing capacity would be worth most: each by solving again."""

from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.symbiosis.certified import Optimum, optimum
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.frame import Frame, framed
from circulade.engines.symbiosis.listings import Listings
from circulade.engines.symbiosis.search import Search, searched


@dataclass(frozen=True, slots=True)
class Departure:
    """A partner leaves: what the best network loses, and what the links of this partner carried."""

    side: str
    ref: str
    loss: float
    links: int
    gain_of_links: float


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A need whose capacity binds: what one tonne more is worth, and a tenth more in all."""

    need: str
    per_tonne: float
    tenth_more: float


@dataclass(frozen=True, slots=True)
class Resilience:
    """Departures by loss and shortfalls by worth, largest first."""

    value: float
    departures: tuple[Departure, ...]
    shortfalls: tuple[Shortfall, ...]


def resilience(listings: Listings, *, most: int = 10, seed: str = "") -> Resilience:
    """Solve again without each of the `most` largest partners, and with more of the dearest capacities."""
    frame = framed(checked(listings), seed=seed)
    search = searched(frame)
    best = optimum(search)
    departures = [_departure(listings, search, best, place) for place in _largest(frame, best, most)]
    worth = best.v * frame.capacity
    dearest = [int(j) for j in np.argsort(-worth, kind="stable")[:most] if worth[j] > 0]
    shortfalls = [
        Shortfall(
            listings.needs.refs[frame.need_rows[j]],
            float(best.v[j]),
            _changed(search, len(frame.supply) + j, 1.1).value - best.value,
        )
        for j in dearest
    ]
    return Resilience(
        best.value,
        tuple(sorted(departures, key=lambda one: (-one.loss, one.side, one.ref))),
        tuple(sorted(shortfalls, key=lambda one: (-one.tenth_more, one.need))),
    )


def _largest(frame: Frame, best: Optimum, most: int) -> list[int]:
    """Return the sites (offers, then needs) whose links gain most."""
    gain = best.tonnes * best.pairs.margin
    carried = np.concatenate(
        (
            np.bincount(best.pairs.offers, gain, len(frame.supply)),
            np.bincount(best.pairs.needs, gain, len(frame.capacity)),
        )
    )
    return [int(site) for site in np.argsort(-carried, kind="stable")[:most] if carried[site] > 0]


def _departure(listings: Listings, search: Search, best: Optimum, site: int) -> Departure:
    frame, offers = search.frame, len(search.frame.supply)
    if site < offers:
        side, ref, own = "offer", listings.offers.refs[frame.offer_rows[site]], best.pairs.offers == site
    else:
        side, ref = "need", listings.needs.refs[frame.need_rows[site - offers]]
        own = best.pairs.needs == site - offers
    own = own & (best.tonnes > 0)
    return Departure(
        side,
        ref,
        best.value - _changed(search, site, 0.0).value,
        int(own.sum()),
        float((best.tonnes * best.pairs.margin)[own].sum()),
    )


def _changed(search: Search, site: int, factor: float) -> Optimum:
    """Solve with the tonnes of one site changed."""
    frame, offers = search.frame, len(search.frame.supply)
    supply, capacity = frame.supply.copy(), frame.capacity.copy()
    if site < offers:
        supply[site] *= factor
    else:
        capacity[site - offers] *= factor
    return optimum(Search(replace(frame, supply=supply, capacity=capacity), search.held))
