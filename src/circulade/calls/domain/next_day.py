"""What calls tell the apps below about the next day: whose groups, whose cards, and what waits for whom."""

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.calls.domain.places import confirm_until
from circulade.calls.enums import CallStage, Confirmation, ReviewState
from circulade.calls.models import Application, ReviewRequest
from circulade.calls.permissions.calls import visible_teams
from circulade.calls.queries.applications import applications_of
from circulade.calls.queries.calls import office_calls
from circulade.calls.queries.results import told_at_all
from circulade.core import navigation
from circulade.core.navigation import Task
from circulade.groups.queries import register_members
from circulade.needs.queries import register_owners

if TYPE_CHECKING:
    from collections.abc import Iterable

    from circulade.accounts.models import Programme, User


def own_participations(user: "User") -> "Iterable[int | None]":
    """Return the participations that somebody's applications brought."""
    mine = Application.objects.filter(colleagues__user=user, participation__isnull=False)
    return mine.values_list("participation", flat=True)


def own_cards(user: "User") -> Q:
    """Cards that state what somebody's applications say."""
    mine = (
        Application.objects.filter(colleagues__user=user).annotate(key=Cast("pk", CharField())).values("key")
    )
    return Q(content_type=ContentType.objects.get_for_model(Application), object_id__in=mine)


def member_tasks(user: "User", programme: "Programme") -> list[Task]:
    """List places that wait for an answer."""
    waiting = applications_of(user).filter(confirmation=Confirmation.AWAITED, call__programme=programme)
    return [
        Task(
            _("Confirm your place: %s") % application.ref,
            reverse("calls:place", args=[application.pk]),
            due=confirm_until(application, told=told),
            detail=str(application.call.title),
        )
        for application, told in told_at_all(waiting[:10])
    ]


def office_tasks(user: "User", programme: "Programme") -> list[Task]:
    """List requests for review and places that were given up."""
    calls = list(
        office_calls(programme, team_ids=visible_teams(user, programme)).filter(
            stage__in=(CallStage.DECIDED, CallStage.PUBLISHED)
        )
    )
    asked = ReviewRequest.objects.filter(application__call__in=calls, state=ReviewState.OPEN)
    found = [
        Task(
            _("Answer the request for review of %s") % each.application.ref,
            reverse("calls:office_review", args=[each.application.call.slug, each.pk]),
            due=each.due_at,
        )
        for each in asked.exclude(application__conflicts__user=user).select_related("application__call")[:20]
    ]
    free = list(
        Application.objects.filter(call__in=calls, confirmation=Confirmation.DECLINED).values_list(
            "call", flat=True
        )
    )
    return found + [
        Task(
            _("Find replacements for “%s”") % call.title,
            reverse("calls:office_cohort", args=[call.slug]),
            count=free.count(call.pk),
        )
        for call in calls
        if call.pk in free
    ]


def register_next_day() -> None:
    """Tell groups, needs and the workspaces."""
    register_members(own_participations)
    register_owners(own_cards)
    navigation.register_task("member", member_tasks)
    navigation.register_task("office", office_tasks)
