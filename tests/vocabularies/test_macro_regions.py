"""Macro-regions: EuroVoc's four, and a programme's own choice before them."""

from collections import Counter

import pytest

from circulade.vocabularies.countries import Status, countries
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.macro_regions import MacroRegion, balance, macro_region, macro_regions

# The 21 territories of the 2022 choice whose names are public, by country.
NAMED_2022 = [
    "NO",
    "IT",
    "SE",
    "PT",
    "DE",
    "FR",
    "SE",
    "ES",
    "BE",
    "FI",
    "SI",
    "FI",
    "FI",
    "FI",
    "IT",
    "PT",
    "PT",
    "DE",
    "FR",
    "NL",
    "EL",
]
PUBLISHED_2022 = {
    MacroRegion.WESTERN: 13,
    MacroRegion.NORTHERN: 11,
    MacroRegion.SOUTHERN: 9,
    MacroRegion.CENTRAL_EASTERN: 4,
}


def test_every_country_lies_in_one() -> None:
    assert set(macro_regions()) == {found.code for found in countries()}


def test_member_states_by_macro_region() -> None:
    members = balance(found.code for found in countries(status=Status.EU))
    assert members == {
        MacroRegion.WESTERN: 7,
        MacroRegion.NORTHERN: 6,
        MacroRegion.SOUTHERN: 6,
        MacroRegion.CENTRAL_EASTERN: 8,
    }


def test_the_named_territories_of_2022_fit_into_the_published_balance() -> None:
    assert balance(NAMED_2022) == {
        MacroRegion.WESTERN: 6,
        MacroRegion.NORTHERN: 7,
        MacroRegion.SOUTHERN: 7,
        MacroRegion.CENTRAL_EASTERN: 1,
    }
    assert balance(NAMED_2022) <= Counter(PUBLISHED_2022)
    assert sum(PUBLISHED_2022.values()) == 37


def test_a_programme_may_put_a_country_elsewhere() -> None:
    assert macro_region("EE") is MacroRegion.NORTHERN
    assert macro_region("EE", {"EE": "central_eastern"}) is MacroRegion.CENTRAL_EASTERN
    assert macro_region("EL", {"EL": "western"}) is MacroRegion.WESTERN


def test_an_override_with_an_unknown_macro_region_or_country_is_refused() -> None:
    with pytest.raises(UnknownCode, match=r"'south' is not in the macro-regions\. Did you mean southern"):
        macro_regions({"EE": "south"})
    with pytest.raises(UnknownCode, match="'QQ'"):
        macro_regions({"QQ": "southern"})


def test_labels() -> None:
    assert [found.label for found in MacroRegion] == [
        "Northern Europe",
        "Western Europe",
        "Southern Europe",
        "Central and Eastern Europe",
    ]
