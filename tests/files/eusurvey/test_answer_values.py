"""Typed answers: what fits is converted, what does not says why."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from circulade.files.eusurvey import Answer, AnswerValue, Kind, Target
from circulade.files.eusurvey.answer_values import AnswerError, value_of
from circulade.files.sheets import Value

OPTIONS = {"se": {"en": "Sweden", "de": "Schweden"}, "fi": {"en": "Finland"}}


def value(raw: Value, kind: Kind, *, options: bool = False) -> AnswerValue | None:
    target = Target("q", kind, {"en": "Q"}, OPTIONS if options else {})
    return value_of(Answer(raw), target, by_hand={})


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (3.0, "3"),
        (0.1, "0.1"),
        ("12,5", "12.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234 567", "1234567"),
        ("1.234.567", "1234567"),
        ("-7", "-7"),
        ("1.234", "1.234"),
    ],
)
def test_numbers_are_exact(raw: Value, number: str) -> None:
    assert value(raw, "number") == Decimal(number)


@pytest.mark.parametrize("raw", ["about 5", "NaN", "inf", "1,234", True])
def test_what_is_no_certain_number_is_refused(raw: Value) -> None:
    with pytest.raises(AnswerError):
        value(raw, "number")


@pytest.mark.parametrize(
    "raw", [datetime(2025, 12, 31, 5), date(2025, 12, 31), "31/12/2025", "2025-12-31", "31.12.2025"]
)
def test_dates_in_every_form_are_the_same_day(raw: Value) -> None:
    assert value(raw, "date") == date(2025, 12, 31)


def test_an_impossible_date_is_refused() -> None:
    with pytest.raises(AnswerError, match="'30/02/2025' is no date"):
        value("30/02/2025", "date")


@pytest.mark.parametrize(
    ("raw", "yes"), [("Yes", True), ("Oui", True), ("TAK", True), ("nein", False), (True, True)]
)
def test_yes_and_no_are_known_in_many_languages(raw: Value, yes: bool) -> None:
    assert value(raw, "yes_no") is yes


def test_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(AnswerError, match="neither yes nor no"):
        value("maybe", "yes_no")


def test_a_choice_is_known_by_its_title_in_any_language() -> None:
    assert value("schweden", "choice", options=True) == "se"
    assert value("SE", "place", options=True) == "se"


def test_an_unknown_choice_names_those_known() -> None:
    with pytest.raises(AnswerError, match="no option is called 'Norway'; known are 'Sweden', 'Finland'"):
        value("Norway", "choice", options=True)


def test_several_come_in_the_order_of_the_question() -> None:
    assert value("Finland; Sweden", "several", options=True) == ("se", "fi")


def test_other_kinds_are_text_and_empty_is_none() -> None:
    assert value(12.0, "short") == "12"
    assert value("a.pdf;b.pdf", "file") == ("a.pdf", "b.pdf")
    assert value("München", "place") == "München"
    assert value("   ", "long") is None
