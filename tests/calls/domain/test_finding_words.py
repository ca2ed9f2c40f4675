"""A finding is said as a sentence with names, and without references that its reader may not know."""

from typing import Any

import pytest
from django.utils import translation

from circulade.calls.domain.eligibility_checks import CHECKS
from circulade.calls.domain.finding_words import NAMES, sentence
from circulade.calls.models import Application, Call, Finding, FrozenQuestion


def said(code: str, outcome: str, *, hidden: tuple[str, ...] = (), **detail: Any) -> str:
    application = Application(call=Call(time_zone="Europe/Brussels"))
    questions = (FrozenQuestion("why", "long", {"en": "Why you?"}),)
    finding = Finding(check_code=code, outcome=outcome, detail=detail)
    return sentence(finding, application, questions, hidden=hidden)


def test_every_check_has_a_name() -> None:
    assert set(NAMES) == set(CHECKS)


@pytest.mark.parametrize(("language", "name"), [("en", "Germany may apply."), ("fr", "Allemagne")])
def test_a_country_is_named_in_the_language_of_the_page(language: str, name: str) -> None:
    with translation.override(language):
        assert name in said("country", "met", country="DE", allowed=["DE"])


def test_a_country_that_may_not_apply_is_told_which_may() -> None:
    text = said("country", "not_met", country="CH", allowed=["FR", "DE"])
    assert text == "Switzerland is not among the countries that may apply: France, Germany."


def test_questions_are_named_by_their_titles() -> None:
    text = said("complete", "not_met", missing=["why"], broken=["gone"])
    assert text == "Required, but not answered: “Why you?”. Against a rule of the question: “gone”."


def test_moments_are_said_in_the_zone_of_the_call() -> None:
    text = said(
        "deadline",
        "not_met",
        deadline="2025-10-03T16:00:00+00:00",
        sent="2025-10-03T16:00:01+00:00",
        first_saved=None,
        extended=False,
        on_behalf=False,
    )
    assert "after the deadline 3 October 2025, 18:00 Brussels time (CEST, UTC+2)" in text


def test_a_twin_that_the_reader_may_not_know_is_not_named() -> None:
    text = said("alone", "unclear", others=["CRM-001", "CRM-002"], hidden=("CRM-001",))
    assert text.startswith(
        "The same territory is applied for by CRM-002, an application that you have a conflict with:"
    )
