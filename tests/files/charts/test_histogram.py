"""The histogram of points: nobody left out, the cut where it is."""

import pytest

from circulade.files.charts import histogram
from circulade.files.charts.histogram import bin_counts


def test_each_bin_holds_its_lower_edge_and_the_last_both() -> None:
    assert bin_counts([0, 1, 1.5, 2, 3], edges=[0, 1, 2, 3]) == [1, 2, 2]


def test_a_value_outside_the_edges_is_refused() -> None:
    with pytest.raises(ValueError, match=r"3\.5 is outside the edges 0 to 3"):
        bin_counts([3.5], edges=[0, 3])


def test_edges_must_ascend() -> None:
    with pytest.raises(ValueError, match="ascending"):
        bin_counts([1], edges=[1, 1])


def test_the_cut_is_drawn_and_named() -> None:
    made = histogram(
        [1, 2, 2],
        edges=[0, 1, 2, 3],
        title="Points",
        description="d",
        axis="points",
        cut=1.5,
        cut_label="last member",
    )
    assert "bound-cut" in made.svg
    assert "last member" in made.svg
    assert made.rows == (("0", "1", "0"), ("1", "2", "1"), ("2", "3", "2"))
