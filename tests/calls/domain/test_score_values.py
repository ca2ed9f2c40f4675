"""A score as it is typed: point or comma, on the scale and on a step, or a sentence with the rule."""

from decimal import Decimal

import pytest

from circulade.calls.domain.score_values import BadScore, plain, read_score, rule_of
from circulade.calls.models import Criterion
from circulade.core.models.fields import Translated

HALVES = Criterion(
    code="reach", name=Translated({"en": "Reach"}), least=Decimal(0), most=Decimal(5), step=Decimal("0.5")
)


@pytest.mark.parametrize(
    ("typed", "score"),
    [("3", "3.00"), (" 3,5 ", "3.50"), ("0.50", "0.50"), ("5", "5.00"), ("", None), ("  ", None)],
)
def test_a_score_on_the_scale_is_read(typed: str, score: str | None) -> None:
    assert read_score(HALVES, typed) == (None if score is None else Decimal(score))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5.5", "outside the scale"),
        ("−1", "outside the scale"),
        ("3.2", "between two steps"),
        ("three", "is not a number"),
        ("1e1", "is not a number"),
        ("٣", "is not a number"),
        ("NaN", "is not a number"),
        ("3;5", "is not a number"),
    ],
)
def test_anything_else_names_criterion_rule_and_what_was_typed(typed: str, said: str) -> None:
    with pytest.raises(BadScore) as refused:
        read_score(HALVES, typed)
    text = str(refused.value)
    assert text.startswith("Reach: ")
    assert said in text
    assert text.endswith("Scores go from 0 to 5 in steps of 0.5.")


def test_scores_are_written_without_trailing_zeros() -> None:
    assert [plain(value) for value in (Decimal("3.50"), Decimal("4.00"), Decimal(100), None)] == [
        "3.5",
        "4",
        "100",
        "",
    ]
    assert rule_of(HALVES) == "Scores go from 0 to 5 in steps of 0.5."
