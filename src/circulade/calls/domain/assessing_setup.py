"""What assessment tells the other apps when the platform starts: claim links, menu, what waits, reminders."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from circulade.accounts.domain.claims import register_claim
from circulade.accounts.enums import ClaimPurpose
from circulade.calls.domain.inviting import take_desk
from circulade.calls.enums import AssessmentState, CallStage
from circulade.calls.queries.assessments import assessments_of
from circulade.core import navigation
from circulade.core.domain.ticks import register_tick

if TYPE_CHECKING:
    from circulade.accounts.models import Programme, User


def register_assessing() -> None:
    """Called once, in `AppConfig.ready`."""
    register_claim(ClaimPurpose.ASSESSOR, take_desk)
    register_tick("assessors", every=timedelta(hours=1), function="circulade.calls.tasks.remind_assessors")
    navigation.register(
        workspace="assess",
        label=gettext_lazy("Applications to assess"),
        url_name="calls:assess_files",
        permission="calls.enter_assessment",
        order=10,
        icon="file",
    )
    navigation.register_task("assess", assessing_tasks)


def assessing_tasks(user: "User", programme: "Programme") -> list[navigation.Task]:
    """List, by call, how many applications wait for this assessor, and until when."""
    waiting = assessments_of(user).filter(
        application__call__programme=programme, application__call__stage=CallStage.ASSESSMENT
    )
    by_call: dict[int, list[bool]] = {}
    calls = {}
    for one in waiting:
        calls[one.application.call_id] = one.application.call
        by_call.setdefault(one.application.call_id, []).append(one.state != AssessmentState.SUBMITTED)
    found = []
    for pk, call in calls.items():
        count = sum(by_call[pk])
        if count:
            phase = getattr(call, "assessment_phase", None)
            label = ngettext("Assess %d application", "Assess %d applications", count) % count
            address = reverse("calls:assess_files")
            due = phase.due_at if phase else None
            found.append(navigation.Task(label, address, count=count, due=due, detail=str(call.title)))
    return found
