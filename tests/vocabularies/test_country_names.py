"""Countries by name: every name in every language leads to one country."""

import pytest

from circulade.vocabularies.countries import countries, country_name
from circulade.vocabularies.country_names import OTHER_NAMES, find_country
from circulade.vocabularies.languages import languages
from circulade.words.folding import fold


def test_every_name_in_every_language_leads_to_its_country() -> None:
    for language in languages():
        for found in countries():
            assert find_country(country_name(found.code, language.code)) == found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Allemagne", "DE"),
        (" SUOMI ", "FI"),
        ("Ελλάδα", "GR"),
        ("EL", "GR"),
        ("uk", "GB"),
        ("The Netherlands", "NL"),
        ("Czech Republic", "CZ"),
        ("Turkey", "TR"),
        ("Bosnia & Herzegovina", "BA"),
    ],
)
def test_a_country_is_found_by_code_and_by_name(text: str, code: str) -> None:
    found = find_country(text)
    assert found is not None
    assert found.code == code


def test_what_is_no_country_of_europe_is_none() -> None:
    assert [find_country(text) for text in ("", "Brazil", "Bavaria")] == [None] * 3


def test_everyday_names_are_folded_and_known() -> None:
    assert [name for name in OTHER_NAMES if fold(name) != name or find_country(name) is None] == []
