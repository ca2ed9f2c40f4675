"""The office enters late and paper applications, and corrects others, always with a reason."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.on_behalf import enter_on_behalf, submit_on_behalf
from circulade.calls.domain.trouble import Incomplete, Refused, WrongStage
from circulade.calls.enums import ApplicationSource, ApplicationState, CallStage
from circulade.calls.queries.applications import answers_of
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db
LATE = {"kind": "company", "country": "FR", "now": make.AFTER}


def test_a_paper_application_counts_after_the_deadline_gaps_and_all() -> None:
    lead, call = people.user("lead"), make.open_call()
    application = enter_on_behalf(call, reason="Came by post.", by=lead, **LATE)
    make.write(application, lead, territory="Ville-Haute")
    submit_on_behalf(application, reason="Came by post.", by=lead, now=make.AFTER)
    assert (application.state, application.source) == (ApplicationState.SUBMITTED, ApplicationSource.OFFICE)
    assert application.on_behalf_reason is not None
    assert application.on_behalf_reason.text == "Came by post."
    assert AuditEntry.objects.filter(action="application entered on behalf").count() == 1


def test_an_answer_that_breaks_a_rule_does_not_count() -> None:
    lead, call = people.user("lead"), make.open_call()
    application = enter_on_behalf(call, reason="Paper.", by=lead, **LATE)
    make.write(application, lead, email="nobody")
    with pytest.raises(Incomplete):
        submit_on_behalf(application, reason="Paper.", by=lead, now=make.AFTER)


def test_a_correction_takes_the_place_of_what_was_sent_in() -> None:
    ann, lead = people.user("ann"), people.user("lead")
    application = make.submitted(make.open_call(), ann)
    make.write(application, lead, territory="Ville-Haute-sur-Mer")
    submit_on_behalf(application, reason="Asked by letter.", by=lead, now=make.AFTER)
    assert answers_of(application)["territory"] == "Ville-Haute-sur-Mer"
    assert application.submissions.count() == 2


def test_a_reason_is_needed_and_assessment_is_too_late() -> None:
    lead = people.user("lead")
    with pytest.raises(Refused, match="why"):
        enter_on_behalf(make.open_call(), reason=" ", by=lead, **LATE)
    with pytest.raises(WrongStage):
        enter_on_behalf(make.call_at(CallStage.ASSESSMENT, slug="b"), reason="x", by=lead, **LATE)
