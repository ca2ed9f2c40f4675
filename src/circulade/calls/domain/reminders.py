"""Remind those whose draft is not sent in yet, some days before the deadline, once for each deadline."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from circulade.calls.domain.letter_sentences import say
from circulade.calls.domain.submission import has_unsent_changes
from circulade.calls.domain.telling import Words, page_of, tell
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.models import Application, Call
from circulade.calls.queries.calls import deadline_of
from circulade.core.text.moment import moment

# Days before the deadline; each reminder goes once.
BEFORE = (7, 2)


def remind_drafts(*, now: datetime) -> int:
    """Write to drafts whose deadline is near, and to those sent in whose later changes are not; returns how many."""
    told = 0
    calls = Call.objects.filter(stage=CallStage.ANNOUNCED, opens_at__lte=now, closes_at__isnull=False)
    for call in calls.select_related("programme"):
        waiting = call.applications.exclude(state=ApplicationState.WITHDRAWN).select_related(
            "call__programme", "questionnaire"
        )
        for application in waiting:
            told += _remind(application, now=now)
    return told


def _remind(application: Application, *, now: datetime) -> int:
    deadline = deadline_of(application)
    if deadline is None or deadline <= now:
        return 0
    days = min((days for days in BEFORE if deadline - now <= timedelta(days=days)), default=None)
    if days is None or deadline - timedelta(days=days) < application.created_at:
        return 0  # too early, or begun within these days: no reminder of what somebody has just begun
    if application.state == ApplicationState.SUBMITTED and not has_unsent_changes(application):
        return 0
    letters = tell(
        application,
        kind="reminder",
        key=f"reminder:{application.pk}:{days}:{deadline.isoformat()}",
        write=lambda: _words(application, deadline),
        by=None,
        now=now,
    )
    return len(letters)


def _words(application: Application, deadline: datetime) -> Words:
    call = application.call
    changed = application.state == ApplicationState.SUBMITTED
    text = say(
        "reminder_changed" if changed else "reminder_draft",
        ref=application.ref,
        call=call.title,
        deadline=moment(deadline, zone=ZoneInfo(call.time_zone)),
        page=page_of(application),
    )
    return Words(say("reminder_subject", ref=application.ref), text)
