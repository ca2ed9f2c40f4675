"""The cells of a table question are known by row and column, in one language or by their codes."""

import pytest

from circulade.calls.domain.import_targets import cell_of, targets_of
from circulade.calls.models import FrozenQuestion, Option

QUESTION = FrozenQuestion(
    code="team",
    kind="table",
    title={"en": "Team", "fr": "Équipe"},
    rows=(Option("lead", {"en": "Lead", "fr": "Chef"}), Option("deputy", {"en": "Deputy lead"})),
    columns=(Option("name", {"en": "Name", "fr": "Nom"}), Option("days", {"en": "Days a month"})),
)


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Lead:Name", ("lead", "name")),
        ("Chef : Nom", ("lead", "name")),
        ("Team Lead:Days a month", ("lead", "days")),
        ("Deputy lead:Name", ("deputy", "name")),
        ("deputy name", ("deputy", "name")),
        ("LEAD name", ("lead", "name")),
        ("Name:Lead", None),
        ("Name", None),
        ("Treasurer:Name", None),
        ("", None),
    ],
)
def test_a_header_means_the_cell_of_the_longest_names(header: str, cell: tuple[str, str] | None) -> None:
    assert cell_of(QUESTION, header) == cell


def test_a_question_becomes_a_target_with_its_titles_and_options() -> None:
    options = (Option("a", {"en": "Apples"}),)
    (target,) = targets_of([FrozenQuestion("q", "choice", {"en": "Q", "fr": "Qu"}, options=options)])
    assert (target.code, target.kind, dict(target.titles)) == ("q", "choice", {"en": "Q", "fr": "Qu"})
    assert {code: dict(label) for code, label in target.options.items()} == {"a": {"en": "Apples"}}
