"""Fixed costs per link: the value of brute force over all sets of links, and an honest bound."""

from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog
from tests.engines.symbiosis.region import by_hand, region

from circulade.engines.symbiosis import InputError, Listings, optimise, with_fixed_cost


def brute_force(listings: Listings, fixed: float) -> float:
    """Try every set of links."""
    pairs = list(by_hand(listings).items())
    offers, needs, best = len(listings.offers.refs), len(listings.needs.refs), 0.0
    right = np.concatenate((listings.offers.tonnes, listings.needs.tonnes))
    for used in product([False, True], repeat=len(pairs)):
        chosen = [pair for pair, use in zip(pairs, used, strict=True) if use]
        rows = np.zeros((offers + needs, len(chosen)))
        for column, ((i, j), (_, gives)) in enumerate(chosen):
            rows[i, column], rows[offers + j, column] = 1.0, gives
        if chosen:
            answer = linprog([-margin for _, (margin, _) in chosen], A_ub=rows, b_ub=right)
            best = max(best, -float(answer.fun) - fixed * len(chosen))
    return best


@pytest.mark.parametrize("seed", [1, 4])
def test_the_value_is_that_of_brute_force(seed: int) -> None:
    listings = region(4, seed, codes=2, classes=2)
    assert 3 <= len(by_hand(listings)) <= 8
    for fixed in (500.0, 3000.0):
        network = with_fixed_cost(listings, fixed=fixed)
        assert network.value == pytest.approx(brute_force(listings, fixed), rel=1e-7, abs=1e-6)
        assert network.gap <= 1e-6


def test_a_plan_never_comes_without_a_bound_above_it() -> None:
    listings = region(25, 8)
    free = optimise(listings)
    network = with_fixed_cost(listings, fixed=2000.0)
    net = sum(link.tonnes * link.margin for link in network.links) - 2000.0 * len(network.links)
    assert network.value == pytest.approx(net, rel=1e-12)
    assert network.value <= network.bound <= free.bound
    assert network.gap <= 1e-4
    assert len(network.links) < len(free.links)
    exact = with_fixed_cost(listings, fixed=2000.0, gap=0.0)
    assert exact.gap <= 1e-9
    assert network.value <= exact.value <= network.bound
    assert with_fixed_cost(listings, fixed=0.0).value == pytest.approx(free.value, rel=1e-7)


def test_a_negative_cost_is_refused() -> None:
    with pytest.raises(InputError, match="not a cost from 0"):
        with_fixed_cost(region(4, 1), fixed=-1.0)
