"""Function words say nothing of what a text is about; words that mean a thing do, whatever they mean elsewhere."""

import pytest

from circulade.vocabularies.languages import EU_CODES
from circulade.words.function_words import WORDS, function_words, says_something


def test_every_official_language_of_the_union_is_listed() -> None:
    assert sorted(WORDS) == sorted(EU_CODES)
    assert all(len(function_words(code)) >= 40 for code in WORDS)


@pytest.mark.parametrize(
    ("word", "language", "says"),
    [
        ("that", "en", False),
        ("That", "nl", False),
        ("für", "de", False),
        ("όπως", "el", False),
        ("towns", "en", True),
        ("most", "en", False),
        ("most", "pl", True),
        ("Brücke", "de", True),
        ("timber", "", True),
        ("with", "", False),
    ],
)
def test_a_word_says_something_or_nothing(word: str, language: str, says: bool) -> None:
    assert says_something(word, language) is says
