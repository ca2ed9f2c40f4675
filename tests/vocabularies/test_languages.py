"""Languages: the 24 of the EU and those of its neighbours, each named in itself."""

import pytest

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.languages import language, languages


def test_24_languages_of_the_eu() -> None:
    assert len([found for found in languages() if found.eu]) == 24


def test_endonyms() -> None:
    assert [language(code).endonym for code in ("de", "el", "ga", "mt", "no", "uk")] == [
        "Deutsch",
        "Ελληνικά",
        "Gaeilge",
        "Malti",
        "norsk bokmål",
        "українська",
    ]


def test_neighbours_are_known_and_not_of_the_eu() -> None:
    assert {code: language(code).eu for code in ("nb", "is", "uk", "tr")} == dict.fromkeys(
        ("nb", "is", "uk", "tr"), False
    )


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(UnknownCode, match="'tlh' is not in the languages"):
        language("tlh")
