"""Countries: 27 member states, two spellings for two of them, names in every language of the EU."""

import pytest

from circulade.vocabularies.countries import Status, countries, country, country_name, is_country, iso
from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.languages import EU_CODES
from circulade.vocabularies.nuts import regions


def test_27_member_states_and_30_countries_of_the_eea() -> None:
    assert len(countries(status=Status.EU)) == 27
    assert len([found for found in countries() if found.eea]) == 30


def test_candidates_of_2024() -> None:
    assert [found.code for found in countries(status=Status.CANDIDATE)] == [
        "AL",
        "BA",
        "GE",
        "MD",
        "ME",
        "MK",
        "RS",
        "TR",
        "UA",
    ]


def test_greece_and_the_united_kingdom_are_read_in_both_spellings() -> None:
    assert country("EL") == country("GR") == country(" gr ")
    assert [country("UK").code, country("GR").eurostat, country("AT").eurostat] == ["GB", "EL", "AT"]


def test_every_region_lies_in_a_listed_country() -> None:
    assert [found.code for found in regions() if not is_country(found.country)] == []


def test_every_country_has_a_name_in_all_24_languages() -> None:
    for found in countries():
        names = [country_name(found.code, language) for language in EU_CODES]
        assert all(names)
    assert [country_name("EL", "de"), country_name("DE", "fi"), country_name("AT", "sl")] == [
        "Griechenland",
        "Saksa",
        "Avstrija",
    ]


def test_an_unknown_language_falls_back_to_english() -> None:
    assert country_name("DE", "xx") == "Germany"


def test_an_unknown_country_is_named() -> None:
    assert iso("xx") == "XX"
    with pytest.raises(UnknownCode, match="'XX' is not in the countries of Europe"):
        country("XX")
