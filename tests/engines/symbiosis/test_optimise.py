"""The best network: equal to an independent formulation over all pairs, proven by its own prices."""

from dataclasses import replace

import numpy as np
import pytest
from tests.engines.symbiosis.region import by_hand, independent, region, shuffled

from circulade.engines.symbiosis import Acceptance, InputError, Listings, Terms, optimise
from circulade.engines.symbiosis.candidates import count
from circulade.engines.symbiosis.certified import optimum
from circulade.engines.symbiosis.frame import framed
from circulade.engines.symbiosis.search import Search, searched


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("quality", [False, True])
def test_the_value_is_that_of_the_whole_problem(seed: int, quality: bool) -> None:
    listings = region(60, seed, quality=quality)
    network = optimise(listings)
    assert network.value == pytest.approx(independent(listings), rel=1e-7)
    assert network.bound == pytest.approx(network.value, rel=1e-9)
    assert 0 <= network.gap <= 1e-9
    assert network.pairs_compatible == len(by_hand(listings))


def test_the_prices_prove_the_bound() -> None:
    listings = region(80, 11)
    network = optimise(listings)
    u = [network.offer_prices[ref] for ref in listings.offers.refs]
    v = [network.need_prices[ref] for ref in listings.needs.refs]
    for (i, j), (margin, gives) in by_hand(listings).items():
        assert margin - u[i] - gives * v[j] <= 1e-9
    assert min(u) >= 0 <= min(v)
    assert listings.offers.tonnes @ u + listings.needs.tonnes @ v == pytest.approx(network.bound, rel=1e-12)


def test_the_plan_keeps_supply_capacity_and_margins() -> None:
    listings = region(80, 12, quality=True)
    pairs, network = by_hand(listings), optimise(listings)
    taken, used = np.zeros(80), np.zeros(80)
    for link in network.links:
        i, j = listings.offers.refs.index(link.offer), listings.needs.refs.index(link.need)
        assert link.margin == pytest.approx(pairs[i, j][0], rel=1e-9)
        assert link.tonnes > 0
        taken[i] += link.tonnes
        used[j] += link.tonnes * link.gives
    assert (taken <= listings.offers.tonnes + 1e-9).all()
    assert (used <= listings.needs.tonnes + 1e-9).all()
    assert network.value == pytest.approx(sum(link.tonnes * link.margin for link in network.links), rel=1e-12)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    listings = region(50, seed, quality=True)
    whole = replace(
        listings, offers=replace(listings.offers, disposal_cost=np.round(listings.offers.disposal_cost, -1))
    )
    assert optimise(shuffled(whole, seed)).as_json() == optimise(whole).as_json()


def test_ties_are_settled_by_the_draw_and_not_by_rows() -> None:
    listings = twins()
    chosen = {optimise(listings, seed=seed).links[0].offer for seed in "abcdefgh"}
    assert chosen == {"o1", "o2"}


def test_sweeping_gives_what_holding_all_pairs_gives() -> None:
    frame = framed(region(300, 5, codes=3, classes=2))
    held, swept = searched(frame), Search(frame, None)
    assert searched(frame, most=10).held is None
    assert held.held is not None
    assert count(swept) == (len(held.held), 0)
    one, other = optimum(held), optimum(swept)
    assert other.value == pytest.approx(one.value, rel=1e-9)
    assert other.bound == pytest.approx(one.bound, rel=1e-9)


def test_an_unknown_value_against_a_limit_is_not_allowed_and_is_counted() -> None:
    listings = region(60, 3, quality=True)
    known = replace(
        listings,
        offers=replace(
            listings.offers, properties={"ash": np.nan_to_num(listings.offers.properties["ash"], nan=0.0)}
        ),
    )
    network = optimise(listings)
    assert network.pairs_unknown > 0
    assert network.pairs_compatible + network.pairs_unknown == len(by_hand(known))


def test_without_a_pair_worth_its_transport_the_plan_is_empty() -> None:
    far = replace(region(10, 1), terms=Terms(500.0, 1.0))
    network = optimise(far)
    assert (network.links, network.value, network.bound, network.gap) == ((), 0.0, 0.0, 0.0)


def test_free_transport_joins_everything_accepted() -> None:
    free = replace(region(30, 2), terms=Terms(0.0, 0.0))
    network = optimise(free)
    assert network.value == pytest.approx(independent(free), rel=1e-7)
    assert network.pairs_compatible == len(by_hand(free))


def test_what_is_wrong_is_named_by_table_row_and_column() -> None:
    listings = region(5, 1)
    bad = replace(
        listings,
        offers=replace(listings.offers, lat=np.array([91.0, 50, 50, 50, 50]), refs=("a", "b", "a", "c", "d")),
        needs=replace(listings.needs, tonnes=np.array([1.0, -1, 1, np.nan, 1])),
        terms=Terms(-1.0, 0.1, 0.5),
    )
    with pytest.raises(InputError) as caught:
        optimise(bad)
    found = {(p.table, p.row, p.column, p.earlier) for p in caught.value.problems}
    assert found == {
        ("terms", -1, "per_tonne", -1),
        ("terms", -1, "detour", -1),
        ("offers", 2, "ref", 0),
        ("offers", 0, "lat", -1),
        ("needs", 1, "tonnes", -1),
        ("needs", 3, "tonnes", -1),
    }


def twins() -> Listings:
    """Two offers alike in all but their name, and one need for one of them."""
    listings = region(2, 1, codes=1, classes=1)
    pair = np.array([100.0, 100.0])
    place = np.array([55.0, 55.0])
    return Listings(
        replace(
            listings.offers,
            refs=("o1", "o2"),
            tonnes=pair,
            lat=place,
            lon=place / 5,
            disposal_cost=pair,
        ),
        replace(listings.needs, tonnes=np.array([100.0, 0.0]), lat=place, lon=place / 5, price=pair),
        (Acceptance("k0", "c0", 1.0, 1.0),),
        listings.terms,
    )
