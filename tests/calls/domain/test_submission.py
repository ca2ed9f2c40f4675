"""An application is sent in before the deadline by the server's clock, whole or not at all."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.submission import has_unsent_changes, submit, withdraw
from circulade.calls.domain.trouble import Incomplete, NotOpen
from circulade.calls.enums import ApplicationState
from circulade.calls.queries.applications import answers_of, working_values
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_whole_application_is_sent_in_and_hashed() -> None:
    application = make.submitted(make.open_call(), people.user("ann"))
    assert application.state == ApplicationState.SUBMITTED
    assert (application.name, application.contact_email) == ("Ville-Haute", "circular@example.org")
    assert (application.may_publish_name, application.submitted_at) == (True, make.DURING)
    assert application.submissions.get().sha256 == application.receipt_sha256
    assert AuditEntry.objects.filter(action="application sent in").count() == 1


def test_every_problem_is_told_at_once() -> None:
    ann = people.user("ann")
    application = make.draft(make.open_call(), ann, email="nobody", has_need="yes")
    with pytest.raises(Incomplete) as caught:
        submit(application, by=ann, now=make.DURING)
    assert [(problem.question, problem.rule) for problem in caught.value.problems] == [
        ("territory", "required"),
        ("email", "email"),
        ("commitment", "required"),
        ("need", "required"),
        ("consent", "required"),
    ]
    application.refresh_from_db()
    assert application.state == ApplicationState.DRAFT


def test_at_the_deadline_it_is_too_late_and_the_draft_stays() -> None:
    ann = people.user("ann")
    application = make.draft(make.open_call(), ann, **make.GOOD)
    submit(application, by=ann, now=make.CLOSES - timedelta(seconds=1))
    late = make.draft(application.call, ann, **make.GOOD)
    with pytest.raises(NotOpen, match="kept as a draft"):
        submit(late, by=ann, now=make.CLOSES)
    late.refresh_from_db()
    assert late.state == ApplicationState.DRAFT
    assert working_values(late)["territory"] == "Ville-Haute"


def test_hidden_answers_are_not_sent() -> None:
    application = make.submitted(make.open_call(), people.user("ann"), has_need="no", need="left over")
    assert "need" not in answers_of(application)


def test_a_later_change_counts_only_when_sent_again() -> None:
    ann = people.user("ann")
    application = make.submitted(make.open_call(), ann)
    make.write(application, ann, territory="Ville-Basse")
    assert (answers_of(application)["territory"], has_unsent_changes(application)) == ("Ville-Haute", True)
    submit(application, by=ann, now=make.DURING)
    assert (answers_of(application)["territory"], has_unsent_changes(application)) == ("Ville-Basse", False)
    assert [each.number for each in application.submissions.all()] == [2, 1]


def test_a_withdrawn_application_can_be_sent_in_again_until_the_deadline() -> None:
    ann = people.user("ann")
    application = make.submitted(make.open_call(), ann)
    withdraw(application, by=ann, now=make.DURING)
    assert application.state == ApplicationState.WITHDRAWN
    with pytest.raises(NotOpen):
        submit(application, by=ann, now=make.AFTER)
    submit(application, by=ann, now=make.DURING)
    assert (application.state, application.withdrawn_at) == (ApplicationState.SUBMITTED, None)


def test_refusing_consent_is_an_answer() -> None:
    application = make.submitted(make.open_call(), people.user("ann"), consent="no")
    assert not application.may_publish_name
