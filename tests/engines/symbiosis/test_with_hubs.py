"""Treatment hubs: the value of trying every set of hubs by hand, and a bound that is never below the plan."""

import random
from dataclasses import replace
from itertools import combinations
from math import asin, cos, radians, sin, sqrt

import numpy as np
import pytest
from scipy.optimize import linprog
from tests.engines.symbiosis.region import by_hand, region, shuffled

from circulade.engines.symbiosis import Acceptance, Hub, InputError, Listings, Treatment, optimise, with_hubs

TREATMENTS = (
    Treatment("wash", "c0", "clean", 0.8, 5.0),
    Treatment("wash", "c1", "clean", 0.9, 8.0),
    Treatment("sort", "c1", "clean", 0.5, 4.0),
    Treatment("sort", "c1", "fines", 0.4, 3.0),
)


def place(size: int, seed: int, *, hubs: int = 4) -> tuple[Listings, tuple[Hub, ...]]:
    """A region whose classes accept outputs of hubs too, and some hubs."""
    listings, rng = region(size, seed, codes=3, classes=2), random.Random(seed)
    accepts = tuple(one for one in listings.accepts if one.code == "c2" or rng.random() < 0.5)
    more = (
        Acceptance("k0", "clean", 0.9, 2.0),
        Acceptance("k1", "clean", 1.0, 4.0),
        Acceptance("k1", "fines", 0.7, 1.0),
    )
    listings = replace(
        listings, accepts=(*accepts, *more), needs=replace(listings.needs, price=listings.needs.price + 60)
    )
    built = tuple(
        Hub(
            f"h{number}",
            rng.choice(("wash", "sort")),
            rng.uniform(100, 900),
            rng.uniform(54, 60),
            rng.uniform(8, 25),
            rng.uniform(500, 9000),
        )
        for number in range(hubs)
    )
    return listings, built


def arc(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(half))


def opened_by_hand(listings: Listings, hubs: tuple[Hub, ...]) -> float:
    """The best value with all these hubs open, without their fixed costs: arcs written down one by one."""
    o, n, t = listings.offers, listings.needs, listings.terms
    offers, needs = len(o.refs), len(n.refs)
    outputs = [(h, code) for h, hub in enumerate(hubs) for code in ("clean", "fines")]
    size = offers + needs + len(hubs) + len(outputs)
    costs, columns = [], []

    def arc_column(gain: float, entries: dict[int, float]) -> None:
        column = np.zeros(size)
        for row, value in entries.items():
            column[row] += value
        costs.append(-gain)
        columns.append(column)

    for (i, j), (margin, gives) in by_hand(listings).items():
        arc_column(margin, {i: 1.0, offers + j: gives})
    for h, hub in enumerate(hubs):
        for i, code in enumerate(o.codes):
            rows = [one for one in TREATMENTS if (one.process, one.code) == (hub.process, code)]
            if rows:
                way = t.per_tonne + t.per_tkm * t.detour * arc(o.lat[i], o.lon[i], hub.lat, hub.lon)
                gain = o.disposal_cost[i] - way - sum(one.cost for one in rows)
                made = {
                    offers + needs + len(hubs) + outputs.index((h, one.output)): -one.gives for one in rows
                }
                arc_column(gain, {i: 1.0, offers + needs + h: 1.0, **made})
        for k, (number, code) in enumerate(outputs):
            for j, kind in enumerate(n.classes):
                for one in listings.accepts:
                    if number == h and (one.need_class, one.code) == (kind, code):
                        way = t.per_tonne + t.per_tkm * t.detour * arc(n.lat[j], n.lon[j], hub.lat, hub.lon)
                        gain = one.gives * n.price[j] - one.processing_cost - way
                        arc_column(gain, {offers + j: one.gives, offers + needs + len(hubs) + k: 1.0})
    matrix = np.array(columns).T
    first = offers + needs + len(hubs)
    right = [*o.tonnes, *n.tonnes, *(hub.tonnes for hub in hubs)]
    answer = linprog(
        costs,
        matrix[:first],
        right,
        matrix[first:] if hubs else None,
        np.zeros(len(outputs)) if hubs else None,
    )
    return -float(answer.fun)


def brute_force(listings: Listings, hubs: tuple[Hub, ...]) -> float:
    chosen = [some for size in range(len(hubs) + 1) for some in combinations(hubs, size)]
    return max(opened_by_hand(listings, some) - sum(hub.fixed_cost for hub in some) for some in chosen)


@pytest.mark.parametrize("seed", range(5))
def test_the_value_is_that_of_trying_every_set_of_hubs(seed: int) -> None:
    listings, hubs = place(14, seed)
    network = with_hubs(listings, hubs, TREATMENTS)
    assert network.value == pytest.approx(brute_force(listings, hubs), rel=1e-7)
    assert 0 <= network.gap <= 1e-7


def test_some_hubs_are_opened_and_pay_for_themselves() -> None:
    listings, hubs = place(14, 1)
    network = with_hubs(listings, hubs, TREATMENTS)
    assert network.opened
    assert network.value > optimise(listings).value
    without = tuple(hub for hub in hubs if hub.ref not in network.opened)
    assert with_hubs(listings, without, TREATMENTS).value <= network.value
    dear = tuple(replace(hub, fixed_cost=1e9) for hub in hubs)
    closed = with_hubs(listings, dear, TREATMENTS)
    assert (closed.opened, closed.ways_in, closed.ways_out) == ((), (), ())
    assert closed.value == pytest.approx(optimise(listings).value, rel=1e-7)


def test_nothing_vanishes_in_a_hub() -> None:
    listings, hubs = place(20, 2)
    network = with_hubs(listings, tuple(replace(hub, fixed_cost=0.0) for hub in hubs), TREATMENTS)
    assert network.opened
    for hub in hubs:
        came = [way for way in network.ways_in if way.hub == hub.ref]
        assert sum(way.tonnes for way in came) <= hub.tonnes + 1e-6
        for output in ("clean", "fines"):
            made = sum(
                way.tonnes * one.gives
                for way in came
                for one in TREATMENTS
                if (one.process, one.code, one.output) == (hub.process, way.code, output)
            )
            left = sum(way.tonnes for way in network.ways_out if (way.hub, way.code) == (hub.ref, output))
            assert left == pytest.approx(made, abs=1e-5)
    gain = sum(link.tonnes * link.margin for link in network.links)
    gain += sum(way.tonnes * way.margin for way in (*network.ways_in, *network.ways_out))
    assert network.value == pytest.approx(gain, rel=1e-9)


def test_the_order_of_rows_changes_nothing() -> None:
    listings, hubs = place(14, 3)
    turned = with_hubs(shuffled(listings, 2), hubs[::-1], TREATMENTS[::-1])
    assert turned == with_hubs(listings, hubs, TREATMENTS)


def test_an_output_keeps_to_the_limits_of_a_need() -> None:
    listings, hubs = place(14, 1)
    limited = replace(listings, needs=replace(listings.needs, limits={"ash": np.full(14, 5.0)}))
    limited = replace(limited, offers=replace(limited.offers, properties={"ash": np.full(14, 1.0)}))
    unknown = with_hubs(limited, hubs, TREATMENTS)
    assert unknown.opened == ()
    clean = [replace(one, properties={"ash": 4.0}) for one in TREATMENTS]
    assert with_hubs(limited, hubs, clean).value == pytest.approx(with_hubs(listings, hubs, TREATMENTS).value)
    dirty = [replace(one, properties={"ash": 6.0}) for one in TREATMENTS]
    assert with_hubs(limited, hubs, dirty).opened == ()


def test_bad_hubs_are_named_by_row_and_column() -> None:
    listings, hubs = place(4, 1, hubs=2)
    bad = (replace(hubs[0], tonnes=-1.0), replace(hubs[1], ref=hubs[0].ref))
    with pytest.raises(InputError) as caught:
        with_hubs(listings, bad, (*TREATMENTS, TREATMENTS[0], replace(TREATMENTS[1], gives=0.0, output="x")))
    assert {(p.table, p.row, p.column, p.earlier) for p in caught.value.problems} == {
        ("hubs", 0, "tonnes", -1),
        ("hubs", 1, "ref", 0),
        ("treatments", 4, "output", 0),
        ("treatments", 5, "yield", -1),
    }
