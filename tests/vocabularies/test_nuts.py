"""NUTS 2024 and its neighbours: complete, closed, and helpful with old codes."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.nuts import (
    Border,
    UrbanRural,
    ancestors,
    changes,
    children,
    clean_code,
    is_region,
    nuts3_within,
    region,
    regions,
    successors,
)

SHARED = Path(__file__).parents[3] / "shared/data/reference/geo/nuts2024.csv"


def test_nuts_2024_has_92_244_and_1165_regions() -> None:
    levels = Counter(found.level for found in regions() if found.official)
    assert levels == {1: 92, 2: 244, 3: 1165}


def test_twelve_neighbours_have_431_statistical_regions() -> None:
    outside = [found for found in regions() if not found.official]
    assert len(outside) == 431
    assert {found.country for found in outside} == {
        "AL",
        "BA",
        "CH",
        "IS",
        "LI",
        "ME",
        "MK",
        "NO",
        "RS",
        "TR",
        "UA",
        "XK",
    }


def test_all_27_member_states_have_nuts_3_regions() -> None:
    assert len({found.country for found in regions(level=3) if found.official}) == 27


def test_every_parent_exists_and_holds_its_child() -> None:
    for found in regions():
        if found.level > 1:
            assert region(found.parent).level == found.level - 1
        assert found in children(found.parent)


def test_every_nuts_3_of_the_eu_has_an_urban_rural_type_and_nothing_else_has() -> None:
    typed = {found.code for found in regions() if found.urban_rural is not None}
    assert typed == {found.code for found in regions(level=3) if found.official}


def test_tercet_counts() -> None:
    assert Counter(found.urban_rural for found in regions(level=3) if found.official) == {
        UrbanRural.URBAN: 261,
        UrbanRural.INTERMEDIATE: 517,
        UrbanRural.RURAL: 387,
    }


def test_typologies_of_known_regions() -> None:
    munich, maribor, helsinki = region("DE212"), region("SI032"), region("FI1B1")
    assert (munich.name, munich.urban_rural, munich.coastal, munich.metro) == (
        "München, Kreisfreie Stadt",
        UrbanRural.URBAN,
        False,
        "DE003M",
    )
    assert (maribor.urban_rural, maribor.border, maribor.mountain) == (
        UrbanRural.RURAL,
        Border.INTERNAL,
        True,
    )
    assert (helsinki.coastal, helsinki.capital, helsinki.island) == (True, True, False)


def test_greek_and_cyrillic_names_have_a_latin_form() -> None:
    assert region("EL30").readable == "Attiki"
    assert all(found.readable.isascii() or not found.latin for found in regions(country="BG"))
    assert [
        found.code for found in regions() if found.country in {"EL", "BG", "UA"} and not found.latin
    ] == []


def test_codes_are_read_as_people_type_them() -> None:
    assert [clean_code(" de 212 "), clean_code("GR30"), clean_code("gr")] == ["DE212", "EL30", "EL"]
    assert is_region("gr301")
    assert not is_region("DE")


def test_ancestors_run_from_the_nearest_up() -> None:
    assert [found.code for found in ancestors("DE212")] == ["DE21", "DE2"]


def test_a_region_covers_its_nuts_3() -> None:
    assert nuts3_within("SI03") == tuple(f"SI03{n}" for n in range(1, 9))
    assert nuts3_within("DE212") == ("DE212",)
    assert len(nuts3_within("DE")) == 400


def test_a_code_of_2021_names_its_successors() -> None:
    assert successors("PT17") == ("PT1A", "PT1B")
    with pytest.raises(UnknownCode, match="That code of 2021 became FI19B in 2024"):
        region("FI197")


def test_every_change_leads_from_no_code_of_2024_to_codes_of_2024() -> None:
    found = list(changes())
    assert len(found) == 57
    for change in found:
        assert not is_region(change.old)
        assert change.new
        assert all(is_region(new) for new in change.new)
        assert {len(new) for new in change.new} == {len(change.old)}


def test_an_unknown_code_names_close_ones() -> None:
    with pytest.raises(UnknownCode, match=r"'DE2I2' is not in NUTS 2024\. Did you mean DE22") as caught:
        region("DE2I2")
    assert "DE22" in caught.value.close


@pytest.mark.skipif(not SHARED.exists(), reason="the shared reference data are not beside this checkout")
def test_codes_and_types_agree_with_the_reference_table() -> None:
    with SHARED.open(encoding="utf-8") as file:
        expected = {row["code"]: row["urban_rural"] for row in csv.DictReader(file)}
    assert {found.code: found.urban_rural or "" for found in regions() if found.official} == expected
