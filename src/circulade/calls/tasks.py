"""Tasks of `calls`, found by their dotted names; each can be repeated without doing anything twice."""

from django.utils import timezone

from circulade.calls.domain import assessor_letters, notices, reminders
from circulade.calls.models import Notice


def send_notice(notice_id: int) -> None:
    """Write to the applications of a call about a notice."""
    notices.send_notice(Notice.objects.select_related("call__programme", "by").get(pk=notice_id))


def remind() -> None:
    """Remind drafts whose deadline is near."""
    reminders.remind_drafts(now=timezone.now())


def remind_assessors() -> None:
    """Remind assessors whose due date is near."""
    assessor_letters.remind_assessors(now=timezone.now())
