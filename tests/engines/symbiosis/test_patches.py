"""A large region in patches: the optimum of the whole, whatever the size of a patch."""

import numpy as np
import pytest
from tests.engines.symbiosis.region import region

from circulade.engines.symbiosis.certified import in_parts, optimum
from circulade.engines.symbiosis.frame import framed
from circulade.engines.symbiosis.patches import joined
from circulade.engines.symbiosis.search import Search, searched


@pytest.mark.parametrize("most", [2, 12, 60, 4000])
@pytest.mark.parametrize("held", [True, False])
def test_the_optimum_in_parts_is_that_of_the_whole(most: int, held: bool) -> None:
    frame = framed(region(160, 5, codes=3, classes=2))
    search = searched(frame) if held else Search(frame, None)
    whole, found = optimum(searched(frame)), in_parts(search, most=most)
    assert found.value == pytest.approx(whole.value, rel=1e-9)
    assert found.bound == pytest.approx(found.value, rel=1e-9)
    assert (found.tonnes >= 0).all()
    taken = np.bincount(found.pairs.offers, found.tonnes, len(frame.supply))
    used = np.bincount(found.pairs.needs, found.tonnes * found.pairs.gives, len(frame.capacity))
    assert (taken <= frame.supply * (1 + 1e-12)).all()
    assert (used <= frame.capacity * (1 + 1e-12)).all()


def test_a_region_without_a_pair_has_an_empty_plan() -> None:
    frame = framed(region(20, 1, codes=1, classes=1))
    nothing = searched(frame).held
    assert nothing is not None
    found = in_parts(Search(frame, nothing.where(np.zeros(len(nothing), dtype=bool))))
    assert (found.value, found.bound, len(found.pairs)) == (0.0, 0.0, 0)


def test_trees_join_until_a_group_is_full_and_two_large_ones_still_meet() -> None:
    label = np.array([0, 0, 1, 1, 2, 2, 3])
    first, second = np.array([0, 2]), np.array([2, 4])
    assert joined(label, first, second, most=6).tolist() == [0, 0, 0, 0, 0, 0, -1]
    assert joined(label, first, second, most=4).tolist() == [0, 0, 0, 0, -1, -1, -1]
    assert joined(label, first, second, most=1).tolist() == [0, 0, 0, 0, -1, -1, -1]
    assert joined(label, np.array([6]), np.array([6]), most=1).tolist() == [-1] * 6 + [3]
