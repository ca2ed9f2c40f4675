"""What somebody typed is kept in one spelling, without characters that nobody sees or can store."""

import pytest

from circulade.calls.domain.text import clean_line, clean_text, count_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("A\u0308cker", "Äcker"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("a\tb", "a\tb"),
        ("broken \ud83d upload", "broken ? upload"),
        ("  plain  ", "plain"),
    ],
)
def test_paragraphs_are_cleaned(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_joiners_that_scripts_need_stay() -> None:
    assert clean_text("می\u200cشود") == "می\u200cشود"


def test_a_line_has_single_spaces() -> None:
    assert clean_line(" Ville \n  Haute\t ") == "Ville Haute"


@pytest.mark.parametrize("typed", ["a\r\nb", "Ä", "x\u200by", "  ", "a\tb"])
def test_cleaning_again_changes_nothing(typed: str) -> None:
    assert clean_text(clean_text(typed)) == clean_text(typed)


def test_words_stand_between_white_space() -> None:
    assert count_words("one  two\nthree – four") == 5
