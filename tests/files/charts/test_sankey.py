"""Flows as ribbons: sizes are kept, and the table says the same."""

import pytest
from defusedxml import ElementTree

from circulade.files.charts import Chart, Link, sankey

SVG = "{http://www.w3.org/2000/svg}"


def chart(*links: Link) -> Chart:
    columns = [["Discarded"], ["Collected", "Not collected"], ["Recovered", "Lost"]]
    return sankey(links, columns=columns, title="Flows", description="Where it goes.", unit="t")


def test_nodes_are_as_tall_as_what_flows_through_them() -> None:
    made = chart(Link("Discarded", "Collected", 30.0), Link("Discarded", "Not collected", 10.0))
    boxes = ElementTree.fromstring(made.svg).findall(f"{SVG}rect")
    heights = {each.get("height") for each in boxes[:3]}
    assert heights == {"220", "165", "55"}
    assert made.rows == (("Discarded", "Collected", "30"), ("Discarded", "Not collected", "10"))


def test_labels_name_the_node_with_its_size_and_unit() -> None:
    made = chart(Link("Discarded", "Collected", 1500.0))
    texts = [each.text for each in ElementTree.fromstring(made.svg).iter(f"{SVG}text")]
    assert "Discarded: 1.5 k t" in texts


def test_a_name_from_right_to_left_does_not_take_its_figure_along() -> None:
    made = sankey([Link("شركة", "b", 2.0)], columns=[["شركة"], ["b"]], title="t", description="d", unit="t")
    texts = [each.text for each in ElementTree.fromstring(made.svg).iter(f"{SVG}text")]
    assert texts == ["شركة\N{LEFT-TO-RIGHT MARK}: 2 t", "b: 2 t"]
    assert made.rows == (("شركة", "b", "2"),)


def test_nothing_at_all_is_drawn_without_dividing_by_zero() -> None:
    assert chart().rows == ()


def test_a_node_of_no_column_and_a_negative_flow_are_refused() -> None:
    with pytest.raises(ValueError, match="both stand in a column"):
        chart(Link("Discarded", "Moon", 1.0))
    with pytest.raises(ValueError, match="0 or more"):
        chart(Link("Discarded", "Collected", -1.0))
