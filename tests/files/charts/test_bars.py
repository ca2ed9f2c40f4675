"""Grouped bars: the figures, the bounds, and a picture that the strictest policy shows."""

import pytest
from defusedxml import ElementTree

from circulade.files.charts import Bar, Chart, bar_chart

SVG = "{http://www.w3.org/2000/svg}"


def chart(*bars: Bar, series: tuple[str, ...] = ("pool", "cohort")) -> Chart:
    return bar_chart(bars, title="Share", description="By region.", series=series, heading="region")


def test_the_table_holds_the_values_and_the_bounds() -> None:
    made = chart(Bar("East", (0.25, 0.5), least=0.1), Bar("West", (0.75, 0.5)))
    assert made.headers == ("region", "pool", "cohort", "at least", "at most")
    assert made.rows == (("East", "0.25", "0.5", "0.1", ""), ("West", "0.75", "0.5", "", ""))


def test_without_bounds_the_table_has_no_columns_for_them() -> None:
    assert chart(Bar("East", (1, 2))).headers == ("region", "pool", "cohort")


def test_the_picture_says_what_it_shows_and_carries_no_style() -> None:
    root = ElementTree.fromstring(chart(Bar("East", (1, 2))).svg)
    assert root.get("role") == "img"
    ids = (root.get("aria-labelledby") or "").split()
    assert [root.find(f"{SVG}{tag}").get("id") for tag in ("title", "desc")] == ids
    assert [e.tag for e in root.iter() if "style" in e.tag or e.get("style") is not None] == []


def test_bars_are_as_long_as_their_values() -> None:
    root = ElementTree.fromstring(chart(Bar("East", (1, 4))).svg)
    bars = [
        float(e.get("width"))
        for e in root.iter(f"{SVG}rect")
        if e.get("height") == "10" and e.get("x") == "0"
    ]
    assert bars[-1] == pytest.approx(4 * bars[-2], rel=0.01)


def test_labels_are_text_and_never_markup() -> None:
    made = chart(Bar('<script>"&\x00', (1, 2)))
    assert "<script" not in made.svg
    ElementTree.fromstring(made.svg)


def test_values_that_do_not_fit_the_series_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'East': one value"):
        chart(Bar("East", (1,)))
    with pytest.raises(ValueError, match="'East': values are 0 or more"):
        chart(Bar("East", (1, -1)))


def test_equal_charts_give_equal_bytes_and_different_charts_different_ids() -> None:
    assert chart(Bar("East", (1, 2))).svg == chart(Bar("East", (1, 2))).svg
    assert (
        chart(Bar("East", (1, 2))).svg.split("chart-", 2)[1][:12]
        != chart(Bar("West", (1, 2))).svg.split("chart-", 2)[1][:12]
    )


def test_no_bars_give_an_empty_picture() -> None:
    assert chart().rows == ()
