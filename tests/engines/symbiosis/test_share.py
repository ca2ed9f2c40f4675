"""The stable split is in the core: no coalition, tried one by one, makes more alone."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from tests.engines.symbiosis.region import by_hand, independent, region

from circulade.engines.symbiosis import Listings, share


def alone(listings: Listings, inside: tuple[bool, ...]) -> float:
    """What a coalition makes by itself: the others have nothing to give and no room."""
    split = len(listings.offers.refs)
    return independent(
        replace(
            listings,
            offers=replace(listings.offers, tonnes=listings.offers.tonnes * np.array(inside[:split])),
            needs=replace(listings.needs, tonnes=listings.needs.tonnes * np.array(inside[split:])),
        )
    )


@pytest.mark.parametrize("seed", [2, 6])
def test_no_coalition_makes_more_alone_than_in_the_stable_split(seed: int) -> None:
    listings = region(3, seed, codes=2, classes=2)
    shares = share(listings)
    names = [("offer", ref) for ref in listings.offers.refs] + [("need", ref) for ref in listings.needs.refs]
    assert sum(shares.stable.payoff.values()) == pytest.approx(shares.value, rel=1e-9)
    assert sum(shares.even.payoff.values()) == pytest.approx(shares.value, rel=1e-9)
    excess = 0.0
    for inside in product([False, True], repeat=len(names)):
        value = alone(listings, inside)
        members = [name for name, part in zip(names, inside, strict=True) if part]
        assert value <= sum(shares.stable.payoff[name] for name in members) + 1e-6
        excess = max(excess, value - sum(shares.even.payoff[name] for name in members))
    assert shares.stable.worst is None
    assert (shares.even.worst is None) == (excess < 1e-6)
    if shares.even.worst is not None:
        gain = shares.even.worst.alone - shares.even.worst.together
        assert gain == pytest.approx(excess, rel=1e-6)
    assert shares.even.most_to_gain == pytest.approx(excess, rel=1e-6, abs=1e-4)


def test_the_worst_coalition_of_the_even_split_really_makes_more() -> None:
    listings = region(20, 3)
    worst = share(listings).even.worst
    assert worst is not None
    names = [("offer", ref) for ref in listings.offers.refs] + [("need", ref) for ref in listings.needs.refs]
    inside = tuple(name in worst.partners for name in names)
    assert alone(listings, inside) == pytest.approx(worst.alone, rel=1e-7)
    assert worst.alone > worst.together


def most_to_gain(listings: Listings, payoff: Mapping[tuple[str, str], float]) -> float:
    """What any coalition gains at most by leaving a split, by scipy: who joins, and what they trade."""
    pairs, offers, needs = by_hand(listings), listings.offers, listings.needs
    split, count = len(offers.refs), len(pairs)
    rooms = np.concatenate((offers.tonnes, needs.tonnes))
    rows = np.hstack((np.zeros((len(rooms), count)), -np.diag(rooms)))
    for column, ((i, j), (_, gives)) in enumerate(pairs.items()):
        rows[i, column], rows[split + j, column] = 1.0, gives
    paid = [payoff["offer", ref] for ref in offers.refs] + [payoff["need", ref] for ref in needs.refs]
    found = milp(
        [-margin for margin, _ in pairs.values()] + paid,
        integrality=np.concatenate((np.zeros(count), np.ones(len(rooms)))),
        bounds=Bounds(0, np.concatenate((np.full(count, np.inf), np.ones(len(rooms))))),
        constraints=LinearConstraint(rows, -np.inf, 0),
        options={"presolve": False, "mip_rel_gap": 0.0},
    )
    return -float(found.fun)


@pytest.mark.parametrize("seed", [2, 3])
def test_no_coalition_is_overlooked(seed: int) -> None:
    listings = region(30, seed)  # with 3 a presolve of the solver once lost the worst one
    even = share(listings).even
    assert even.most_to_gain == pytest.approx(most_to_gain(listings, even.payoff), rel=1e-6)
    assert even.worst is not None
    assert even.worst.alone - even.worst.together == pytest.approx(even.most_to_gain, rel=1e-6)
