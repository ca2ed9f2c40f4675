"""Unknown codes: the nearest ones are named, those with the same beginning first."""

from circulade.vocabularies.errors import UnknownCode, close_codes


def test_codes_with_the_same_beginning_come_first() -> None:
    assert close_codes("17 04 08", ["17 05 08", "17 04 07", "18 04 08"]) == (
        "17 04 07",
        "17 05 08",
        "18 04 08",
    )


def test_nothing_alike_names_nothing() -> None:
    assert close_codes("QQ", ["17 05 08"]) == ()
    assert str(UnknownCode("QQ", listing="the list", known=["17"])) == "'QQ' is not in the list."


def test_the_hint_stands_before_the_guess() -> None:
    error = UnknownCode("A10", listing="the list", known=["A12"], hint="It is gone.")
    assert str(error) == "'A10' is not in the list. It is gone. Did you mean A12?"
