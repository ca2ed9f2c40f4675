"""Answers of an export are checked like typed ones; a problem names its cell and says what becomes of it."""

from typing import Any

import pytest

from circulade.calls.domain.import_answers import AnswerReader, CellProblem, of_file, owners_of, typed_place
from circulade.calls.models import FrozenQuestion
from circulade.files.eusurvey import Answer, Column, Contribution, Export, Row
from circulade.files.sheets import SheetProblem

NAME = FrozenQuestion("name", "short", {"en": "Name"}, required=True)
HAS = FrozenQuestion("has", "yes_no", {"en": "Has"})
WHY = FrozenQuestion("why", "long", {"en": "Why"}, required=True, shown_if="has", shown_values=("yes",))
LETTER = FrozenQuestion("letter", "file", {"en": "Letter"}, required=True)


def read(
    answers: dict[str, Any], *questions: FrozenQuestion
) -> tuple[dict[str, Any], tuple[str, ...], list[str]]:
    reader = AnswerReader(questions)
    values, missing = reader.read(Row("c-1", answers, row=7), {"name": ("Content", "D5")})
    return values, missing, [str(each) for each in reader.problems]


def test_a_missing_required_answer_is_named_and_no_problem() -> None:
    assert read({}, NAME) == ({}, ("name",), [])


def test_a_text_that_breaks_a_rule_is_kept_and_said() -> None:
    long = "x" * 1_001
    values, _missing, problems = read({"name": long}, NAME)
    assert values == {"name": long}
    assert problems[0].startswith("Content, D5: Name: The answer has 1001 characters")
    assert problems[0].endswith("It is kept as it is.")


def test_an_answer_to_a_question_that_does_not_show_is_left_out_and_said() -> None:
    values, missing, problems = read({"has": "no", "why": "Because."}, HAS, WHY)
    assert (values, missing) == ({"has": False}, ())
    assert problems == ["row 7: Why: It is not asked after these answers, and left out."]


def test_a_required_question_that_does_not_show_is_not_missing() -> None:
    assert read({"has": "no"}, HAS, WHY)[1] == ()
    assert read({"has": "yes"}, HAS, WHY)[1] == ("why",)


def test_a_file_that_is_named_is_not_missing() -> None:
    assert read({"letter": ("plan.pdf",)}, LETTER)[1] == ()
    assert read({}, LETTER)[1] == ("letter",)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Allemagne", {"country": "DE"}),
        ("DE212; DE21H", {"nuts": ["DE212", "DE21H"]}),
        ("Munich (Germany)", {"country": "DE"}),
    ],
)
def test_a_typed_place_is_a_country_codes_or_a_place_with_its_country(
    text: str, place: dict[str, Any]
) -> None:
    found = typed_place(text)
    assert {key: found[key] for key in place} == place


def test_a_problem_of_the_file_knows_whose_answer_it_is() -> None:
    answers = {"k": Answer("x", sheet="Content", cell="D5"), "l": Answer("y", sheet="Content")}
    export = Export("e", "", None, (Column("k", "K"),), (Contribution("c-1", answers, row=5),))
    owners = owners_of(export)
    at = {cell: of_file(SheetProblem("e", "Content", cell, "bad"), owners) for cell in ("D5", "row 5", "E9")}
    assert {cell: problem.contribution for cell, problem in at.items()} == {
        "D5": "c-1",
        "row 5": "c-1",
        "E9": "",
    }
    assert at["D5"] == CellProblem("Content", "D5", "c-1", "bad", lost=True)
