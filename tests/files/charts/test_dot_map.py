"""The map: equal areas, nothing hidden, shapes beside colours."""

from math import cos, pi

import pytest
from defusedxml import ElementTree

from circulade.files.charts import Chart, Dot, dot_map
from circulade.files.charts.dot_map import projected

SVG = "{http://www.w3.org/2000/svg}"
SQUARE = {"XX": [[(5.0, 50.0), (15.0, 50.0), (15.0, 55.0), (5.0, 55.0)]]}
DOTS = [Dot("Lund", 13.2, 55.7), Dot("<Évora>", -7.9, 38.6, 1), Dot("Far away", -61.0, 14.6, 1)]


def chart(dots: list[Dot]) -> Chart:
    return dot_map(dots, outlines=SQUARE, title="Map", description="Members.", kinds=("Pilots", "Fellows"))


def test_the_centre_is_the_origin_and_north_is_up() -> None:
    assert projected(10, 52) == pytest.approx((0, 0))
    assert projected(10, 60)[1] > 0
    assert projected(20, 52)[0] > 0


def test_equal_areas_of_the_sphere_stay_equal() -> None:
    def area(lon: float, lat: float) -> float:
        """Area of one square degree over its area on the sphere, by the shoelace formula."""
        size = 0.01
        corners = [(lon, lat), (lon + size, lat), (lon + size, lat + size), (lon, lat + size)]
        points = [projected(*corner) for corner in corners]
        pairs = zip(points, points[1:] + points[:1], strict=True)
        sphere = (size * pi / 180) ** 2 * cos((lat + size / 2) * pi / 180)
        return float(abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2 / sphere)

    assert area(-20, 36) == pytest.approx(1, rel=1e-4)
    assert area(40, 70) == pytest.approx(1, rel=1e-4)


def test_every_dot_is_in_the_table_and_one_outside_says_so() -> None:
    assert [(row[0], row[1], row[4]) for row in chart(DOTS).rows] == [
        ("Lund", "Pilots", "yes"), ("<Évora>", "Fellows", "yes"), ("Far away", "Fellows", "no"),
    ]  # fmt: skip


def test_kinds_differ_in_shape_and_dots_say_their_name() -> None:
    root = ElementTree.fromstring(chart(DOTS).svg)
    assert [e.findtext(f"{SVG}title") for e in root.iter(f"{SVG}circle")] == ["Lund", "Pilots"]
    assert [e.findtext(f"{SVG}title") for e in root.iter(f"{SVG}rect")] == ["<Évora>", "Fellows"]


def test_the_order_of_dots_does_not_change_the_picture() -> None:
    assert chart(DOTS).svg == chart(DOTS[::-1]).svg


def test_a_kind_without_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="kind that has a name"):
        chart([Dot("x", 1, 50, 2)])
