"""Searching places: the name in any language finds the town and its region."""

import pytest

from circulade.vocabularies.places import Closeness, PlaceKind, one_letter_apart, search_places


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("München", "Munich", "DE212"),
        ("MUENCHEN", "Munich", "DE212"),
        ("Monaco di Baviera", "Munich", "DE212"),
        ("Wien", "Vienna", "AT130"),
        ("Bécs", "Vienna", "AT130"),
        ("Lisboa", "Lisbon", "PT1A0"),
        ("Lissabon", "Lisbon", "PT1A0"),
        ("Göteborg", "Gothenburg", "SE232"),
        ("Guimaraes", "Guimarães", "PT119"),
        ("Θεσσαλονίκη", "Thessaloníki", "EL522"),
        ("София", "Sofia", "BG411"),
        ("Asker", "Asker", "NO084"),
        ("Roubaix", "Roubaix", "FRE11"),
        ("Genf", "Geneva", "CH013"),
    ],
)
def test_a_town_is_found_by_its_name_in_any_language(text: str, name: str, region: str) -> None:
    first = search_places(text)[0]
    assert (first.kind, first.name, first.region, first.closeness) == (
        PlaceKind.TOWN,
        name,
        region,
        Closeness.EXACT,
    )


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Helsinki-Uusimaa", "FI1B1"),
        ("Castilla y Leon", "ES41"),
        ("Castile and León", "ES41"),
        ("Flanders", "BE2"),
        ("Pirkanmaa", "FI19B"),
        ("Podravje", "SI032"),
        ("Päijät-Häme", "FI1C6"),
        ("Viseu Dão-Lafões", "PT194"),
        ("Zuid-Holland", "NL36"),
        ("Central Macedonia", "EL52"),
        ("Κεντρική Μακεδονία", "EL52"),
        ("Bavière", "DE2"),
        ("südtirol", "ITH1"),
    ],
)
def test_a_region_is_found_by_its_name_in_any_language(text: str, region: str) -> None:
    first = search_places(text)[0]
    assert (first.kind, first.region) == (PlaceKind.REGION, region)


def test_a_code_finds_its_region_first() -> None:
    assert [place.region for place in search_places("de212")] == ["DE212"]
    assert search_places("GR30")[0].name == "Attiki"


def test_words_around_a_name_do_not_hide_it() -> None:
    assert search_places("City of Munich")[0].region == "DE212"
    assert search_places("Comune di Lucca")[0].name == "Lucca"


def test_a_name_one_letter_away_is_found_when_nothing_else_is() -> None:
    first = search_places("Muncihen")[0]
    assert (first.name, first.closeness, first.matched) == ("Munich", Closeness.NEAR, "Munchen")


def test_a_beginning_prefers_names_over_other_languages_names_and_larger_towns() -> None:
    assert [place.name for place in search_places("Stuttg")][:1] == ["Stuttgart"]
    assert search_places("uusim")[0].closeness is Closeness.START


def test_a_later_word_is_found_too() -> None:
    first = search_places("Tâmega")[0]
    assert "Tâmega" in first.name


def test_a_country_narrows_the_search_in_both_spellings() -> None:
    assert {place.country for place in search_places("Brest", country="FR")} == {"FR"}
    assert {place.country for place in search_places("Athens", country="EL")} == {"GR"}
    assert search_places("Munich", country="FR") == ()


def test_nothing_typed_or_nothing_found_gives_nothing() -> None:
    assert search_places("") == search_places(" -- ") == search_places("xyzzyqq") == ()


def test_the_limit_holds_and_no_place_comes_twice() -> None:
    found = search_places("sa", limit=20)
    assert len(found) == 20
    assert len(set(found)) == 20


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("lucca", "luca", True),
        ("lucca", "luccca", True),
        ("lucca", "lucka", True),
        ("lucca", "lucac", True),
        ("lucca", "lcuca", True),
        ("lucca", "luc", False),
        ("lucca", "lukka", False),
        ("lucca", "acluc", False),
        ("ab", "abc", True),
    ],
)
def test_one_letter_apart(one: str, other: str, expected: bool) -> None:
    assert one_letter_apart(one, other) is expected
    assert one_letter_apart(other, one) is expected
