"""Languages have names; what is no code stays as it is."""

from circulade.core.text.names import name_of_language


def test_languages_have_names() -> None:
    assert [name_of_language(code) for code in ("de", "nb", "xx-yy-zz-nothing")] == [
        "German",
        "Norwegian Bokmål",
        "xx-yy-zz-nothing",
    ]
