"""Half a letter is found wherever it stands, and whole text is left alone."""

import pytest

from circulade.files.whole_text import broken_piece, broken_piece_of_json


@pytest.mark.parametrize("text", ["", "Łódź", "😀", "\u202eעברית", "\0"])
def test_whole_text_is_left_alone(text: str) -> None:
    assert (broken_piece(text), broken_piece_of_json({text: [text]})) == (None, None)


@pytest.mark.parametrize(
    "value", ["a\ud800", {"a\ud800": 1}, [{"b": ["a\ud800"]}]], ids=("text", "key", "deep")
)
def test_half_a_letter_is_shown_with_what_stands_around_it(value: object) -> None:
    piece = broken_piece_of_json(value)
    assert piece is not None
    assert "a\\ud800" in piece
    assert piece.isascii()
