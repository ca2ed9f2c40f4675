"""The count of compatible pairs: what finding every one of them gives."""

from dataclasses import replace

import numpy as np
import pytest
from tests.engines.symbiosis.region import by_hand, region

from circulade.engines.symbiosis import Terms
from circulade.engines.symbiosis.frame import framed
from circulade.engines.symbiosis.tally import tally


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("terms", [Terms(6, 0.13), Terms(60, 0.05), Terms(0, 0.0), Terms(1, 2.0)], ids=str)
def test_the_count_is_that_of_all_pairs_by_hand(seed: int, terms: Terms) -> None:
    listings = replace(region(90, seed, codes=2, classes=2), terms=terms)
    assert tally(framed(listings)) == len(by_hand(listings))


def test_pairs_that_gain_almost_nothing_are_judged_exactly() -> None:
    listings = region(60, 4, codes=1, classes=1)
    one = replace(listings, offers=replace(listings.offers, disposal_cost=np.full(60, 40.0)))
    margins = [margin for margin, _ in by_hand(one).values()]
    for margin in sorted(margins)[:10]:
        for nudge, fewer in ((-1e-9, 0), (1e-9, 1)):
            less = replace(one, terms=Terms(one.terms.per_tonne + margin + nudge, one.terms.per_tkm))
            expected = sum(other > margin for other in margins) + (1 - fewer)
            assert tally(framed(less)) == expected
    assert len(margins) > 100


def test_sites_across_the_globe_are_counted_by_the_great_circle() -> None:
    listings = region(40, 4, codes=1, classes=1)
    listings = replace(
        listings,
        offers=replace(listings.offers, lon=np.linspace(-179, 179, 40), lat=np.linspace(-80, 80, 40)),
        terms=Terms(1.0, 0.008),
    )
    assert 0 < tally(framed(listings)) == len(by_hand(listings)) < 1600
