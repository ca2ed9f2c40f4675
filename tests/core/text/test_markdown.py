"""Markdown of strangers can do no harm."""

import pytest

from circulade.core.text.markdown import markdown_html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>\n"),
        ("# Title", "<h3>Title</h3>\n"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>\n"),
        (
            "[site](https://example.org)",
            '<p><a href="https://example.org" rel="noopener noreferrer nofollow ugc">site</a></p>\n',
        ),
        ("", ""),
    ],
)
def test_markdown_becomes_safe_html(typed: str, shown: str) -> None:
    assert markdown_html(typed) == shown


def test_an_image_becomes_a_link_and_loads_nothing() -> None:
    assert "<img" not in markdown_html("![a](https://example.org/x.png)")


def test_a_table_keeps_its_cells_without_style() -> None:
    shown = markdown_html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert "<td>2</td>" in shown
    assert "style" not in shown
