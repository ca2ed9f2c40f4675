"""Words of any script are written in Latin letters."""

import pytest

from circulade.words.latin import latin, words


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("München", "munchen"),
        ("ŁÓDŹ", "lodz"),
        ("Θεσσαλονίκη", "thessaloniki"),
        ("Київ", "kiiv"),
        ("Straße", "strasse"),
    ],
)
def test_case_accents_and_scripts_do_not_matter(word: str, expected: str) -> None:
    assert latin(word) == expected


def test_the_words_of_a_text_keep_their_accents_and_lose_their_case() -> None:
    assert words("Bâtiments, ÉCOLES_und 3 Straßen") == ["bâtiments", "écoles", "und", "3", "straßen"]
