"""The checks find by themselves who may apply, what is missing and what came too late; they hold no words."""

from datetime import timedelta
from typing import Any

import pytest
from tests.make import calls as make
from tests.make import importing
from tests.make.checking import findings, said, sent

from circulade.calls.domain.eligibility import check_call
from circulade.calls.enums import FindingOutcome
from circulade.calls.models import Application, Call, Finding

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return importing.call()


def test_a_good_application_meets_every_check(call: Call) -> None:
    assert set(findings(sent(call)).values()) == {FindingOutcome.MET}


@pytest.mark.parametrize(
    ("fields", "code", "outcome", "text"),
    [
        ({"organisation_kind": "company"}, "kind", "not_met", "A company may not apply; these may: "),
        ({"organisation_kind": ""}, "kind", "unclear", "No kind of organisation is stated."),
        ({"country": ""}, "country", "unclear", "No country is stated."),
        (
            {"submitted_at": make.CLOSES + timedelta(minutes=70)},
            "deadline",
            "not_met",
            "Sent in 3 October 2025",
        ),
        (
            {"submitted_at": make.AFTER, "extended_until": make.AFTER + timedelta(days=1)},
            "deadline",
            "met",
            "Sent in 4 October 2025",
        ),
    ],
)
def test_what_does_not_fit_is_found_and_said(
    call: Call, fields: dict[str, Any], code: str, outcome: str, text: str
) -> None:
    application = sent(call, **fields)
    assert findings(application)[code] == outcome
    assert said(application, code).startswith(text)


def test_the_deadline_itself_is_too_late(call: Call) -> None:
    assert findings(sent(call, submitted_at=make.CLOSES))["deadline"] == FindingOutcome.NOT_MET


def test_a_country_outside_the_list_is_not_met() -> None:
    application = sent(importing.call(eligible_countries=["FR", "DE"]))
    Application.objects.update(country="IT")
    assert findings(application)["country"] == FindingOutcome.NOT_MET


def test_an_application_without_confirmed_territory_is_unclear(call: Call) -> None:
    application = sent(call)
    application.territories.clear()
    assert findings(application)["territory"] == FindingOutcome.UNCLEAR


def test_two_for_one_territory_are_noticed_on_both(call: Call) -> None:
    one, other = sent(call), sent(call)
    other.territories.set(one.territories.all())
    assert (findings(one)["alone"], findings(other)["alone"]) == ("unclear", "unclear")
    assert one.findings.get(check_code="alone").detail == {"others": [other.ref]}


def test_a_missing_required_answer_is_found(call: Call) -> None:
    application = sent(call)
    submission = application.submissions.get()
    type(submission).objects.update(answers={**submission.answers, "commitment": None})
    assert findings(application)["complete"] == FindingOutcome.NOT_MET
    assert said(application, "complete") == "Required, but not answered: “Commitment”."


def test_findings_hold_no_words_of_people(call: Call) -> None:
    application = sent(call)
    check_call(call)
    held = str(list(Finding.objects.values_list("detail", flat=True)))
    assert application.name not in held
