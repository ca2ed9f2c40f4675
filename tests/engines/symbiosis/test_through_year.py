"""Months with stores and decay: the value of another formulation over all pairs, and plans that keep to the stores."""

import random
from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import linprog
from tests.engines.symbiosis.region import by_hand, region, shuffled

from circulade.engines.symbiosis import (
    InputError,
    Listings,
    Seasons,
    YearNetwork,
    optimise,
    through_year,
)

MONTHS = range(12)


def seasons(size: int, seed: int, *, store: float = 60.0) -> Seasons:
    rng = random.Random(seed)
    weights = [[rng.choice((0.0, 1.0, 3.0)) + (month == row % 12) for row in range(size)] for month in MONTHS]
    return Seasons(
        np.array(weights),
        np.array([rng.choice((0.0, store)) for _ in range(size)]),
        np.array([rng.uniform(0, 3) for _ in range(size)]),
        np.array([rng.choice((0.0, 0.1, 0.4)) for _ in range(size)]),
    )


def independent(listings: Listings, offers: Seasons, needs: Seasons) -> float:
    """The year written down with what is disposed of and what is used as variables, all rows equalities."""
    pairs = [(i, j, gives) for (i, j), (_, gives) in by_hand(listings).items()]
    margins = {(i, j): margin for (i, j), (margin, _) in by_hand(listings).items()}
    o, n, p = len(listings.offers.refs), len(listings.needs.refs), len(pairs)
    width = p + 2 * o + 2 * n  # by month: flows, disposed, stored at offers, used, stored at needs
    cost, most = np.zeros(12 * width), np.full(12 * width, np.inf)
    rows, right = np.zeros((12 * (o + n), 12 * width)), np.zeros(12 * (o + n))
    shares = offers.weights / offers.weights.sum(axis=0), needs.weights / needs.weights.sum(axis=0)
    for m in MONTHS:
        begin, before = m * width, ((m - 1) % 12) * width
        for k, (i, j, gives) in enumerate(pairs):
            cost[begin + k] = -(margins[i, j] - gives * listings.needs.price[j])
            rows[m * (o + n) + i, begin + k] = 1.0
            rows[m * (o + n) + o + j, begin + k] = gives
        for i in range(o):
            row, stored = m * (o + n) + i, p + o + i
            rows[row, begin + p + i] += 1.0
            rows[row, begin + stored] += 1.0
            rows[row, before + stored] -= 1 - offers.decay[i]
            right[row] = shares[0][m, i] * listings.offers.tonnes[i]
            cost[begin + stored], most[begin + stored] = offers.store_cost[i], offers.store[i]
        for j in range(n):
            row, used, stored = m * (o + n) + o + j, p + 2 * o + j, p + 2 * o + n + j
            rows[row, begin + used] -= 1.0
            rows[row, begin + stored] -= 1.0
            rows[row, before + stored] += 1 - needs.decay[j]
            cost[begin + used] = -listings.needs.price[j]
            most[begin + used] = shares[1][m, j] * listings.needs.tonnes[j]
            cost[begin + stored], most[begin + stored] = needs.store_cost[j], needs.store[j]
    answer = linprog(cost, A_eq=rows, b_eq=right, bounds=list(zip(np.zeros(len(most)), most, strict=True)))
    return -float(answer.fun)


@pytest.mark.parametrize("seed", [0, 1, 3, 4])
def test_the_value_is_that_of_another_formulation(seed: int) -> None:
    listings = region(12, seed, codes=2, classes=2)
    offers, needs = seasons(12, seed), seasons(12, seed + 50)
    network = through_year(listings, offers=offers, needs=needs)
    assert network.value == pytest.approx(independent(listings, offers, needs), rel=1e-7)
    assert 0 <= network.gap <= 1e-8
    assert network.value < optimise(listings).value
    assert network.stored


def test_an_even_year_is_the_year_as_a_whole() -> None:
    listings = region(30, 3, quality=True)
    network = through_year(listings)
    assert network.value == pytest.approx(optimise(listings).value, rel=1e-7)
    assert not network.stored
    assert network.gap <= 1e-9


def opposite(store: float, decay: float) -> YearNetwork:
    """One stream that arises in June, and one need that uses in August."""
    listings = region(1, 4, codes=1, classes=1)
    listings = replace(
        listings,
        offers=replace(listings.offers, tonnes=np.array([100.0]), disposal_cost=np.array([500.0])),
        needs=replace(listings.needs, tonnes=np.array([1000.0])),
        accepts=(replace(region(5, 1).accepts[0], need_class="k0", code="c0", gives=1.0),),
    )
    june, august = np.eye(12)[5][:, None], np.eye(12)[7][:, None]
    one = Seasons(june, np.array([store]), np.array([0.0]), np.array([decay]))
    return through_year(listings, offers=one, needs=Seasons(august))


@pytest.mark.parametrize(
    ("store", "decay", "tonnes"), [(0.0, 0.0, 0.0), (200.0, 0.1, 81.0), (50.0, 0.0, 50.0)]
)
def test_what_is_stored_for_two_months_decays_twice(store: float, decay: float, tonnes: float) -> None:
    network = opposite(store, decay)
    assert sum(link.tonnes for link in network.links) == pytest.approx(tonnes)
    assert {link.month for link in network.links} == ({8} if tonnes else set())
    assert [one.month for one in network.stored] == ([6, 7] if tonnes else [])


def test_the_plan_keeps_every_month_and_every_store() -> None:
    listings = region(25, 6)
    offers, needs = seasons(25, 6), seasons(25, 7)
    network = through_year(listings, offers=offers, needs=needs)
    stored = {(one.side, one.ref, one.month): one.tonnes for one in network.stored}
    for side, sites, said in (("offer", listings.offers, offers), ("need", listings.needs, needs)):
        shares = said.weights / said.weights.sum(axis=0)
        for row, ref in enumerate(sites.refs):
            for month in range(1, 13):
                own = [link for link in network.links if getattr(link, side) == ref and link.month == month]
                moved = sum(link.tonnes * (link.gives if side == "need" else 1.0) for link in own)
                before = stored.get((side, ref, (month + 10) % 12 + 1), 0.0) * (1 - said.decay[row])
                after = stored.get((side, ref, month), 0.0)
                room = shares[month - 1, row] * sites.tonnes[row] + 1e-6
                assert after <= said.store[row]
                if side == "offer":
                    assert moved + after <= room + before
                else:
                    assert -1e-6 <= moved + before - after <= room


def test_the_order_of_rows_changes_nothing() -> None:
    listings = region(20, 2)
    assert through_year(shuffled(listings, 3)) == through_year(listings)


def test_bad_months_are_named_by_row_and_column() -> None:
    weights = np.ones((12, 3))
    weights[:, 1], weights[3, 2] = 0.0, -1.0
    bad = Seasons(weights, np.array([1.0, -1.0, 1.0]), None, np.array([0.0, 0.0, 1.5]))
    with pytest.raises(InputError) as caught:
        through_year(region(3, 1), offers=bad)
    assert {(p.table, p.row, p.column) for p in caught.value.problems} == {
        ("offers", 2, "month:4"),
        ("offers", 1, "month:1"),
        ("offers", 1, "storage"),
        ("offers", 2, "decay"),
    }
