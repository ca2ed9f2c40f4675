"""What waits in the workspaces: drafts until their deadline, calls that have closed, questions of the public."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Team, User
from circulade.calls.domain.public_questions import ask
from circulade.calls.domain.waiting import office_tasks, own_tasks
from circulade.calls.enums import CallStage
from circulade.calls.models import Application, Call

pytestmark = pytest.mark.django_db


def closing(call: Call, *, days: int) -> Call:
    """Let a call close so many days from now, or before it."""
    now = timezone.now()
    Call.objects.filter(pk=call.pk).update(
        opens_at=now - timedelta(days=99), closes_at=now + timedelta(days=days)
    )
    call.refresh_from_db()
    return call


def lead(call: Call, name: str = "lead", team: Team | None = None) -> User:
    return people.user(name, Role.SELECTION_LEAD, programme=call.programme, team=team)


def test_a_draft_waits_until_its_deadline() -> None:
    ann, call = people.user("ann"), make.open_call()
    application = make.draft(call, ann)
    closing(call, days=3)
    (task,) = own_tasks(ann, call.programme)
    assert (task.href, task.due) == (f"/applications/{application.pk}/", call.closes_at)
    closing(call, days=-1)
    assert own_tasks(ann, call.programme) == []


def test_an_extension_keeps_a_draft_waiting() -> None:
    ann, call = people.user("ann"), make.open_call()
    make.draft(call, ann)
    closing(call, days=-1)
    until = timezone.now() + timedelta(days=2)
    Application.objects.update(extended_until=until)
    assert [task.due for task in own_tasks(ann, call.programme)] == [until]


def test_what_is_sent_in_does_not_wait() -> None:
    ann, call = people.user("ann"), make.open_call()
    make.submitted(call, ann)
    closing(call, days=3)
    assert own_tasks(ann, call.programme) == []


def test_a_closed_call_waits_for_its_eligibility_check() -> None:
    call = closing(make.open_call(), days=-1)
    (task,) = office_tasks(lead(call), call.programme)
    assert (task.href, task.due) == (f"/office/calls/{call.slug}/", call.closes_at)
    Call.objects.update(stage=CallStage.ELIGIBILITY)
    assert office_tasks(User.objects.get(email="lead@example.org"), call.programme) == []


def test_questions_of_the_public_are_counted() -> None:
    call = closing(make.open_call(), days=3)
    for text in ("May we?", "When?"):
        ask(call, text, email="", now=timezone.now())
    assert [task.count for task in office_tasks(lead(call), call.programme)] == [2]


def test_calls_of_another_team_do_not_wait() -> None:
    call = closing(make.open_call(), days=-1)
    mine = Team.objects.create(programme=call.programme, slug="mine", name={"en": "Mine"})
    other = Team.objects.create(programme=call.programme, slug="other", name={"en": "Other"})
    Call.objects.update(team=other)
    assert office_tasks(lead(call, team=mine), call.programme) == []
    assert len(office_tasks(lead(call, "theirs", team=other), call.programme)) == 1
