"""Checks propose with data, people decide with a reason, and nothing is overruled unseen."""

import pytest
from tests.make import accounts, importing
from tests.make import calls as make
from tests.make.checking import findings, sent

from circulade.calls.domain.eligibility import accept_all_met, check_call, decide, reopen
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import CallStage, Eligibility, FindingOutcome
from circulade.calls.models import Application, Call
from circulade.calls.queries.eligibility import list_by_finding
from circulade.core.models import AuditEntry, Remark

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return importing.call()


def test_checking_again_changes_nothing(call: Call) -> None:
    sent(call)
    assert check_call(call) == 7
    assert check_call(call) == 0


def test_a_change_of_the_register_renews_the_finding(call: Call) -> None:
    application = sent(call)
    check_call(call)
    application.territories.update(population=None)
    assert findings(application)["population"] == FindingOutcome.UNCLEAR


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
