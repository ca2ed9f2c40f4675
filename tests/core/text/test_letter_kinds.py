"""Kinds of letters are said in words."""

import pytest

from circulade.core.text.letter_kinds import letter_kind_name


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("result_rejected", "result: not selected"),
        ("result_accepted:pilots", "result: accepted (pilots)"),
        ("a_new-kind", "a new kind"),
    ],
)
def test_a_kind_is_said_in_words(kind: str, name: str) -> None:
    assert letter_kind_name(kind) == name
