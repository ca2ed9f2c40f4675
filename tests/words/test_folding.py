"""Folding: what people type and what lists hold meet."""

import pytest

from circulade.words.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("München, Kreisfreie Stadt", "munchen kreisfreie stadt"),
        ("  ŁÓDŹ ", "lodz"),
        ("Ærøskøbing", "aeroskobing"),
        ("Straße", "strasse"),
        ("’s-Gravenhage", "s gravenhage"),
        ("İstanbul", "istanbul"),
        ("ΑΘΉΝΑ", "αθηνα"),
        ("Йошкар", "иошкар"),
        ("--", ""),
    ],
)
def test_case_accents_and_punctuation_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded
