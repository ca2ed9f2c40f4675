"""Treatment hubs to open or not: the best network with them, and the bound of every choice.

Without yes and no the programme is linear and bounds the value, certified over all pairs and ways by pricing. Where a
hub comes out neither open nor closed both are tried, the most promising first, until the best plan is proven or the
choices run out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Any

import numpy as np

from circulade.engines.symbiosis.candidates import count
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.errors import InputError, Problem
from circulade.engines.symbiosis.frame import Frame, framed
from circulade.engines.symbiosis.generated import NOTHING, PROVEN, Generated, Relaxed
from circulade.engines.symbiosis.hub_legs import HubModel, hub_model
from circulade.engines.symbiosis.hubs import Hub, Treatment, hub_problems
from circulade.engines.symbiosis.listings import Floats, Listings
from circulade.engines.symbiosis.prices import REACH, smoothed
from circulade.engines.symbiosis.programme import Bools
from circulade.engines.symbiosis.result import ENGINE, VERSION, Link
from circulade.engines.symbiosis.search import searched

MOST_NODES = 2_000
"""Choices looked at; a plan that needs more keeps its gap."""
MOST_WAYS = 4_000_000
FEW = 50_000
"""Ways in and out that are all in the programme from the beginning."""


@dataclass(frozen=True, slots=True)
class Way:
    """Tonnes between a site and a hub, of a code, with the margin per tonne of this leg alone."""

    hub: str
    code: str
    site: str
    tonnes: float
    margin: float


@dataclass(frozen=True, slots=True)
class HubNetwork:
    """A plan with hubs and what proves it: `value` and `bound` are net of the fixed costs of hubs opened.

    `ways_in` lead from offers to hubs, `ways_out` carry outputs from hubs to needs. `nodes` are the choices looked at.
    """

    links: tuple[Link, ...]
    opened: tuple[str, ...]
    ways_in: tuple[Way, ...]
    ways_out: tuple[Way, ...]
    value: float
    bound: float
    pairs_compatible: int
    pairs_unknown: int
    nodes: int
    rounds: int
    seed: str

    @property
    def gap(self) -> float:
        """How far from the bound the value is, as a part of the bound."""
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    def certificate(self) -> dict[str, Any]:
        """Return what proves the plan, as JSON."""
        names = ("seed", "value", "bound", "gap", "pairs_compatible", "nodes", "rounds")
        said = {name: getattr(self, name) for name in names}
        return {
            "engine": ENGINE,
            "version": VERSION,
            "unknown": self.pairs_unknown,
            "opened": list(self.opened),
            **said,
        }

    def as_json(self) -> dict[str, Any]:
        """Return the whole result as JSON."""
        ways = {"in": self.ways_in, "out": self.ways_out}
        return {
            **self.certificate(),
            "plan": [[one.offer, one.need, one.tonnes, one.margin] for one in self.links],
            "ways": [
                [way.hub, side, way.code, way.site, way.tonnes, way.margin]
                for side, several in ways.items()
                for way in several
            ],
        }


def with_hubs(
    listings: Listings, hubs: Sequence[Hub], treatments: Sequence[Treatment], *, seed: str = ""
) -> HubNetwork:
    """Return the best network with treatment hubs that may be opened, with the bound of every choice.

    Raises `InputError` for listings or hubs that cannot be meant, and where there are too many ways.
    """
    if found := hub_problems(hubs, treatments):
        raise InputError(found)
    frame = framed(checked(listings), seed=seed)
    search = searched(frame)
    ordered = tuple(sorted(hubs, key=lambda hub: hub.ref))
    treatments = sorted(treatments, key=lambda one: (one.process, one.code, one.output))
    ways = len(listings.offers.refs) * len(hubs) + len(listings.needs.refs) * len(hubs) * len(treatments)
    if search.held is None or ways > MOST_WAYS:
        raise InputError((Problem("hubs", -1, "", "too many pairs and ways for hubs; split the region"),))
    built = hub_model(listings, frame, search.held, ordered, treatments, seed)
    start, held = smoothed(search), search.held
    near = held.margin - start.u[held.offers] - held.gives * start.v[held.needs] > -REACH * start.width
    rest = np.ones(len(built.model.gain) - len(near), dtype=bool)
    rest[: len(rest) - len(ordered)] = len(rest) <= FEW
    choice = _Choice(built, Generated(built.model, np.concatenate((near, rest))))
    nodes = choice.search()
    return _described(listings, frame, ordered, choice, count(search), nodes=nodes, seed=seed)


class _Choice:
    """The search over open and closed: the best plan so far, and what no plan exceeds."""

    def __init__(self, built: HubModel, programme: Generated) -> None:
        self.built, self.programme = built, programme
        self.hubs = built.hubs
        self.fixed = -built.model.gain[self.hubs]
        self.columns, self.value, self.bound = np.zeros(len(built.model.gain)), 0.0, np.inf

    def search(self) -> int:
        """Look at choices, the most promising first; return how many were looked at."""
        count = len(self.hubs)
        usable = self.built.capacity > 0
        root = np.zeros(count), np.where(usable, 1.0, 0.0)
        waiting = [(-np.inf, 0, root)]
        closed, nodes = 0.0, 0
        while waiting and nodes < MOST_NODES:
            above, _, (least, most) = heappop(waiting)
            if -above <= self.value * (1 + PROVEN):
                closed = max(closed, self.value)
                continue
            nodes += 1
            found = self._relaxed(least, most)
            if nodes == 1:
                self._try(np.where(found.columns[self.hubs] > NOTHING, most, 0.0))
                self._try(np.where(found.columns[self.hubs] > 0.5, most, 0.0))
            hub = self._undecided(found, least, most)
            if hub is None or found.bound <= self.value * (1 + PROVEN):
                closed = max(closed, found.bound)
                continue
            for side, (low, high) in enumerate(((1.0, 1.0), (0.0, 0.0))):
                ends = least.copy(), most.copy()
                ends[0][hub], ends[1][hub] = low, high
                heappush(waiting, (-found.bound, 2 * nodes + side, ends))
        self.bound = max([closed, self.value, *(-above for above, _, _ in waiting)])
        return nodes

    def _relaxed(self, least: Floats, most: Floats) -> Relaxed:
        self.programme.limit(self.hubs, least, most)
        found = self.programme.best()
        self._keep(found.columns)
        return found

    def _try(self, opened: Floats) -> None:
        """Solve with these hubs allowed at their full cost."""
        self._relaxed(opened, opened)

    def _keep(self, columns: Floats) -> None:
        """Open every hub that something goes to, and keep the plan if it is the best so far."""
        columns = columns.copy()
        columns[self.hubs] = self._used(columns)
        value = float(self.built.model.gain @ columns)
        if value > self.value:
            self.columns, self.value = columns, value

    def _used(self, columns: Floats) -> Bools:
        built = self.built
        into = columns[len(built.direct) : len(built.direct) + len(built.ways_in)]
        return np.bincount(built.ways_in.needs, into, len(self.hubs)) > NOTHING

    def _undecided(self, found: Relaxed, least: Floats, most: Floats) -> int | None:
        """Return the hub whose part of an opening is worth most, or None if all are open or closed."""
        part = found.columns[self.hubs]
        missing = np.where((least < most) & (part > 1e-9), (1.0 - part) * self.fixed, 0.0)
        worth = np.minimum(missing, part * self.fixed + missing)
        return int(np.argmax(worth)) if worth.max(initial=0.0) > PROVEN * max(self.value, 1.0) else None


def _described(
    listings: Listings,
    frame: Frame,
    hubs: Sequence[Hub],
    choice: _Choice,
    counted: tuple[int, int],
    *,
    nodes: int,
    seed: str,
) -> HubNetwork:
    """Turn the plan into links and ways by reference, sorted."""
    built, columns = choice.built, choice.columns
    offers = [listings.offers.refs[row] for row in frame.offer_rows]
    needs = [listings.needs.refs[row] for row in frame.need_rows]
    codes = [listings.offers.codes[row] for row in frame.offer_rows]
    second = len(built.direct)
    third = second + len(built.ways_in)
    flows = columns[:second], columns[second:third], columns[third : third + len(built.ways_out)]
    d, a, b = (
        legs.where(flow > 0)
        for legs, flow in zip((built.direct, built.ways_in, built.ways_out), flows, strict=True)
    )
    tonnes = [flow[flow > 0].tolist() for flow in flows]
    links = [
        Link(offers[i], needs[j], t, margin, gives)
        for i, j, t, margin, gives in zip(
            d.offers, d.needs, tonnes[0], d.margin.tolist(), d.gives.tolist(), strict=True
        )
    ]
    ways_in = [
        Way(hubs[h].ref, codes[i], offers[i], t, margin)
        for i, h, t, margin in zip(a.offers, a.needs, tonnes[1], a.margin.tolist(), strict=True)
    ]
    ways_out = [
        Way(hubs[built.outputs[k][0]].ref, built.outputs[k][1], needs[j], t, margin)
        for k, j, t, margin in zip(b.offers, b.needs, tonnes[2], b.margin.tolist(), strict=True)
    ]
    return HubNetwork(
        links=tuple(sorted(links, key=lambda one: (one.offer, one.need))),
        opened=tuple(hub.ref for hub, part in zip(hubs, columns[choice.hubs], strict=True) if part > 0),
        ways_in=tuple(sorted(ways_in, key=lambda one: (one.hub, one.site, one.code))),
        ways_out=tuple(sorted(ways_out, key=lambda one: (one.hub, one.code, one.site))),
        value=choice.value,
        bound=choice.bound,
        pairs_compatible=counted[0],
        pairs_unknown=counted[1],
        nodes=nodes,
        rounds=choice.programme.rounds,
        seed=seed,
    )
