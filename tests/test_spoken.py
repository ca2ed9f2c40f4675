"""The sentences that pages say in the words of letters are read out of the source."""

from pathlib import Path

from circulade.spoken import spoken


def test_literals_in_calls_and_templates_are_found(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text(
        'said("One {part}.", part=1)\nsaid_of("{count} a", "{count} b", 2)\nsaid(name)\nx.said()\n',
        encoding="utf-8",
    )
    (tmp_path / "page.html").write_text(
        '{{ "Two"|said }}{% card title="Three"|said %}{% say "Four {n}" n=1 %}{% say_of "a" "b" 2 %}'
        '{{ "(five)"|by_itself }}{{ one|said }}{% trans "Six" %}',
        encoding="utf-8",
    )
    assert list(spoken(tmp_path)) == [
        "One {part}.",
        ("{count} a", "{count} b"),
        "Two",
        "Three",
        "(five)",
        "Four {n}",
        ("a", "b"),
    ]
