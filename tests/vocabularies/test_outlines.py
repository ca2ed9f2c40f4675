"""Outlines: every country, drawn as the shipped source draws it, and small enough to send."""

import pytest

from circulade.vocabularies.countries import countries
from circulade.vocabularies.outlines import (
    BACKDROP,
    Detail,
    Outline,
    covers,
    outlines,
    outlines_geojson,
    rings,
)
from circulade.vocabularies.projection import HEIGHT, WIDTH, project


def lies_in(lat: float, lon: float, detail: Detail) -> list[str]:
    return [found.country for found in outlines(detail) if covers(found, *project(lat, lon))]


@pytest.mark.parametrize("detail", list(Detail))
def test_every_country_is_drawn_but_the_smallest(detail: Detail) -> None:
    drawn = {found.country for found in outlines(detail)}
    assert {found.code for found in countries()} - drawn == {"VA"}
    assert drawn - {found.code for found in countries()} == {BACKDROP}


@pytest.mark.parametrize("detail", list(Detail))
@pytest.mark.parametrize(
    ("lat", "lon", "expected"),
    [
        (45.1, 34.2, "UA"),  # Crimea
        (45.3, 36.2, "UA"),  # the east of Crimea
        (35.25, 33.55, "CY"),  # northern Cyprus
        (34.95, 32.7, "CY"),
        (48.14, 11.58, "DE"),
        (60.3, 19.95, "FI"),  # Åland
        (42.6, 20.9, "XK"),
        (55.75, 37.6, BACKDROP),
    ],
)
def test_places_lie_in_their_country_and_in_no_other(
    lat: float, lon: float, expected: str, detail: Detail
) -> None:
    assert lies_in(lat, lon, detail) == [expected]


def test_the_sea_lies_in_no_country() -> None:
    assert lies_in(56.0, 4.0, Detail.FINE) == []
    assert lies_in(45.0, -6.0, Detail.FINE) == []


def test_paths_are_small_enough_to_send() -> None:
    size = {detail: sum(len(found.path_d) for found in outlines(detail)) for detail in Detail}
    assert size[Detail.FINE] < 120_000
    assert size[Detail.COARSE] < 40_000


@pytest.mark.parametrize("detail", list(Detail))
def test_every_box_lies_in_the_picture(detail: Detail) -> None:
    for found in outlines(detail):
        left, top, right, bottom = found.bbox
        assert 0 <= left < right <= WIDTH
        assert 0 <= top < bottom <= HEIGHT


def test_a_path_reads_back_as_absolute_points() -> None:
    assert rings("M1,2l3-4-1,0z") == (((1, 2), (4, -2), (3, -2)),)


def test_a_hole_is_not_land() -> None:
    frame = Outline("XX", "M0,0l10,0 0,10-10,0zM4,4l0,2 2,0 0-2z", (0, 0, 10, 10))
    assert covers(frame, 2, 2)
    assert not covers(frame, 5, 5)


def test_geojson_closes_every_ring_and_keeps_holes_with_their_land() -> None:
    collection = outlines_geojson(Detail.FINE)
    italy = next(each for each in collection["features"] if each["properties"]["country"] == "IT")
    for polygon in italy["geometry"]["coordinates"]:
        for ring in polygon:
            assert ring[0] == ring[-1]
    mainland = italy["geometry"]["coordinates"][0]
    assert len(mainland) >= 2  # San Marino at least
    longitudes = [lon for lon, _ in mainland[0]]
    assert 6 < min(longitudes) < max(longitudes) < 19
