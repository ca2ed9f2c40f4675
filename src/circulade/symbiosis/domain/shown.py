"""A computed plan ready to be shown: links with their streams, who gets what, what breaks, and what was tried."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from circulade.symbiosis.enums import PlanState
from circulade.symbiosis.models import NetworkPlan, Site, Stream
from circulade.symbiosis.queries.streams import streams_of


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """Tonnes a year of a have to a want, and its margin by tonne."""

    have: Stream
    want: Stream
    tonnes: float
    margin: float

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
class ShownPlan:
    """A plan with its certificate."""

    plan: NetworkPlan
    result: dict[str, Any]
    links: tuple[PlannedLink, ...]
    gains: tuple[Gain, ...]
    left_out: tuple[tuple[Stream, tuple[str, ...]], ...]
    shortfalls: tuple[tuple[Stream, float, float], ...]

    @property
    def tonnes(self) -> float:
        """All tonnes a year."""
        return sum(link.tonnes for link in self.links)


def shown_plan(plan: NetworkPlan) -> ShownPlan | None:
    """Return a computed plan; streams that were deleted since are left out."""
    if plan.state != PlanState.COMPUTED or plan.run is None:
        return None
    result = json.loads(plan.run.result)
    streams = {each.ref: each for each in streams_of(plan.district)}
    by_pk = {each.pk: each for each in streams.values()}
    links = [
        PlannedLink(streams[have], streams[want], tonnes, margin)
        for have, want, tonnes, margin in result["plan"]
        if have in streams and want in streams
    ]
    found = plan.findings
    return ShownPlan(
        plan=plan,
        result=result,
        links=tuple(sorted(links, key=lambda link: (-link.money, link.have.pk, link.want.pk))),
        gains=_gains(found, streams),
        left_out=tuple(
            (by_pk[pk], tuple(reasons)) for pk, *reasons in found["asked"]["left_out"] if pk in by_pk
        ),
        shortfalls=tuple(
            (streams[ref], per_tonne, more) for ref, per_tonne, more in found["shortfalls"] if ref in streams
        ),
    )


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
    return before.result["value"] - plan.result["value"], lost, fresh


def price_name(part: str) -> str:
    """Name a price that was tried."""
    return {
        "per_tkm": _("moving a tonne one kilometre"),
        "per_tonne": _("loading a tonne"),
        "disposal_cost": _("disposal"),
        "price": _("what streams are worth"),
        "processing": _("processing"),
    }[part]
