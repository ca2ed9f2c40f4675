"""The difference of two texts gives both texts back."""

from hypothesis import given
from hypothesis import strategies as st

from circulade.core.text.difference import Part, difference


def test_only_the_words_that_changed_are_marked() -> None:
    assert difference("two districts", "three districts") == [
        Part("removed", "two"),
        Part("added", "three"),
        Part("same", " districts"),
    ]


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_from_the_parts(old: str, new: str) -> None:
    parts = difference(old, new)
    assert "".join(part.text for part in parts if part.kind != "added") == old
    assert "".join(part.text for part in parts if part.kind != "removed") == new


def test_equal_texts_have_no_difference() -> None:
    assert [part.kind for part in difference("a b", "a b")] == ["same"]
