"""Letters to assessors: what was assigned, drafted and then sent when the lead says; reminders before the due date."""

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import override

from circulade.calls.domain.assessors import phase_of
from circulade.calls.domain.letter_sentences import say, say_counted
from circulade.calls.enums import AssessmentState, CallStage
from circulade.calls.models import Assessment, AssessmentPhase, Assessor, Call
from circulade.core.domain.letters import draft, queue_letter
from circulade.core.enums import LetterState
from circulade.core.links import page_address
from circulade.core.models import Letter
from circulade.core.models.about import about_fields
from circulade.core.text.catalogue import language_of_letters
from circulade.core.text.moment import moment

if TYPE_CHECKING:
    from circulade.accounts.models import User

ASSIGNED, REMINDER = "assessor_assignment", "assessor_reminder"
# Days before the due date; each reminder goes once.
BEFORE = (7, 2)


def open_counts(call: Call) -> Counter[int]:
    """Return how much each assessor has not submitted, by assessor."""
    found = Assessment.objects.filter(
        application__call=call,
        assessor__left_at=None,
        state__in=(AssessmentState.ASSIGNED, AssessmentState.STARTED),
    )
    return Counter(found.values_list("assessor_id", flat=True))


def draft_letters(call: Call, *, by: "User", now: datetime) -> list[Letter]:
    """Draft a letter to each assessor who has something open; nothing is sent before the lead says so.

    A letter's key names the latest pair it speaks of, so that drafting again after a change writes a new one.
    """
    counts = open_counts(call)
    letters = []
    for assessor in call.assessors.filter(pk__in=counts).select_related("user"):
        latest = assessor.assessments.order_by("-assigned_at").values_list("assigned_at", flat=True)[0]
        key = f"{ASSIGNED}:{assessor.pk}:{latest.isoformat()}"
        letters.append(
            _letter(assessor, call, kind=ASSIGNED, key=key, count=counts[assessor.pk], by=by, now=now)
        )
    return letters


def send_letters(call: Call, *, by: "User", now: datetime) -> int:
    """Queue the drafted letters about the assignment; returns how many."""
    waiting = list(waiting_letters(call))
    with transaction.atomic():
        for letter in waiting:
            queue_letter(letter, by=by, at=now)
    return len(waiting)


def waiting_letters(call: Call) -> list[Letter]:
    """Return the drafted letters about the assignment."""
    return list(Letter.objects.filter(kind=ASSIGNED, state=LetterState.DRAFT, **about_fields(call)))


def remind_assessors(*, now: datetime) -> int:
    """Remind assessors of what they have not submitted, some days before it is due; returns how many letters."""
    phases = AssessmentPhase.objects.filter(call__stage=CallStage.ASSESSMENT, due_at__gt=now)
    told = 0
    for phase in phases.select_related("call__programme"):
        if phase.due_at is None:
            continue
        left = phase.due_at - now
        days = min((days for days in BEFORE if left <= timedelta(days=days)), default=None)
        if days is None:
            continue
        counts = open_counts(phase.call)
        for assessor in phase.call.assessors.filter(pk__in=counts).select_related("user"):
            key = f"{REMINDER}:{assessor.pk}:{days}:{phase.due_at.isoformat()}"
            if not Letter.objects.filter(key=key).exists():
                count = counts[assessor.pk]
                letter = _letter(assessor, phase.call, kind=REMINDER, key=key, count=count, by=None, now=now)
                queue_letter(letter, by=None, at=now)
                told += 1
    return told


def _letter(
    assessor: Assessor, call: Call, *, kind: str, key: str, count: int, by: "User | None", now: datetime
) -> Letter:
    language = language_of_letters(assessor.user.language, call.programme.office_language)
    with override(language):
        due_at = phase_of(call).due_at
        waiting = say_counted("assigned", count, call=call.title)
        due = say("assigned_due", due=moment(due_at, zone=ZoneInfo(call.time_zone))) if due_at else ""
        address = page_address("calls:assess_files")
        subject = say("assigned_subject" if kind == ASSIGNED else "assigned_again", call=call.title)
    return draft(
        kind=kind,
        key=key,
        to=assessor.user.email,
        to_name=assessor.user.name,
        subject=subject[:300],
        text="\n\n".join(part for part in (waiting, due, address) if part),
        by=by,
        language=language,
        about=call,
        at=now,
    )
