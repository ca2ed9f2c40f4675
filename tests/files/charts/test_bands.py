"""Lines with bands: the table holds all three levels, the picture is readable without colour."""

import pytest
from defusedxml import ElementTree

from circulade.files.charts import BandLine, Chart, band_chart
from circulade.files.charts.saving import chart_file

SVG = "{http://www.w3.org/2000/svg}"
LINE = BandLine("Panels", (0.0, 1.0, 2.0), (1.0, 2.0, 3.0), (2.0, 4.0, 8.0))


def chart(*lines: BandLine) -> Chart:
    return band_chart(lines, years=[2024, 2025, 2026], title="Stock", description="In use.", unit="kW")


def test_the_table_holds_every_year_and_level_with_the_unit() -> None:
    made = chart(LINE)
    assert made.headers == ("Year", "Panels P5 (kW)", "Panels P50 (kW)", "Panels P95 (kW)")
    assert made.rows[2] == ("2026", "2", "3", "8")


def test_each_line_has_an_area_and_its_own_dashes() -> None:
    root = ElementTree.fromstring(chart(LINE, BandLine("Cars", (0,) * 3, (1,) * 3, (2,) * 3)).svg)
    assert len(root.findall(f"{SVG}polygon")) == 2
    lines = root.findall(f"{SVG}polyline")
    assert [each.get("stroke-dasharray") for each in lines] == [None, "6 3"]


def test_the_highest_value_lies_inside_the_picture() -> None:
    root = ElementTree.fromstring(chart(LINE).svg)
    heights = [
        float(point.split(",")[1])
        for shape in root.findall(f"{SVG}polygon")
        for point in (shape.get("points") or "").split()
    ]
    assert min(heights) > 0
    assert max(heights) < float(root.get("height") or 0)


def test_lines_of_another_length_and_too_many_are_refused() -> None:
    with pytest.raises(ValueError, match="one value for each of 3 years"):
        chart(BandLine("x", (0,), (0,), (0,)))
    with pytest.raises(ValueError, match="at most 3"):
        chart(LINE, LINE, LINE, LINE)


def test_a_chart_is_kept_as_svg_png_and_csv() -> None:
    made = chart(LINE)
    assert chart_file(made, kind="svg").startswith(b"<svg")
    assert b"currentColor" not in chart_file(made, kind="svg")
    assert chart_file(made, kind="png").startswith(b"\x89PNG")
    assert "2026,2,3,8" in chart_file(made, kind="csv").decode("utf-8-sig")
