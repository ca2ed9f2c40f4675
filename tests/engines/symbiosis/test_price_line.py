"""Points between two sets of prices: each as if it were solved from scratch, whatever came before."""

from dataclasses import replace

import numpy as np
import pytest
from tests.engines.symbiosis.conditioned import conditioned
from tests.engines.symbiosis.region import independent, region

from circulade.engines.symbiosis import Border, InputError, Listings, PriceLine, Terms, optimise
from circulade.engines.symbiosis.price_ends import between


def dearer(listings: Listings) -> Listings:
    """The same sites with other prices, costs and terms, some up and some down."""
    size = len(listings.offers.refs)
    return replace(
        listings,
        offers=replace(listings.offers, disposal_cost=listings.offers.disposal_cost * 0.6),
        needs=replace(listings.needs, price=listings.needs.price + np.linspace(-20, 60, size)),
        accepts=tuple(
            replace(one, processing_cost=one.processing_cost + 7 * (place % 3) - 5)
            for place, one in enumerate(listings.accepts)
        ),
        terms=Terms(3.0, 0.2, 1.2),
    )


@pytest.mark.parametrize("seed", range(3))
def test_every_point_is_the_best_network_at_its_prices(seed: int) -> None:
    listings = region(60, seed, quality=True)
    line = PriceLine(listings, dearer(listings))
    for share in (0.0, 0.5, 0.52, 1.0, 0.1, 0.0):
        here = between(listings, dearer(listings), share)
        point = line.at(share)
        assert point.value == pytest.approx(independent(here), rel=1e-7)
        assert 0 <= point.gap <= 1e-9
        assert point.value == pytest.approx(
            (1 - share) * point.value_first + share * point.value_other, rel=1e-9
        )


def test_a_point_as_a_network_says_what_solving_it_alone_says() -> None:
    listings = conditioned(50, 2)
    other = replace(
        dearer(listings),
        borders=tuple(
            Border(b.leaves, b.enters, b.days, b.cost * 2, b.status, b.allowed, b.first, b.last)
            for b in listings.borders
        ),
    )
    network, alone = PriceLine(listings, other).at(0.4).network(), optimise(between(listings, other, 0.4))
    assert network.value == pytest.approx(alone.value, rel=1e-9)
    assert (network.pairs_compatible, network.pairs_unknown) == (alone.pairs_compatible, alone.pairs_unknown)
    assert [(one.offer, one.need) for one in network.links] == [(one.offer, one.need) for one in alone.links]
    assert [one.margin for one in network.links] == pytest.approx([one.margin for one in alone.links])


def test_pairs_far_from_gaining_come_in_when_prices_drift() -> None:
    listings = region(80, 7)
    turned = replace(
        listings,
        needs=replace(listings.needs, price=np.flip(listings.needs.price) * 4),
        offers=replace(listings.offers, disposal_cost=np.flip(listings.offers.disposal_cost)),
    )
    line = PriceLine(listings, turned)
    for share in np.linspace(0, 1, 9):
        assert line.at(float(share)).value == pytest.approx(
            optimise(between(listings, turned, float(share))).value, rel=1e-8
        )


def test_a_looser_proof_is_shown_as_it_is() -> None:
    listings = region(60, 1)
    line = PriceLine(listings, dearer(listings))
    loose = line.at(0.3, gap=0.05)
    assert loose.value <= line.at(0.3).value * (1 + 1e-12)
    assert line.at(0.3).value <= loose.bound * (1 + 1e-9)


def test_only_prices_may_differ() -> None:
    listings = region(10, 1)
    more = replace(listings, offers=replace(listings.offers, tonnes=listings.offers.tonnes + 1))
    with pytest.raises(InputError, match="only prices may differ"):
        PriceLine(listings, more)
    with pytest.raises(InputError, match="is not from 0 to 1"):
        PriceLine(listings, dearer(listings)).at(1.1)


def test_where_nothing_gains_the_points_are_empty() -> None:
    listings = replace(region(10, 1), terms=Terms(500.0, 1.0))
    point = PriceLine(listings, listings).at(0.5)
    assert (point.value, point.bound, point.network().links) == (0.0, 0.0, ())
