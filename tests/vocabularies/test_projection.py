"""The projection: true to its centre, its inverse and its areas."""

from math import cos, radians

import pytest

from circulade.vocabularies.projection import (
    CENTRE_LAT,
    CENTRE_LON,
    KM_PER_UNIT,
    NORTH_KM,
    RADIUS_KM,
    WEST_KM,
    in_view,
    project,
    unproject,
)


def test_the_centre_lies_at_the_origin() -> None:
    assert project(CENTRE_LAT, CENTRE_LON) == (-WEST_KM / KM_PER_UNIT, NORTH_KM / KM_PER_UNIT)


def test_north_is_up_and_east_is_right() -> None:
    assert project(60, 10)[1] < project(50, 10)[1]
    assert project(50, 20)[0] > project(50, 10)[0]


@pytest.mark.parametrize("place", [(35.0, 33.0), (71.1, 25.8), (64.1, -21.9), (37.0, -8.9), (48.1, 11.6)])
def test_unproject_is_the_inverse(place: tuple[float, float]) -> None:
    assert unproject(*project(*place)) == pytest.approx(place, abs=1e-9)


@pytest.mark.parametrize("corner", [(36.0, -9.0), (52.0, 10.0), (68.0, 30.0)])
def test_areas_are_true(corner: tuple[float, float]) -> None:
    lat, lon = corner
    step = 0.01
    square = [project(lat + a, lon + b) for a, b in ((0, 0), (0, step), (step, step), (step, 0))]
    pairs = zip(square, square[1:] + square[:1], strict=True)
    drawn = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2 * KM_PER_UNIT**2
    real = (RADIUS_KM * radians(step)) ** 2 * cos(radians(lat + step / 2))
    assert drawn == pytest.approx(real, rel=1e-6)


def test_lengths_agree_with_the_published_projection_to_the_width_of_a_line() -> None:
    # EPSG:3035 puts 50° N, 5° E at 3,962,799.45 E, 2,999,718.85 N, its origin at 4,321,000 and 3,210,000.
    x, y = project(50, 5)
    assert x * KM_PER_UNIT + WEST_KM == pytest.approx(3962.79945 - 4321.0, abs=1.5)
    assert NORTH_KM - y * KM_PER_UNIT == pytest.approx(2999.71885 - 3210.0, abs=1.5)


def test_the_outermost_regions_lie_outside_the_picture() -> None:
    assert in_view(48.1, 11.6)
    assert not in_view(28.1, -15.4)
    assert not in_view(-21.1, 55.5)
