"""What waits in the workspaces: drafts to send in, public questions to answer, calls whose next step is due."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.calls.enums import ApplicationState, CallStage, CallStatus
from circulade.calls.models import PublicQuestion
from circulade.calls.permissions.calls import visible_teams
from circulade.calls.queries.applications import applications_of
from circulade.calls.queries.calls import deadline_of, office_calls, status
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
    return found


def office_tasks(user: "User", programme: "Programme") -> list[Task]:
    """List questions without an answer, and calls that have closed."""
    now = timezone.now()
    teams = visible_teams(user, programme)
    calls = list(office_calls(programme, team_ids=teams).filter(stage=CallStage.ANNOUNCED))
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
    return found
