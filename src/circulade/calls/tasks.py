"""Tasks of `calls`, found by their dotted names; each can be repeated without doing anything twice."""

from django.utils import timezone

from circulade.calls.domain import assessor_letters, clarifications, eligibility, notices, reminders
from circulade.calls.enums import CallStage
from circulade.calls.models import Call, Notice


def send_notice(notice_id: int) -> None:
    """Write to the applications of a call about a notice."""
    notices.send_notice(Notice.objects.select_related("call__programme", "by").get(pk=notice_id))


def remind() -> None:
    """Remind drafts whose deadline is near."""
    reminders.remind_drafts(now=timezone.now())


def remind_assessors() -> None:
    """Remind assessors whose due date is near."""
    assessor_letters.remind_assessors(now=timezone.now())


def remind_clarifications() -> None:
    """Remind applicants whose clarification is due soon."""
    clarifications.remind_clarifications(now=timezone.now())


def check_eligibility() -> None:
    """Renew the findings of calls whose eligibility is being checked."""
    for call in Call.objects.filter(stage=CallStage.ELIGIBILITY).select_related("programme"):
        eligibility.check_call(call)
