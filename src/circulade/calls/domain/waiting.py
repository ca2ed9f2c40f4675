"""What waits in the workspaces: drafts to send in, questions to answer on either side, calls whose next step is due."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.calls.enums import ApplicationState, CallStage, CallStatus
from circulade.calls.models import Call, PublicQuestion
from circulade.calls.permissions.calls import visible_teams
from circulade.calls.queries.applications import applications_of
from circulade.calls.queries.calls import deadline_of, office_calls, status
from circulade.calls.queries.eligibility import ANSWERABLE, asked_of, clarifications_at_work
from circulade.core.navigation import Task

if TYPE_CHECKING:
    from circulade.accounts.models import Programme, User


def own_tasks(user: "User", programme: "Programme") -> list[Task]:
    """List a person's drafts whose deadline is still to come."""
    now = timezone.now()
    found = []
    drafts = applications_of(user).filter(state=ApplicationState.DRAFT, call__programme=programme)
    for application in drafts[:20]:
        deadline = deadline_of(application)
        if deadline is not None and deadline > now and application.call.stage == CallStage.ANNOUNCED:
            label = _("Send in your application %s") % application.ref
            address = reverse("calls:application", args=[application.pk])
            found.append(Task(label, address, due=deadline, detail=str(application.call.title)))
    for asked in asked_of(user, programme)[:20]:
        label = _("Answer a question about your application %s") % asked.application.ref
        address = reverse("calls:clarification", args=[asked.application_id, asked.pk])
        found.append(Task(label, address, due=asked.due_at, detail=str(asked.application.call.title)))
    return found


def office_tasks(user: "User", programme: "Programme") -> list[Task]:
    """List questions without an answer, and calls that have closed."""
    now = timezone.now()
    teams = visible_teams(user, programme)
    running = list(office_calls(programme, team_ids=teams).filter(stage__in=ANSWERABLE))
    calls = [call for call in running if call.stage == CallStage.ANNOUNCED]
    found = [
        Task(
            _("Start the eligibility check of “%s”") % call.title,
            reverse("calls:office_call", args=[call.slug]),
            due=call.closes_at,
        )
        for call in calls
        if status(call, now) == CallStatus.CLOSED
    ]
    waiting = PublicQuestion.objects.filter(call__in=calls, answered_at__isnull=True)
    for call in calls:
        count = sum(question.call_id == call.pk for question in waiting)
        if count:
            found.append(
                Task(
                    _("Answer questions about “%s”") % call.title,
                    reverse("calls:office_public_questions", args=[call.slug]),
                    count=count,
                )
            )
    return found + _clarification_tasks(running, user)


def _clarification_tasks(calls: list[Call], user: "User") -> list[Task]:
    """List, for each call, what applicants still have to answer and what they have answered."""
    asked = list(clarifications_at_work(calls, reader=user))
    found = []
    for call in calls:
        address = reverse("calls:clarifications", args=[call.slug])
        about = [each for each in asked if each.application.call_id == call.pk]
        if not about or not user.has_perm("calls.see_eligibility", call):
            continue
        awaited = [each for each in about if each.answered_at is None]
        answered = len(about) - len(awaited)
        if answered:
            found.append(Task(_("Read what applicants answered about “%s”") % call.title, address, answered))
        if awaited:
            label = _("Answers of applicants awaited for “%s”") % call.title
            found.append(Task(label, address, len(awaited), due=awaited[0].due_at))
    return found
