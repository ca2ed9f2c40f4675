"""A computed plan ready to be shown: links with their streams, who gets what, what breaks, and what was tried."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from circulade.symbiosis.domain.tried import Trials, trials_of
from circulade.symbiosis.enums import PlanKind, PlanState
from circulade.symbiosis.models import NetworkPlan, Site, Stream, TreatmentHub
from circulade.symbiosis.queries.streams import streams_of

NOTHING_BESIDE: dict[str, Any] = {
    "share": {"stable": {"payoff": [], "worst": None}, "even": {"payoff": [], "worst": None}},
    "departures": [],
    "shortfalls": [],
}
"""What is computed beside a plan of the year as a whole, and not beside others."""


NO_RESULT: dict[str, Any] = {"value": 0.0, "bound": 0.0, "gap": 0.0, "pairs_compatible": 0, "plan": []}
"""What a plan has of waste and by-products that does not look at them."""


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """Tonnes (MWh, m³) a year of a have to a want, and its margin by tonne."""

    have: Stream
    want: Stream
    tonnes: float
    margin: float

    @property
    def pair(self) -> tuple[int, int]:
        """The numbers of both streams."""
        return self.have.pk, self.want.pk

    @property
    def money(self) -> float:
        """What the link gains a year."""
        return self.tonnes * self.margin


@dataclass(frozen=True, slots=True)
class Gain:
    """What a site gets a year in the stable and in the even split, and what the network loses if it leaves."""

    site: Site
    stable: float
    even: float
    loss: float | None


@dataclass(frozen=True, slots=True)
class HubWay:
    """Tonnes of a code that a stream sends to a hub, or gets from it."""

    hub: TreatmentHub
    stream: Stream
    code: str
    tonnes: float


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One kind of a plan with its own certificate and run; `months` are number, units moved and units stored."""

    kind: PlanKind
    result: dict[str, Any]
    links: tuple[PlannedLink, ...]
    run_id: Any
    months: tuple[tuple[int, float, float], ...] = ()

    @property
    def amount(self) -> float:
        """What moves in a year, in the kind's unit."""
        return sum(link.tonnes for link in self.links)


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """A plan with its certificates, one for each of `parts`; `result` is that of waste and by-products."""

    plan: NetworkPlan
    result: dict[str, Any]
    links: tuple[PlannedLink, ...]
    gains: tuple[Gain, ...]
    left_out: tuple[tuple[Stream, tuple[str, ...]], ...]
    shortfalls: tuple[tuple[Stream, float, float], ...]
    opened: tuple[TreatmentHub, ...] = ()
    ways: tuple[HubWay, ...] = ()
    parts: tuple[ShownPart, ...] = ()
    trials: tuple[Trials, ...] = ()

    @property
    def tonnes(self) -> float:
        """All tonnes a year of waste and by-products."""
        return sum(part.amount for part in self.parts if part.kind == PlanKind.MATERIALS)

    @property
    def value(self) -> float:
        """What all kinds gain together."""
        return float(sum(part.result["value"] for part in self.parts))

    @property
    def bound(self) -> float:
        """What no plan of all kinds together has more than: kinds take nothing from one another."""
        return float(sum(part.result["bound"] for part in self.parts))

    @property
    def gap(self) -> float:
        """The gap of all kinds together."""
        return max(0.0, self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    @property
    def pairs(self) -> int:
        """The pairs that could pay."""
        return sum(int(part.result["pairs_compatible"]) for part in self.parts)


def shown_plan(plan: NetworkPlan) -> ShownPlan | None:
    """Return a computed plan; streams that were deleted since are left out."""
    if plan.state != PlanState.COMPUTED:
        return None
    streams = {each.ref: each for each in streams_of(plan.district)}
    by_pk = {each.pk: each for each in streams.values()}
    parts = tuple(_parts(plan, streams))
    result = next((part.result for part in parts if part.kind == PlanKind.MATERIALS), NO_RESULT)
    found = NOTHING_BESIDE | plan.findings
    hubs = {hub.ref: hub for hub in TreatmentHub.objects.filter(district=plan.district)}
    return ShownPlan(
        plan=plan,
        result=result,
        links=_by_money(link for part in parts for link in part.links),
        gains=_gains(found, streams),
        left_out=tuple(
            (by_pk[pk], tuple(reasons)) for pk, *reasons in found["asked"]["left_out"] if pk in by_pk
        ),
        shortfalls=tuple(
            (streams[ref], per_tonne, more) for ref, per_tonne, more in found["shortfalls"] if ref in streams
        ),
        opened=tuple(hubs[ref] for ref in result.get("opened", ()) if ref in hubs),
        ways=tuple(
            HubWay(hubs[hub], streams[ref], code.partition(" of site")[0], tonnes)
            for hub, _side, code, ref, tonnes, _margin in result.get("ways", ())
            if hub in hubs and ref in streams
        ),
        parts=parts,
        trials=trials_of(plan, streams),
    )


def _parts(plan: NetworkPlan, streams: dict[str, Stream]) -> Iterator[ShownPart]:
    """Yield the kinds of a plan in the order in which they are asked for."""
    runs = [(PlanKind.MATERIALS, plan.run)]
    runs += [(PlanKind(part.kind), part.run) for part in plan.parts.select_related("run")]
    for kind, run in runs:
        if run is None:
            continue
        result = json.loads(run.result)
        links = (
            PlannedLink(streams[have], streams[want], tonnes, margin)
            for have, want, tonnes, margin in _of_the_year(result["plan"])
            if have in streams and want in streams
        )
        yield ShownPart(kind, result, _by_money(links), run.pk, _months(result))


def _by_money(links: Iterable[PlannedLink]) -> tuple[PlannedLink, ...]:
    return tuple(sorted(links, key=lambda link: (-link.money, link.have.pk, link.want.pk)))


def _of_the_year(rows: list[list[Any]]) -> list[tuple[str, str, float, float]]:
    """Return links of the year; those of months are added up, their margin is that of the tonnes together."""
    tonnes, money = defaultdict[tuple[str, str], float](float), defaultdict[tuple[str, str], float](float)
    for have, want, *_month, amount, margin in rows:
        tonnes[have, want] += amount
        money[have, want] += amount * margin
    return [(*pair, amount, money[pair] / amount) for pair, amount in tonnes.items() if amount > 0]


def _months(result: dict[str, Any]) -> tuple[tuple[int, float, float], ...]:
    if "months" not in result:
        return ()
    moved, stored = defaultdict[int, float](float), defaultdict[int, float](float)
    for _have, _want, month, amount, _margin in result["plan"]:
        moved[month] += amount
    for _side, _ref, month, amount in result["stored"]:
        stored[month] += amount
    return tuple((month, moved[month], stored[month]) for month in range(1, result["months"] + 1))


def _gains(found: dict[str, Any], streams: dict[str, Stream]) -> tuple[Gain, ...]:
    """Return both splits by site, largest first, and the loss where a departure was computed."""
    sums = {name: defaultdict[int, float](float) for name in ("stable", "even")}
    sites = dict[int, Site]()
    for name, totals in sums.items():
        for _side, ref, amount in found["share"][name]["payoff"]:
            if ref in streams:
                sites[streams[ref].site_id] = streams[ref].site
                totals[streams[ref].site_id] += amount
    loss = dict[int, float]()
    for _side, ref, amount, _links in found["departures"]:
        if ref in streams:
            key = streams[ref].site_id
            loss[key] = max(loss.get(key, 0.0), amount)
    rows = [Gain(site, sums["stable"][pk], sums["even"][pk], loss.get(pk)) for pk, site in sites.items()]
    return tuple(sorted(rows, key=lambda gain: (-max(gain.stable, gain.even), gain.site.pk)))


def difference(
    plan: ShownPlan, before: ShownPlan
) -> tuple[float, tuple[PlannedLink, ...], tuple[PlannedLink, ...]]:
    """Return what a plan gains less than another, the links it lost and the new ones in their place."""
    now = {(link.have.pk, link.want.pk) for link in plan.links}
    then = {(link.have.pk, link.want.pk) for link in before.links}
    lost = tuple(link for link in before.links if (link.have.pk, link.want.pk) not in now)
    fresh = tuple(link for link in plan.links if (link.have.pk, link.want.pk) not in then)
    return before.value - plan.value, lost, fresh
