"""Towns and points: known regions, known countries, and a point for every NUTS 3 of the EU."""

from zoneinfo import available_timezones

import pytest

from circulade.vocabularies.countries import is_country, iso
from circulade.vocabularies.nuts import is_region, region, regions
from circulade.vocabularies.projection import in_view
from circulade.vocabularies.towns import Point, main_cities, region_point, towns


def test_every_town_lies_in_a_listed_country_and_a_region_of_that_country() -> None:
    for town in towns():
        assert is_country(town.country)
        if town.nuts3:
            assert region(town.nuts3).level == 3
            assert iso(town.nuts3[:2]) == town.country


def test_every_town_of_the_eu_has_a_region() -> None:
    members = {iso(found.country) for found in regions(level=1) if found.official}
    assert len(members) == 27
    assert [town.name for town in towns() if town.country in members and not town.nuts3] == []


def test_numbers_are_unique_and_time_zones_exist() -> None:
    assert len({town.geonameid for town in towns()}) == len(towns()) == 7449
    assert {town.timezone for town in towns()} <= available_timezones()


def test_every_nuts_3_of_the_eu_has_a_point() -> None:
    assert [
        found.code for found in regions(level=3) if found.official and found.code not in main_cities()
    ] == []


def test_outside_the_eu_every_region_has_a_point_but_most_of_ukraine_and_two_arctic_islands() -> None:
    without = [found.code for found in regions(level=3) if found.code not in main_cities()]
    assert [code for code in without if not code.startswith("UA")] == ["NO0B1", "NO0B2"]
    assert len(without) == 105


def test_every_point_stands_for_a_region() -> None:
    assert [code for code in main_cities() if not is_region(code)] == []


def test_the_point_of_a_region() -> None:
    assert region_point("DE212") == Point(48.1374, 11.5755)
    assert region_point("NO0B2") is None


def test_the_point_of_a_larger_region_is_the_middle_of_its_parts() -> None:
    castile = region_point("ES41")
    assert castile is not None
    assert (castile.lat, castile.lon) == (pytest.approx(41.7, abs=0.4), pytest.approx(-4.6, abs=0.6))
    assert in_view(castile.lat, castile.lon)
