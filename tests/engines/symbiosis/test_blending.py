"""Blending: mixes meet their limits, and the value is that of an independent formulation."""

import numpy as np
import pytest
from tests.engines.symbiosis.region import independent_blend, region

from circulade.engines.symbiosis import Listings, optimise


@pytest.mark.parametrize("seed", range(6))
def test_the_value_is_that_of_the_whole_blending_problem(seed: int) -> None:
    listings = region(40, seed, quality=True)
    network = optimise(listings, blend=True)
    assert network.value == pytest.approx(independent_blend(listings), rel=1e-6)
    assert network.gap <= 1e-9
    assert network.value >= optimise(listings).value - 1e-6


def test_every_mix_meets_its_limit() -> None:
    listings = region(60, 21, quality=True)
    network = optimise(listings, blend=True)
    sums = mixes(listings, network.links)
    limited = np.isfinite(listings.needs.limits["ash"])
    assert (sums[limited, 0] <= listings.needs.limits["ash"][limited] * sums[limited, 1] + 1e-6).all()
    single = {link.need for link in network.links if exceeds(listings, link.offer, link.need)}
    assert single  # some offers above the limit are mixed in, or the test would say nothing


def test_without_limits_blending_changes_nothing() -> None:
    listings = region(40, 5)
    assert optimise(listings, blend=True).as_json() == optimise(listings).as_json()


def mixes(listings: Listings, links: tuple) -> np.ndarray:
    sums = np.zeros((len(listings.needs.refs), 2))
    for link in links:
        value = listings.offers.properties["ash"][listings.offers.refs.index(link.offer)]
        row = listings.needs.refs.index(link.need)
        if np.isfinite(listings.needs.limits["ash"][row]):
            sums[row] += (link.tonnes * value, link.tonnes)
    return sums


def exceeds(listings: Listings, offer: str, need: str) -> bool:
    value = listings.offers.properties["ash"][listings.offers.refs.index(offer)]
    return bool(value > listings.needs.limits["ash"][listings.needs.refs.index(need)])
