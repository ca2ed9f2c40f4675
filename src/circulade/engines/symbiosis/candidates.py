"""Which pairs could ever be used: an exact count, and the best partners of every offer.

A pair whose margin is not positive can never be in a best plan, so the search ends at the break-even radius.
"""

from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.frame import Frame, framed
from circulade.engines.symbiosis.globe import arcs
from circulade.engines.symbiosis.listings import Listings
from circulade.engines.symbiosis.reach import accepted
from circulade.engines.symbiosis.rules import UNKNOWN, YES, crossings
from circulade.engines.symbiosis.search import MOST_HELD, Search, searched
from circulade.engines.symbiosis.sweep import Block, Pairs, blocks, exact, together, verdicts
from circulade.engines.symbiosis.tally import tally
from circulade.engines.symbiosis.why import doubts, given, wanted

MANY = 50_000_000
"""Accepted pairs from which on they are counted by blocks large enough for `tally` to pay."""


def surveyed(frame: Frame, *, most: int = MOST_HELD) -> tuple[Search, tuple[int, int]]:
    """Prepare the questions and count: pairs that are too many to be held are not looked for to find that out."""
    if accepted(frame) > MANY and not frame.sieved and (found := tally(frame)) > most:
        return Search(frame, None), (found, 0)
    search = searched(frame, most=most)
    return search, count(search)


def count(search: Search) -> tuple[int, int]:
    """Count the compatible pairs, and those that only an unknown value keeps from being compatible."""
    frame = search.frame
    if search.held is not None and not frame.sieved:
        return len(search.held), 0
    if accepted(frame) > MANY and not frame.sieved:
        return tally(frame), 0
    nothing = np.zeros(len(frame.supply)), np.zeros(len(frame.capacity))
    compatible = unknown = 0
    for block in blocks(frame, *nothing):
        if frame.screen is not None or np.isfinite(frame.limits[:, block.needs]).any():
            found, doubtful = _judged(frame, block)
            compatible, unknown = compatible + found, unknown + doubtful
            continue
        compatible += int(np.count_nonzero(block.gain > block.sure))
        close = np.abs(block.gain) <= block.sure
        if close.any():
            compatible += int(np.count_nonzero(exact(frame, block, close).margin > 0))
    return compatible, unknown


def _judged(frame: Frame, block: Block) -> tuple[int, int]:
    pairs = exact(frame, block, block.gain > -block.blur)
    pairs = pairs.where(pairs.margin > 0)
    found = verdicts(frame, pairs.offers, pairs.needs)
    return int(np.count_nonzero(found == YES)), int(np.count_nonzero(found == UNKNOWN))


@dataclass(frozen=True, slots=True)
class Lead:
    """A partner worth talking to: margin per tonne offered and kilometres of great circle.

    `missing` names what must be known before it is sure: "q:<property>", "status", "permit", "country", "border".
    """

    offer: str
    need: str
    margin: float
    km: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """The best partners of every offer, best first, and how many pairs are compatible at all."""

    leads: tuple[Lead, ...]
    pairs_compatible: int
    pairs_unknown: int


def candidates(listings: Listings, *, most: int = 10, seed: str = "", doubtful: bool = False) -> Candidates:
    """Return the `most` needs of the largest margin for every offer: exact, within bounded memory.

    With `doubtful` also those that only something unknown keeps from being sure.
    """
    frame = framed(checked(listings), seed=seed)
    search = searched(frame)
    compatible, unknown = count(search)
    if doubtful:
        search = searched(replace(frame, least=UNKNOWN))
    threshold, kept, size = np.zeros(len(frame.supply)), list[Pairs](), 0
    for pairs in search.gaining(threshold, np.zeros(len(frame.capacity))):
        kept.append(pairs)
        size += len(pairs)
        if size > MOST_HELD:  # pairs below the last of an offer's best so far are not looked at again
            best = _best(together(kept), most)
            kept, size = [best], len(best)
            full = np.bincount(best.offers, minlength=len(threshold)) >= most
            worst = np.full(len(threshold), np.inf)
            np.minimum.at(worst, best.offers, best.margin)
            threshold[full] = np.nextafter(worst[full], 0.0)
    best = _best(together(kept), most)
    km = arcs(frame.offer_points[best.offers], frame.need_points[best.needs])
    refs = listings.offers.refs, listings.needs.refs
    known = crossings(listings.borders, listings.on) if listings.borders else None
    missing = (
        doubts(given(listings, frame.offer_rows[i]), wanted(listings, frame.need_rows[j]), known)
        if doubtful
        else ()
        for i, j in zip(best.offers.tolist(), best.needs.tolist(), strict=True)
    )
    leads = (
        Lead(refs[0][frame.offer_rows[i]], refs[1][frame.need_rows[j]], margin, distance, unsure)
        for i, j, margin, distance, unsure in zip(
            best.offers.tolist(), best.needs.tolist(), best.margin.tolist(), km.tolist(), missing, strict=True
        )
    )
    ranked = sorted(leads, key=lambda lead: (lead.offer, -lead.margin, lead.need))
    return Candidates(tuple(ranked), compatible, unknown)


def _best(pairs: Pairs, most: int) -> Pairs:
    """Return the best pairs of every offer; equal margins by the order of the draw."""
    ranked = pairs.where(np.lexsort((pairs.needs, -pairs.margin, pairs.offers)))
    starts = (
        np.flatnonzero(np.r_[True, ranked.offers[1:] != ranked.offers[:-1]]) if len(ranked) else np.arange(0)
    )
    place = np.arange(len(ranked)) - np.repeat(starts, np.diff(np.r_[starts, len(ranked)]))
    return ranked.where(place < most)
