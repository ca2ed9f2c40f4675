"""Steps on trees of sites: the optimum that the solver finds, with prices that prove it and a basis to go on from."""

from dataclasses import replace
from types import ModuleType

import numpy as np
import pytest
from tests.engines.symbiosis.region import region, shuffled

from circulade.engines.symbiosis import Acceptance, Listings, Terms
from circulade.engines.symbiosis.certified import in_parts, optimum
from circulade.engines.symbiosis.forest import Forest
from circulade.engines.symbiosis.frame import framed
from circulade.engines.symbiosis.optimise import described
from circulade.engines.symbiosis.programme import Basis, Solution
from circulade.engines.symbiosis.search import Search, searched
from circulade.engines.symbiosis.sweep import Pairs

code = pytest.importorskip("circulade.engines.symbiosis.forest_numba")


def pairs_of(search: Search) -> Pairs:
    assert search.held is not None
    return search.held


def tied(listings: Listings) -> Listings:
    """Everyone has or wants the same, so that many plans are equally good."""
    same = np.full(len(listings.offers.refs), 100.0)
    return replace(
        listings,
        offers=replace(
            listings.offers, tonnes=same, disposal_cost=np.round(listings.offers.disposal_cost, -1)
        ),
        needs=replace(listings.needs, tonnes=same),
        accepts=tuple(replace(one, gives=1.0) for one in listings.accepts),
    )


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("ties", [False, True])
def test_the_optimum_is_that_of_the_solver_and_its_prices_prove_it(seed: int, ties: bool) -> None:
    listings = region((5, 20, 60, 120)[seed % 4], seed, codes=1 + seed % 5, classes=1 + seed % 3)
    search = searched(framed(tied(listings) if ties else listings))
    frame, pairs = search.frame, pairs_of(search)
    found = Forest(frame, code).grown(pairs, None, np.zeros(len(pairs)))
    assert found is not None
    assert found.tonnes @ pairs.margin == pytest.approx(optimum(search).value, rel=1e-9)
    assert frame.supply @ found.u + frame.capacity @ found.v == pytest.approx(
        found.tonnes @ pairs.margin, rel=1e-9
    )
    assert (pairs.margin - found.u[pairs.offers] - pairs.gives * found.v[pairs.needs]).max(initial=0.0) < 1e-7
    assert (np.bincount(pairs.offers, found.tonnes, len(frame.supply)) <= frame.supply + 1e-9).all()
    used = np.bincount(pairs.needs, pairs.gives * found.tonnes, len(frame.capacity))
    assert (used <= frame.capacity + 1e-9).all()
    assert found.basis.pairs.sum() + found.basis.rows.sum() == len(frame.supply) + len(frame.capacity)


def crossed() -> Listings:
    """Two offers that both needs take, each better with one of them, where all is taken and nothing is left."""
    listings = region(2, 1)
    here, there = np.full(2, 55.0), np.full(2, 10.0)
    money, tonnes = np.full(2, 60.0), np.full(2, 100.0)
    offers = replace(
        listings.offers, codes=("c0", "c1"), tonnes=tonnes, lat=here, lon=there, disposal_cost=money
    )
    needs = replace(listings.needs, classes=("k0", "k1"), tonnes=np.array([90.0, 70.0]), lat=here, lon=there)
    yields = (("k0", "c0", 1.0), ("k1", "c0", 0.5), ("k0", "c1", 0.5), ("k1", "c1", 1.0))
    accepts = tuple(Acceptance(kind, stream, gives, 0.0) for kind, stream, gives in yields)
    return Listings(offers, replace(needs, price=np.full(2, 1.0)), accepts, Terms(6.0, 0.13))


def test_two_offers_that_share_two_needs_close_a_circle() -> None:
    frame = framed(crossed())
    pairs = pairs_of(searched(frame))
    found = Forest(frame, code).grown(pairs, None, np.zeros(len(pairs)))
    assert found is not None
    assert found.basis.pairs.all()
    assert not found.basis.rows.any()
    again = Forest(frame, code).grown(pairs, found, np.zeros(len(pairs)))
    assert again is not None
    assert again.tonnes == pytest.approx(found.tonnes, rel=1e-12)


def test_a_basis_is_gone_on_from_and_what_is_none_is_left() -> None:
    search = searched(framed(region(80, 4)))
    pairs = pairs_of(search)
    forest, nothing = Forest(search.frame, code), np.zeros(len(pairs))
    best = forest.grown(pairs, None, nothing)
    assert best is not None
    cheaper = replace(pairs, margin=pairs.margin * np.linspace(0.8, 1.2, len(pairs)))
    afresh, later = forest.grown(cheaper, None, nothing), forest.grown(cheaper, best, nothing)
    assert afresh is not None
    assert later is not None
    assert later.tonnes @ cheaper.margin == pytest.approx(afresh.tonnes @ cheaper.margin, rel=1e-12)
    wrong = Solution(best.tonnes, best.u, best.v, Basis(~best.basis.pairs, ~best.basis.rows), best.w)
    other = forest.grown(pairs, wrong, nothing)
    assert other is not None
    assert other.tonnes @ pairs.margin == pytest.approx(best.tonnes @ pairs.margin, rel=1e-12)


@pytest.mark.parametrize("held", [True, False])
def test_a_region_grown_tree_by_tree_is_best_as_a_whole(held: bool) -> None:
    frame = framed(region(160, 5, codes=3, classes=2))
    whole, found = (
        optimum(searched(frame)),
        in_parts(searched(frame) if held else Search(frame, None), code=code),
    )
    assert found.value == pytest.approx(whole.value, rel=1e-9)
    assert found.bound == pytest.approx(found.value, rel=1e-9)
    assert len(found.pairs) <= found.examined <= len(pairs_of(searched(frame)))


def test_a_region_without_a_pair_grows_nothing() -> None:
    frame = framed(replace(region(20, 1), terms=Terms(500.0, 1.0)))
    found = in_parts(searched(frame), code=code)
    assert (found.value, found.bound, len(found.pairs), found.examined) == (0.0, 0.0, 0, 0)


def test_the_order_of_rows_changes_nothing_in_trees() -> None:
    answers = []
    for listings in (region(120, 6), shuffled(region(120, 6), 3)):
        frame = framed(listings, seed="s")
        answers.append(
            described(listings, frame, in_parts(Search(frame, None), code=code), (0, 0), seed="s").as_json()
        )
    assert answers[0] == answers[1]


def test_where_steps_come_to_no_end_the_solver_goes_on() -> None:
    endless = ModuleType("endless")
    vars(endless).update(vars(code), improved=lambda *_: -1)
    search = searched(framed(region(100, 9)))
    assert (
        Forest(search.frame, endless).grown(pairs_of(search), None, np.zeros(len(pairs_of(search)))) is None
    )
    found = in_parts(search, code=endless)
    assert found.value == pytest.approx(optimum(search).value, rel=1e-9)
    assert found.bound == pytest.approx(found.value, rel=1e-9)
