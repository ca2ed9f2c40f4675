"""What is tried around the best network of one kind: other prices, a cost for each link, money against CO2, bands.

Waste and by-products, heat, water and spare capacity go the same way: a kind is listings, and what was stated for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from circulade.engines.symbiosis import (
    Climate,
    Listings,
    Network,
    banded,
    optimise,
    pareto,
    with_fixed_cost,
)
from circulade.symbiosis.domain.sharing import losses_of, split_of
from circulade.symbiosis.models import Stream

WEIGHTS = (0.0, 0.05, 0.1, 0.2, 0.5)
"""Money by kilogram of CO2 with which the front is swept: a question, not a price."""
PRICES = ("per_tkm", "per_tonne", "disposal_cost", "price", "processing")
Progress = Callable[[float], None]
"""Is told which part of a kind is done, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What was stated for trying a kind, None where nothing was: per cent, money a year, kilograms of CO2.

    `saved` are class, code and kilograms by unit sent; `without` are the wants that state no kilograms.
    """

    uncertainty: float | None = None
    fixed_cost: float | None = None
    co2_per_km: float | None = None
    saved: tuple[tuple[str, str, float | None], ...] = ()
    without: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, to be frozen beside the inputs."""
        return asdict(self)

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Stated":
        """Return what was frozen; nothing was stated for plans of earlier versions."""
        rows = tuple((need_class, code, kg) for need_class, code, kg in said.get("saved", ()))
        return cls(
            said.get("uncertainty"),
            said.get("fixed_cost"),
            said.get("co2_per_km"),
            rows,
            tuple(said.get("without", ())),
        )


def saved_by(
    listings: Listings, streams: Mapping[str, Stream]
) -> tuple[tuple[tuple[str, str, float | None], ...], tuple[str, ...]]:
    """Return the kilograms saved by unit sent, by class and code, and the wants that could take and state none.

    Wants of one class state the same. What is lost on the way saves nothing: of a unit sent there arrives what the
    acceptance gives, over what a want makes of a unit that arrived.
    """
    members = dict[str, list[Stream]]()
    for need_class, ref in zip(listings.needs.classes, listings.needs.refs, strict=True):
        members.setdefault(need_class, []).append(streams[ref])
    rows, without = list[tuple[str, str, float | None]](), dict[str, None]()
    for one in listings.accepts:
        want = members[one.need_class][0]
        if want.co2_saved is None:
            without |= dict.fromkeys(each.ref for each in members[one.need_class])
        kept = one.gives / want.gives
        rows.append((one.need_class, one.code, None if want.co2_saved is None else want.co2_saved * kept))
    return tuple(rows), tuple(without)


def tried(
    listings: Listings, network: Network, stated: Stated, *, seed: str, progress: Progress
) -> dict[str, Any]:
    """Return what is shown beside the best network of a kind."""
    progress(0.3)
    split = split_of(listings, seed=seed)
    progress(0.5)
    lost = losses_of(listings, seed=seed)
    hidden = banded(listings, seed=seed)
    progress(0.65)
    return {
        "share": split,
        **lost,
        "bands": [hidden.factor, hidden.share_kept, hidden.links, hidden.cut, hidden.missing],
        "sensitivity": _sensitivity(listings, network, stated.uncertainty, seed=seed),
        "fixed": _fixed(listings, stated.fixed_cost, seed=seed),
        "front": _front(listings, stated, seed=seed),
    }


def _pairs(network: Network) -> set[tuple[str, str]]:
    return {(link.offer, link.need) for link in network.links}


def _sensitivity(
    listings: Listings, network: Network, uncertainty: float | None, *, seed: str
) -> list[list[Any]]:
    """Try each stated price lower and higher: value, links, how many of them are other ones, and the gap."""
    if not uncertainty:
        return []
    rows = list[list[Any]]()
    base = _pairs(network)
    for part in PRICES:
        for factor in (1 - uncertainty / 100, 1 + uncertainty / 100):
            found = optimise(_with(listings, part, factor), seed=seed)
            other = len(_pairs(found) - base)
            rows.append([part, factor, found.value, len(found.links), other, found.gap])
    return rows


def _with(listings: Listings, part: str, factor: float) -> Listings:
    """Return listings in which one kind of price is changed by a factor."""
    if part in ("per_tkm", "per_tonne"):
        terms = replace(listings.terms, **{part: getattr(listings.terms, part) * factor})
        return replace(listings, terms=terms)
    if part == "disposal_cost":
        offers = replace(listings.offers, disposal_cost=listings.offers.disposal_cost * factor)
        return replace(listings, offers=offers)
    if part == "price":
        return replace(listings, needs=replace(listings.needs, price=listings.needs.price * factor))
    accepts = tuple(replace(one, processing_cost=one.processing_cost * factor) for one in listings.accepts)
    return replace(listings, accepts=accepts)


def _fixed(listings: Listings, cost: float | None, *, seed: str) -> dict[str, Any] | None:
    """Return the plan in which every link costs something to set up, with its bound; None without that cost.

    `result` is what its own run stores.
    """
    if not cost:
        return None
    found = with_fixed_cost(listings, fixed=cost, seed=seed)
    rows = [[link.offer, link.need, link.tonnes] for link in found.links]
    told = {"cost": cost, "value": found.value, "bound": found.bound, "gap": found.gap, "links": rows}
    return {**told, "result": found.as_json()}


def _front(listings: Listings, stated: Stated, *, seed: str) -> list[list[float]]:
    """Return money and CO2 of the best networks under rising weights; empty where a factor is not stated."""
    saved = {(need_class, code): kg for need_class, code, kg in stated.saved if kg is not None}
    if stated.co2_per_km is None or len(saved) < len(stated.saved) or not saved:
        return []
    points = pareto(listings, Climate(saved, stated.co2_per_km), weights=WEIGHTS, seed=seed)
    return [[each.weight, each.eur, each.kg, len(each.network.links), each.gap] for each in points]
