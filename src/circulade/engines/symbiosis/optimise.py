"""The best network of listings, by reference: the question as people ask it."""

from circulade.engines.symbiosis.blending import MOST_BLENDED, blended
from circulade.engines.symbiosis.candidates import surveyed
from circulade.engines.symbiosis.certified import Optimum, optimum
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.frame import Frame, framed
from circulade.engines.symbiosis.listings import Listings
from circulade.engines.symbiosis.result import Link, Network
from circulade.engines.symbiosis.search import MOST_HELD


def optimise(listings: Listings, *, blend: bool = False, seed: str = "") -> Network:
    """Return the network of the largest gain, proven over every compatible pair.

    With `blend` the limits of a need hold for its mix, weighted by tonnes offered, and not for each offer.

    Raises `InputError` for listings that cannot be meant. Equal inputs give equal networks in any order of
    rows; among equally good ones the order of the draw (`seed`) decides.
    """
    frame = framed(checked(listings), seed=seed, blend=blend)
    search, counted = surveyed(frame, most=MOST_BLENDED if blend else MOST_HELD)
    found = blended(search) if blend else optimum(search)
    return described(listings, frame, found, counted, seed=seed)


def described(
    listings: Listings, frame: Frame, found: Optimum, counted: tuple[int, int], *, seed: str
) -> Network:
    """Turn an optimum into links by reference, sorted."""
    offers, needs = listings.offers.refs, listings.needs.refs
    used = found.tonnes > 0
    plan, amounts = found.pairs.where(used), found.tonnes[used]
    links = [
        Link(offers[frame.offer_rows[i]], needs[frame.need_rows[j]], tonnes, margin, gives)
        for i, j, tonnes, margin, gives in zip(
            plan.offers.tolist(),
            plan.needs.tolist(),
            amounts.tolist(),
            plan.margin.tolist(),
            plan.gives.tolist(),
            strict=True,
        )
    ]
    return Network(
        links=tuple(sorted(links, key=lambda link: (link.offer, link.need))),
        value=found.value,
        bound=found.bound,
        pairs_compatible=counted[0],
        pairs_unknown=counted[1],
        pairs_examined=found.examined,
        rounds=found.rounds,
        offer_prices=dict(
            sorted((offers[r], p) for r, p in zip(frame.offer_rows, found.u.tolist(), strict=True))
        ),
        need_prices=dict(
            sorted((needs[r], p) for r, p in zip(frame.need_rows, found.v.tolist(), strict=True))
        ),
        seed=seed,
    )
