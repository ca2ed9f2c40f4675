"""LAU codes: free, but of a form."""

import pytest

from circulade.vocabularies.lau import clean_lau


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("09162000", "09162000"),
        (" de_0916 2000 ", "DE_09162000"),
        ("EL_45701", "EL_45701"),
        ("ie_05001-a", "IE_05001-A"),
        ("1", "1"),
    ],
)
def test_a_code_is_kept_as_the_country_writes_it(typed: str, clean: str) -> None:
    assert clean_lau(typed) == clean
    assert clean_lau(clean) == clean


@pytest.mark.parametrize("typed", ["", "München", "DE_", "1" * 16, "a b", "12;34", "_12"])
def test_what_does_not_look_like_a_code_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is no LAU code"):
        clean_lau(typed)


def test_a_country_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match="begins with 'QQ'"):
        clean_lau("QQ_123")
