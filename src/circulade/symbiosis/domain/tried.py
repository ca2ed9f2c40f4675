"""What was tried with each kind of a plan, ready to be shown: prices, a cost for each link, money against CO2, bands.

Where something was not tried, the field that was empty is named with where it is filled in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from circulade.symbiosis.domain.trying import Stated
from circulade.symbiosis.enums import PlanKind, PlanWay
from circulade.symbiosis.models import NetworkPlan, Stream

NOT_TRIED: dict[str, Any] = {
    "bands": [3.0, 1.0, 0, 0, 0.0],
    "sensitivity": [],
    "fixed": None,
    "front": [],
}


@dataclass(frozen=True, slots=True)
class PriceTrial:
    """One price changed by a factor: the best network then, and how many of its links are other ones."""

    price: str
    factor: float
    value: float
    links: int
    other: int
    gap: float


@dataclass(frozen=True, slots=True)
class LinksThatCost:
    """The plan in which every link costs something to set up, with its bound: have, want and amount of its links.

    `run` is its stored run; plans of earlier versions have none.
    """

    cost: float
    value: float
    bound: float
    gap: float
    links: tuple[tuple[Stream, Stream, float], ...]
    run: str


@dataclass(frozen=True, slots=True)
class FrontPoint:
    """The best network under one worth of a kilogram of CO2."""

    weight: float
    money: float
    kg: float
    links: int
    gap: float


@dataclass(frozen=True, slots=True)
class Trials:
    """What was tried with one kind; `no_…` name the fields without which something was not tried.

    `without` are the wants that state no CO2 saving; `bands` are factor, share kept, links, links cut, share missing.
    """

    kind: PlanKind
    prices: tuple[PriceTrial, ...]
    fixed: LinksThatCost | None
    front: tuple[FrontPoint, ...]
    bands: tuple[float, float, int, int, float]
    no_prices: str
    no_fixed: str
    no_front: str
    without: tuple[Stream, ...]


def trials_of(plan: NetworkPlan, streams: Mapping[str, Stream]) -> tuple[Trials, ...]:
    """Return what was tried with each kind, in the order in which they are asked for."""
    if plan.way != PlanWay.YEAR:
        return ()
    asked = plan.findings.get("asked", {})
    # Plans of earlier versions tried only waste and by-products, and kept what they found beside the rest.
    found = plan.findings.get("tried", {PlanKind.MATERIALS.value: plan.findings})
    stated = asked.get("stated") or {
        PlanKind.MATERIALS.value: {**asked, "co2_per_km": asked.get("co2_per_tkm"), "saved": ()}
    }
    return tuple(
        _trials(kind, NOT_TRIED | found[kind], Stated.from_json(stated.get(kind, {})), streams)
        for kind in PlanKind
        if kind in plan.kinds and kind in found
    )


def together_of(trials: tuple[Trials, ...]) -> tuple[FrontPoint, ...]:
    """Return money against CO2 of all kinds together, where each has it: the best of each is the best of all."""
    if len(trials) < 2 or not all(each.front for each in trials):
        return ()
    return tuple(
        FrontPoint(
            points[0].weight,
            sum(point.money for point in points),
            sum(point.kg for point in points),
            sum(point.links for point in points),
            max(point.gap for point in points),
        )
        for points in zip(*(each.front for each in trials), strict=True)
    )


def _trials(
    kind: PlanKind, found: Mapping[str, Any], stated: Stated, streams: Mapping[str, Stream]
) -> Trials:
    fixed = found["fixed"]
    without = tuple(streams[ref] for ref in stated.without if ref in streams)
    return Trials(
        kind=kind,
        prices=tuple(
            PriceTrial(price_name(part, kind), factor, value, links, other, gap[0] if gap else 0.0)
            for part, factor, value, links, other, *gap in found["sensitivity"]
        ),
        fixed=None if fixed is None else _fixed(fixed, streams),
        front=tuple(FrontPoint(*point) for point in found["front"]),
        # Bands of earlier versions do not know the risk.
        bands=_five(*found["bands"]),
        no_prices="" if stated.uncertainty else _fill_in(_("Prices may be off by, per cent"), kind),
        no_fixed="" if stated.fixed_cost else _fill_in(_setting_up(kind), kind),
        no_front=" ".join(_no_front(kind, stated)),
        without=without,
    )


def _fixed(found: Mapping[str, Any], streams: Mapping[str, Stream]) -> LinksThatCost:
    """Return the plan with a cost for each link, largest amounts first; streams deleted since are left out."""
    links = tuple(
        (streams[have], streams[want], amount)
        for have, want, amount in sorted(found["links"], key=lambda row: (-row[2], row[0], row[1]))
        if have in streams and want in streams
    )
    return LinksThatCost(
        found["cost"], found["value"], found["bound"], found["gap"], links, found.get("run", "")
    )


def _five(
    factor: float, kept: float, links: int = 0, cut: int = 0, missing: float = 0.0
) -> tuple[float, float, int, int, float]:
    return factor, kept, links, cut, missing


def _no_front(kind: PlanKind, stated: Stated) -> Iterator[str]:
    if stated.co2_per_km is None:
        road = kind == PlanKind.MATERIALS
        named = _("Kilograms of CO2 by tonne and kilometre"), _("Kilograms of CO2 by unit and kilometre")
        yield _fill_in(named[0] if road else named[1], kind)
    if stated.without:
        yield _("“%(field)s” is empty for:") % {"field": _("CO2 saved, kg by unit that arrives")}


def _setting_up(kind: PlanKind) -> str:
    if kind == PlanKind.MATERIALS:
        return _("Setting up one link, by year")
    return _("Setting up one connection, by year")


def _fill_in(field: str, kind: PlanKind) -> str:
    """Name an empty field, and where it is filled in."""
    if kind == PlanKind.MATERIALS:
        return _("“%(field)s” is empty among the inputs of the district.") % {"field": field}
    said = {"field": field, "kind": kind.label}
    return _("“%(field)s” is empty among the inputs of heat, water and capacity, for %(kind)s.") % said


def price_name(part: str, kind: PlanKind) -> str:
    """Name a price that was tried."""
    ways = {"per_tkm": _("moving a tonne one kilometre"), "per_tonne": _("loading a tonne")}
    if kind != PlanKind.MATERIALS:
        ways = {"per_tkm": _("cost by unit and kilometre"), "per_tonne": _("cost by unit handed over")}
    return {
        **ways,
        "disposal_cost": _("disposal"),
        "price": _("what streams are worth"),
        "processing": _("processing"),
    }[part]
