"""Typed names are read as people write them: with words, countries and brackets around, in any language."""

import pytest

from circulade.register.domain.naming import mentioned_country, read_name, same_country, without_words_around


@pytest.mark.parametrize(
    ("text", "whole", "country"),
    [
        ("Lucca", ("lucca",), None),
        ("Lucca (IT)", ("lucca",), "IT"),
        ("Lucca, Italia", ("lucca",), "IT"),
        ("München, Deutschland", ("munchen",), "DE"),
        ("Αθήνα (Ελλάδα)", ("αθηνα",), "GR"),
        ("Athens (EL)", ("athens",), "GR"),
        ("Bolzano/Bozen", ("bolzano bozen", "bolzano", "bozen"), None),
        ("Turku (Åbo)", ("turku", "abo"), None),
        ("Frankfurt, Oder", ("frankfurt oder",), None),
    ],
)
def test_name_parts_and_country_are_told_apart(
    text: str, whole: tuple[str, ...], country: str | None
) -> None:
    typed = read_name(text)
    assert (typed.whole, typed.country) == (whole, country)


@pytest.mark.parametrize("text", ["", "  ", "()", ",", "/", "…"])
def test_nothing_but_signs_is_no_name(text: str) -> None:
    assert read_name(text).whole == ()


def test_words_around_a_name_are_taken_off_but_never_the_whole_name() -> None:
    assert without_words_around("comune di lucca") == "lucca"
    assert without_words_around("city of") == "city of"


def test_countries_are_known_by_code_alias_and_name_in_any_language() -> None:
    assert [mentioned_country(text) for text in ("FI", "Suomi", "finlande", "UK", "Utopia", "")] == [
        "FI",
        "FI",
        "FI",
        "GB",
        None,
        None,
    ]


def test_countries_are_the_same_as_far_as_they_are_known() -> None:
    assert same_country("EL", "GR")
    assert same_country(None, "FI")
    assert same_country("", "FI")
    assert not same_country("SE", "FI")
