"""Each kind of answer is read as people type it, and read again unchanged."""

from decimal import Decimal
from typing import Any

import pytest

from circulade.calls.domain.answers import validate
from circulade.calls.models import FrozenQuestion, Option

OPTIONS = (Option("a", {"en": "Apples", "fr": "Pommes"}), Option("b", {"en": "Bread"}))


def asked(kind: str, **fields: Any) -> FrozenQuestion:
    return FrozenQuestion(code="q", kind=kind, title={"en": "Q"}, **fields)


@pytest.mark.parametrize(
    ("question", "raw", "value"),
    [
        (asked("short"), "  Ville\u0000 \n Haute ", "Ville Haute"),
        (asked("long"), "one\r\n\r\ntwo\u200b", "one\n\ntwo"),
        (asked("short"), "e\u0301cole", "école"),
        (asked("long"), "مدينة دائرية", "مدينة دائرية"),
        (asked("number"), "1 234,5", "1234.5"),
        (asked("number"), "1.234,5", "1234.5"),
        (asked("number"), "1,234,567", "1234567"),
        (asked("number"), "1.234", "1.234"),
        (asked("number"), 250000.0, "250000"),
        (asked("number"), "-0.00", "0"),
        (asked("choice", options=OPTIONS), "a", "a"),
        (asked("choice", options=OPTIONS), "pommes", "a"),
        (asked("several", options=OPTIONS), ["b", "Apples"], ["a", "b"]),
        (asked("place"), "GR", {"country": "GR", "nuts": [], "name": ""}),
        (asked("place"), "fi1b1", {"country": "FI", "nuts": ["FI1B1"], "name": ""}),
        (
            asked("place"),
            {"country": "EL", "nuts": "EL52", "name": " Κεντρική  Μακεδονία"},
            {"country": "GR", "nuts": ["EL52"], "name": "Κεντρική Μακεδονία"},
        ),
        (asked("date"), "3.10.2025", "2025-10-03"),
        (asked("date"), "31/10/2025", "2025-10-31"),
        (asked("yes_no"), "No", False),
        (asked("yes_no"), True, True),
        (
            asked("table", rows=OPTIONS, columns=OPTIONS),
            {"a": {"a": " x ", "b": ""}, "b": {"a": "", "b": ""}},
            {"a": {"a": "x"}},
        ),
        (asked("file"), "6F9619FF8B86D011B42D00CF4FC964FF", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"),
    ],
)
def test_an_answer_is_read_and_read_again_unchanged(question: FrozenQuestion, raw: Any, value: Any) -> None:
    checked = validate(question, raw)
    assert (checked.value, checked.problem) == (value, None)
    assert validate(question, checked.value) == checked


@pytest.mark.parametrize(
    ("question", "raw", "rule"),
    [
        (asked("short"), "x" * 1_001, "too_long"),
        (asked("long", word_limit=2), "one two three", "word_limit"),
        (asked("short", purpose="contact_email"), "nobody", "email"),
        (asked("number"), "1,234", "number_unclear"),
        (asked("number"), "many", "number"),
        (asked("number"), "9" * 400, "number"),
        (asked("number"), float("nan"), "number"),
        (asked("number", least=Decimal(0)), "-1", "too_small"),
        (asked("number", most=Decimal(10)), "10.5", "too_large"),
        (asked("choice", options=OPTIONS), "c", "option"),
        (asked("several", options=OPTIONS), ["a", "=cmd()"], "option"),
        (asked("place"), {"country": "XX"}, "country"),
        (asked("place"), {"country": "FR", "nuts": ["FI1B1"]}, "region"),
        (asked("place"), {"country": "FR", "nuts": ["FR999"]}, "region"),
        (asked("place"), {"name": "Somewhere"}, "country"),
        (asked("date"), "03/04/2025", "date_unclear"),
        (asked("date"), "yesterday", "date"),
        (asked("date"), "2025-02-30", "date"),
        (asked("yes_no"), "perhaps", "yes_no"),
        (asked("table", rows=OPTIONS, columns=OPTIONS), {"z": {"a": "x"}}, "table"),
        (asked("table", rows=OPTIONS, columns=OPTIONS), "text", "table"),
        (asked("file"), "../../etc/passwd", "file"),
    ],
)
def test_what_breaks_a_rule_is_kept_as_typed_and_named(question: FrozenQuestion, raw: Any, rule: str) -> None:
    checked = validate(question, raw)
    assert checked.problem is not None
    assert (checked.problem.question, checked.problem.rule) == ("q", rule)
    assert checked.value not in (None, "", [], {})


@pytest.mark.parametrize(
    "kind", ["short", "long", "number", "several", "place", "date", "yes_no", "table", "file"]
)
@pytest.mark.parametrize("raw", [None, "", "  \n", [], {}, {"a": {"b": " "}}, [""]])
def test_nothing_is_an_empty_answer_of_any_kind(kind: str, raw: Any) -> None:
    assert validate(asked(kind), raw).value is None


def test_forty_thousand_characters_are_an_answer() -> None:
    text = "circular économie " * 2_223
    assert validate(asked("long"), text).value == text.strip()


def test_the_readings_of_an_unclear_number_are_offered() -> None:
    problem = validate(asked("number"), "1,234").problem
    assert problem is not None
    assert "1234 or as 1.2340" in problem.text
