"""Territory classes: exact at every bound, and a mix where regions differ."""

import pytest

from circulade.vocabularies.classes import CityClass, city_class, region_type, region_types, type_mix
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.nuts import UrbanRural


@pytest.mark.parametrize(
    ("population", "expected"),
    [
        (0, CityClass.BELOW_5000),
        (4_999, CityClass.BELOW_5000),
        (5_000, CityClass.SMALL),
        (49_999, CityClass.SMALL),
        (50_000, CityClass.MEDIUM),
        (199_999, CityClass.MEDIUM),
        (200_000, CityClass.LARGE),
        (499_999, CityClass.LARGE),
        (500_000, CityClass.METROPOLITAN),
        (1_500_000, CityClass.METROPOLITAN),
        (1_500_001, CityClass.LARGE_METROPOLITAN),
        (15_000_000, CityClass.LARGE_METROPOLITAN),
    ],
)
def test_the_class_is_exact_at_every_bound(population: int, expected: CityClass) -> None:
    assert city_class(population) is expected


def test_a_negative_population_is_refused() -> None:
    with pytest.raises(ValueError, match="population is -1"):
        city_class(-1)


def test_every_class_has_a_label_and_an_interval() -> None:
    assert len({found.label for found in CityClass}) == len(CityClass)
    assert len({found.interval for found in CityClass}) == len(CityClass)


def test_a_region_of_several_nuts_3_shows_the_mix() -> None:
    mix = type_mix(["SI032", "FI1B1", "DE212", "DE212"])
    assert region_types(["SI032", "FI1B1", "DE212"]) == {UrbanRural.URBAN: 2, UrbanRural.RURAL: 1}
    assert mix.counts == ((UrbanRural.URBAN, 2), (UrbanRural.RURAL, 1))
    assert (mix.unknown, mix.unanimous) == (0, None)


def test_only_a_unanimous_mix_gives_a_type() -> None:
    assert region_type(["FI1B1", "DE212"]) is UrbanRural.URBAN
    assert region_type(["FI1B1", "SI032"]) is None
    assert region_type([]) is None


def test_a_region_outside_the_eu_has_no_type_and_makes_no_mix_unanimous() -> None:
    assert type_mix(["NO084"]).unknown == 1
    assert region_type(["FI1B1", "NO084"]) is None


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownCode):
        region_type(["ZZ999"])
