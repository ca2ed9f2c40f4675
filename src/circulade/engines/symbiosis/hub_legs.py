"""The programme with treatment hubs: direct pairs, the ways into hubs, the ways out, and one yes or no for each hub.

A hub takes at most its tonnes, and only if it is open. Of every output as much leaves as comes about, so nothing
vanishes in a hub. Both legs pay loading and distance.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.symbiosis.conditions import NeedConditions, OfferConditions
from circulade.engines.symbiosis.frame import Frame, framed
from circulade.engines.symbiosis.generated import Model
from circulade.engines.symbiosis.hub_rows import hub_matrix
from circulade.engines.symbiosis.hubs import Hub, Treatment
from circulade.engines.symbiosis.listings import Acceptance, Floats, Ints, Listings, Needs, Offers
from circulade.engines.symbiosis.rules import YES
from circulade.engines.symbiosis.sweep import Pairs, margins, together, verdicts

SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True, eq=False)
class HubModel:
    """The model; its columns are direct pairs, ways in, ways out and hubs, in this order.

    `ways_in` joins offers to hubs, `ways_out` outputs to needs. `outputs` are hub and code of each output, `capacity`
    what each hub can take at most from the offers there are.
    """

    model: Model
    direct: Pairs
    ways_in: Pairs
    ways_out: Pairs
    outputs: tuple[tuple[int, str], ...]
    capacity: Floats

    @property
    def hubs(self) -> Ints:
        """The columns of the hubs."""
        before = len(self.direct) + len(self.ways_in) + len(self.ways_out)
        return np.arange(before, len(self.model.gain))


def hub_model(
    listings: Listings,
    frame: Frame,
    direct: Pairs,
    hubs: Sequence[Hub],
    treatments: Sequence[Treatment],
    seed: str,
) -> HubModel:
    """Write the programme down."""
    ways_in = _ways_in(listings, hubs, treatments, seed)
    outputs = tuple(
        (number, code)
        for number, hub in enumerate(hubs)
        for code in sorted({one.output for one in treatments if one.process == hub.process})
    )
    ways_out = _ways_out(listings, hubs, treatments, outputs, seed)
    reach = np.zeros(len(hubs))
    np.add.at(reach, ways_in.needs, frame.supply[ways_in.offers])
    capacity = np.minimum([hub.tonnes for hub in hubs], reach)
    made = _made(listings, frame, ways_in, hubs, treatments, outputs)
    matrix = hub_matrix(frame, (direct, ways_in, ways_out), made, capacity, len(outputs))
    most = (
        np.minimum(frame.supply[direct.offers], frame.capacity[direct.needs] / direct.gives),
        np.minimum(frame.supply[ways_in.offers], capacity[ways_in.needs]),
        frame.capacity[ways_out.needs] / ways_out.gives,
        np.where(capacity > 0, 1.0, 0.0),
    )
    fixed = -np.array([hub.fixed_cost for hub in hubs])
    gain = np.concatenate((direct.margin, ways_in.margin, ways_out.margin, fixed))
    upper = np.concatenate((frame.supply, frame.capacity, np.zeros(len(hubs) + len(outputs))))
    lower = np.full(len(upper), -np.inf)
    lower[len(upper) - len(outputs) :] = 0.0
    model = Model(gain, np.concatenate(most), matrix, lower, upper)
    return HubModel(model, direct, ways_in, ways_out, outputs, capacity)


def _ways_in(listings: Listings, hubs: Sequence[Hub], treatments: Sequence[Treatment], seed: str) -> Pairs:
    """Join offers (positions in the frame) to hubs (numbers) whose process takes their code."""
    cost = dict[tuple[str, str], float]()
    for one in treatments:
        cost[one.process, one.code] = cost.get((one.process, one.code), 0.0) + one.cost
    places = Needs(
        tuple(hub.ref for hub in hubs),
        tuple(hub.process for hub in hubs),
        np.array([hub.tonnes for hub in hubs]),
        np.array([hub.lat for hub in hubs]),
        np.array([hub.lon for hub in hubs]),
        np.zeros(len(hubs)),
        conditions=NeedConditions(countries=tuple(hub.country for hub in hubs)),
    )
    accepts = tuple(Acceptance(process, code, 1.0, paid) for (process, code), paid in cost.items())
    frame = framed(replace(listings, needs=places, accepts=accepts), seed=seed)
    found = _all(frame)
    return replace(found, needs=frame.need_rows[found.needs])


def _ways_out(
    listings: Listings,
    hubs: Sequence[Hub],
    treatments: Sequence[Treatment],
    outputs: Sequence[tuple[int, str]],
    seed: str,
) -> Pairs:
    """Join outputs (numbers) to needs (positions in the frame) that accept them."""
    made = [
        [one for one in treatments if one.process == hubs[number].process and one.output == code]
        for number, code in outputs
    ]
    statuses = [{one.status for one in rows} for rows in made]
    names = sorted({name for rows in made for one in rows for name in one.properties})
    size = np.zeros(len(outputs))
    places = Offers(
        tuple(f"{hubs[number].ref}{SEPARATOR}{code}" for number, code in outputs),
        tuple(code for _, code in outputs),
        size,
        np.array([hubs[number].lat for number, _ in outputs]),
        np.array([hubs[number].lon for number, _ in outputs]),
        size,
        {
            name: np.array([max((o.properties.get(name, np.nan) for o in rows), key=_worst) for rows in made])
            for name in names
        },
        OfferConditions(
            tuple(one.pop() if len(one) == 1 else "" for one in statuses),
            tuple(hubs[number].country for number, _ in outputs),
        ),
    )
    frame = framed(replace(listings, offers=places), seed=seed)
    found = _all(frame)
    return replace(found, offers=frame.offer_rows[found.offers])


def _worst(value: float) -> float:
    return np.inf if np.isnan(value) else value


def _all(frame: Frame) -> Pairs:
    """Return all pairs allowed, whatever their margin: a leg may lose what the other gains."""
    parts = list[Pairs]()
    for group in frame.groups:
        offers = np.repeat(group.offers.members, len(group.needs.members))
        needs = np.tile(group.needs.members, len(group.offers.members))
        kept = verdicts(frame, offers, needs) == YES
        offers, needs = offers[kept], needs[kept]
        gives = np.full(len(offers), group.gives)
        parts.append(Pairs(offers, needs, gives, margins(frame, group, offers, needs)))
    return together(parts)


def _made(
    listings: Listings,
    frame: Frame,
    ways_in: Pairs,
    hubs: Sequence[Hub],
    treatments: Sequence[Treatment],
    outputs: Sequence[tuple[int, str]],
) -> tuple[Ints, Ints, Floats]:
    """Return output, way in and tonnes made of a tonne, for every way in and product."""
    number = {output: place for place, output in enumerate(outputs)}
    products = dict[tuple[str, str], list[Treatment]]()
    for one in treatments:
        products.setdefault((one.process, one.code), []).append(one)
    entries = [
        (number[hub, one.output], way, one.gives)
        for way, (offer, hub) in enumerate(zip(ways_in.offers.tolist(), ways_in.needs.tolist(), strict=True))
        for one in products[hubs[hub].process, listings.offers.codes[frame.offer_rows[offer]]]
    ]
    rows, ways, gives = zip(*entries, strict=True) if entries else ((), (), ())
    return np.array(rows, dtype=np.int64), np.array(ways, dtype=np.int64), np.array(gives, dtype=np.float64)
