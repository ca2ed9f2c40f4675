"""Answers are read as each kind wants them, and every problem names its question, rule and way out."""

from typing import Any

import pytest

from circulade.calls.domain.answers import check_all, progress, visible_codes
from circulade.calls.models import FrozenQuestion, Option

OPTIONS = (Option("a", {"en": "Apples", "fr": "Pommes"}), Option("b", {"en": "Bread"}))


def asked(kind: str, **fields: Any) -> FrozenQuestion:
    return FrozenQuestion(code="q", kind=kind, title={"en": "Q"}, **fields)


def conditional() -> tuple[FrozenQuestion, ...]:
    return (
        FrozenQuestion("has", "yes_no", {"en": "Has"}, required=True),
        FrozenQuestion(
            "which",
            "choice",
            {"en": "Which"},
            required=True,
            options=OPTIONS,
            shown_if="has",
            shown_values=("yes",),
        ),
        FrozenQuestion("why", "long", {"en": "Why"}, required=True, shown_if="which", shown_values=("b",)),
    )


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({}, {"has"}),
        ({"has": False, "which": "b"}, {"has"}),
        ({"has": True}, {"has", "which"}),
        ({"has": True, "which": "b"}, {"has", "which", "why"}),
    ],
)
def test_a_condition_on_a_hidden_question_is_not_met(values: dict[str, Any], shown: set[str]) -> None:
    assert visible_codes(conditional(), values) == shown


def test_a_required_question_is_required_only_where_it_shows() -> None:
    hidden = check_all(conditional(), {"has": "no", "why": "left over"})
    assert (hidden.values, hidden.problems) == ({"has": False}, ())
    shown = check_all(conditional(), {"has": "yes", "which": "b"})
    assert [(problem.question, problem.rule) for problem in shown.problems] == [("why", "required")]


def test_progress_counts_required_questions_that_show() -> None:
    done = progress(conditional(), {"has": True, "which": "a"})
    assert (done.answered, done.required) == (2, 2)
    half = progress(conditional(), {"has": True, "which": "nonsense"})
    assert (half.answered, half.required) == (1, 2)
