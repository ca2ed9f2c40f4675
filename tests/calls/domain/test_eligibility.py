"""Checks propose with data, people decide with a reason, and nothing is overruled unseen."""

from datetime import timedelta
from typing import Any

import pytest
from tests.make import accounts, importing, register
from tests.make import calls as make

from circulade.calls.domain.eligibility import accept_all_met, check_call, decide, reopen
from circulade.calls.domain.finding_words import sentence
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import CallStage, Eligibility, FindingOutcome
from circulade.calls.models import Application, Call, Finding
from circulade.calls.queries.eligibility import list_by_finding
from circulade.calls.queries.questions import questions_for
from circulade.core.models import AuditEntry, Remark

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return importing.call()


def sent(call: Call, **fields: Any) -> Application:
    answers = importing.ROW_VALUES | {"country": {"country": "FR", "nuts": [], "name": ""}}
    made = make.submitted(call, accounts.user(f"applicant-{call.applications.count()}"), **answers)
    Application.objects.filter(pk=made.pk).update(**fields)
    made.territories.add(
        register.territory(call.programme, f"t{made.pk}", population=60_000, population_year=2024)
    )
    made.territories.get().codes.create(code="FRE11")
    made.refresh_from_db()
    return made


def findings(application: Application) -> dict[str, str]:
    check_call(application.call)
    return dict(application.findings.values_list("check_code", "outcome"))


def said(application: Application, code: str) -> str:
    check_call(application.call)
    return sentence(application.findings.get(check_code=code), application, questions_for(application))


def test_a_good_application_meets_every_check(call: Call) -> None:
    assert set(findings(sent(call)).values()) == {FindingOutcome.MET}


def test_checking_again_changes_nothing(call: Call) -> None:
    sent(call)
    assert check_call(call) == 7
    assert check_call(call) == 0


def test_a_change_of_the_register_renews_the_finding(call: Call) -> None:
    application = sent(call)
    check_call(call)
    application.territories.update(population=None)
    assert findings(application)["population"] == FindingOutcome.UNCLEAR


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


def test_a_decision_against_the_checks_needs_a_reason(call: Call) -> None:
    application = sent(call, organisation_kind="company")
    check_call(call)
    with pytest.raises(Refused, match="reason"):
        decide(application, Eligibility.ELIGIBLE, reason=" ", by=accounts.user(), now=make.AFTER)


def test_a_decision_is_kept_with_its_reason_outside_the_trail(call: Call) -> None:
    application = sent(call)
    by = accounts.user()
    decide(application, Eligibility.INELIGIBLE, reason="Not a public body.", by=by, now=make.AFTER)
    assert (application.eligibility, application.eligibility_by) == (Eligibility.INELIGIBLE, by)
    entry = AuditEntry.objects.filter(action="eligibility decided").get()
    assert entry.changes == {
        "eligibility": ["open", "ineligible"],
        "reason": [None, Remark.objects.get().digest],
    }


def test_two_cannot_decide_at_once(call: Call) -> None:
    application = sent(call)
    check_call(call)
    decide(application, Eligibility.ELIGIBLE, reason="", by=accounts.user(), now=make.AFTER)
    with pytest.raises(Refused, match="decided meanwhile"):
        decide(application, Eligibility.INELIGIBLE, reason="No.", by=accounts.user("b"), now=make.AFTER)


def test_a_decision_can_be_taken_back_with_a_reason(call: Call) -> None:
    application = sent(call)
    decide(application, Eligibility.INELIGIBLE, reason="No.", by=accounts.user(), now=make.AFTER)
    reopen(application, reason="New evidence.", by=accounts.user("b"), now=make.AFTER)
    assert application.eligibility == Eligibility.OPEN


def test_nothing_is_decided_once_assessment_has_begun(call: Call) -> None:
    application = sent(call)
    Call.objects.update(stage=CallStage.ASSESSMENT)
    with pytest.raises(WrongStage):
        decide(application, Eligibility.ELIGIBLE, reason="Fine.", by=accounts.user(), now=make.AFTER)


def test_in_bulk_only_what_meets_everything_becomes_eligible(call: Call) -> None:
    good, bad = sent(call), sent(call, organisation_kind="company")
    check_call(call)
    assert accept_all_met(Application.objects.all(), by=accounts.user(), now=make.AFTER) == 1
    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.eligibility, bad.eligibility) == (Eligibility.ELIGIBLE, Eligibility.OPEN)


def test_applications_are_listed_by_what_a_check_says(call: Call) -> None:
    good, bad = sent(call), sent(call, organisation_kind="company")
    check_call(call)
    reader = accounts.user("reader")
    assert list(list_by_finding(call, reader=reader, check="kind", outcome="not_met")) == [bad]
    assert list(list_by_finding(call, reader=reader, outcome="met")) == [good]
    assert list(list_by_finding(call, reader=reader, check="kind")) == [bad]


def test_findings_hold_no_words_of_people(call: Call) -> None:
    application = sent(call)
    check_call(call)
    held = str(list(Finding.objects.values_list("detail", flat=True)))
    assert application.name not in held
