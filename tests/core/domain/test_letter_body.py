"""The HTML of a letter says what its text says: no markup of the writer's, no picture, links that work."""

import re

import pytest

from circulade.core.domain.letter_body import as_html
from circulade.core.models import Letter


def html(text: str, **fields: str) -> str:
    values = {"subject": "Result", "language": "en", "sender": "office@example.org"}
    return as_html(Letter(text=text, **(values | fields)))


def test_paragraphs_and_line_breaks_are_kept() -> None:
    made = html("Dear all,\n\nfirst line\nsecond line\n\n\n\nYours")
    assert [part in made for part in ("Dear all,", "first line<br />second line", "Yours")] == [True] * 3


@pytest.mark.parametrize("text", ["<b>bold</b>", "<script>alert(1)</script>", "a & b < c", "{subject} {x}"])
def test_nothing_in_the_text_is_read_as_markup(text: str) -> None:
    made = html(text)
    assert (
        text if "{" in text else text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    ) in made
    assert "<script" not in made.replace("<!--", "")


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("See https://example.org/a?b=1&c=2.", "https://example.org/a?b=1&amp;c=2"),
        ("See <https://example.org/a>", "https://example.org/a"),
        ('See "https://example.org/a"', "https://example.org/a"),
        ("See 'https://example.org/a', please", "https://example.org/a"),
        ("(https://example.org/a)", "https://example.org/a"),
    ],
)
def test_an_address_becomes_a_link_that_ends_where_the_address_ends(written: str, address: str) -> None:
    assert re.findall(r'<a [^>]*href="([^"]*)"', html(written)) == [address]


def test_no_other_scheme_becomes_a_link_and_nothing_is_loaded() -> None:
    made = html("javascript:alert(1) ftp://example.org data:text/html,x")
    assert ("<a " in made, "<img" in made, "url(" in made) == (False, False, False)


def test_the_language_and_the_sender_are_stated() -> None:
    made = html("Hei", language="fi", sender_name="Verkosto <toimisto>")
    assert ('lang="fi"' in made, "Verkosto &lt;toimisto&gt;" in made) == (True, True)
