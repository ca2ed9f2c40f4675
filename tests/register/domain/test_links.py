"""Typed addresses are web addresses or refused at their field."""

import pytest

from circulade.register.domain.links import link_problems


@pytest.mark.parametrize("text", ["", "https://example.org", "http://ünicode.example/ä?b=1#c"])
def test_web_addresses_and_blanks_are_fine(text: str) -> None:
    assert link_problems(website=text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "example.org",
        "ftp://example.org",
        "//example.org",
        "https://",
    ],
)
def test_anything_else_is_refused_with_the_way_out(text: str) -> None:
    assert link_problems(website=text, evidence_url="") == {
        "website": f"“{text}” is no web address: begin with https://"
    }


def test_an_address_longer_than_its_field_is_refused() -> None:
    assert list(link_problems(website="https://example.org/" + "x" * 200)) == ["website"]
