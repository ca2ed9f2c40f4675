"""Compiled code and numpy find the same pairs and count the same."""

from dataclasses import replace

import numpy as np
import pytest
from tests.engines.symbiosis.region import region

from circulade.engines.symbiosis import Listings, Terms
from circulade.engines.symbiosis.candidates import count
from circulade.engines.symbiosis.frame import framed
from circulade.engines.symbiosis.search import Search
from circulade.engines.symbiosis.sweep import gaining, swiftly, together
from circulade.engines.symbiosis.tally import swift_tally

code = pytest.importorskip("circulade.engines.symbiosis.reach_numba")


def across_the_globe() -> Listings:
    listings = region(60, 4, codes=1, classes=1)
    spread = {"lon": np.linspace(-179, 179, 60), "lat": np.linspace(-80, 80, 60)}
    return replace(listings, offers=replace(listings.offers, **spread), terms=Terms(1.0, 0.008))


@pytest.mark.parametrize("terms", [Terms(6, 0.13), Terms(60, 0.05), Terms(0, 0.0)], ids=str)
@pytest.mark.parametrize("above", [0.0, -20.0])
def test_the_same_pairs_come_out(terms: Terms, above: float) -> None:
    frame = framed(replace(region(90, 3, codes=3, classes=2), terms=terms))
    draw = np.random.default_rng(2)
    u, v = draw.uniform(0, 30, 90), draw.uniform(0, 10, 90)
    plain = together(list(gaining(frame, u, v, above=above)))
    swift = together(list(swiftly(frame, u, v, above=above, code=code)))
    over = swift.margin - u[swift.offers] - swift.gives * v[swift.needs]
    swift = swift.where((over > above) & (swift.margin > 0))
    assert set(zip(swift.offers, swift.needs, swift.margin, strict=True)) == set(
        zip(plain.offers, plain.needs, plain.margin, strict=True)
    )
    assert len(plain) > 100


@pytest.mark.parametrize(
    "listings",
    [region(90, 1), region(300, 2, codes=2, classes=1), across_the_globe()],
    ids=["small", "large", "globe"],
)
def test_the_same_count_comes_out(listings: Listings) -> None:
    frame = framed(listings)
    assert swift_tally(frame, code) == count(Search(frame, None))[0] > 0
