"""Suggestions: certain ones first, similar titles, nothing where nothing is alike."""

from tests.files.eusurvey.samples import COLUMNS, text_column

from circulade.files.eusurvey import Target, suggest

TARGETS = (
    Target("city", "short", {"en": "What is the name of your city?", "de": "Name Ihrer Stadt"}),
    Target("inhabitants", "number", {"en": "Population"}),
    Target("themes", "several", {"fr": "THÈMES"}),
    Target("budget", "number", {"en": "Budget of the last year"}),
)


def test_codes_titles_and_similar_titles_are_found() -> None:
    found = {s.code: (s.column, s.why) for s in suggest(COLUMNS, TARGETS)}
    assert found == {
        "inhabitants": ("q2", "same short name"),
        "themes": ("q3", "same title"),
        "city": ("q1", "similar title"),
    }


def test_no_column_is_suggested_twice() -> None:
    twice = (Target("a", "short", {"en": "Topics"}), Target("b", "short", {"en": "Topics"}))
    assert [(s.code, s.column) for s in suggest(COLUMNS, twice)] == [("a", "q3")]


def test_a_table_takes_all_its_cells() -> None:
    columns = (text_column("c1", "Team Lead:Name"), text_column("c2", "Team Lead:Role"))
    found = suggest(columns, (Target("team", "table", {"en": "Team"}),))
    assert [(s.code, s.column) for s in found] == [("team", "c1"), ("team", "c2")]
