"""Ask an applicant for a clarification: a letter, a due date, an answer, a reminder, all kept."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.letter_sentences import say
from circulade.calls.domain.taking_over import claim_address
from circulade.calls.domain.telling import Words, tell
from circulade.calls.domain.text import clean_text
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import ApplicationState
from circulade.calls.models import Application, Clarification
from circulade.calls.queries.eligibility import ANSWERABLE, unanswered
from circulade.core.domain.attachments import attach
from circulade.core.domain.audit import audit
from circulade.core.links import page_address
from circulade.core.models import Letter
from circulade.core.text.moment import moment

if TYPE_CHECKING:
    from circulade.accounts.models import User

REMIND_BEFORE = timedelta(days=2)
LONGEST = 20_000


def ask(
    application: Application, question: str, *, due_at: datetime, by: "User", now: datetime
) -> Clarification:
    """Ask an applicant something, and write to them with the due date and the way to answer."""
    words = clean_text(question)
    if not words:
        raise Refused(_("Please write what you want to know."))
    if due_at <= now:
        raise Refused(_("The due date must lie ahead."))
    if application.call.stage not in ANSWERABLE:
        raise WrongStage(_("Clarifications can be asked until the decision."))
    if application.state != ApplicationState.SUBMITTED:
        raise Refused(_("Only a submitted application can be asked about."))
    with transaction.atomic():
        asked = Clarification.objects.create(
            application=application, question=words, asked_at=now, asked_by=by, due_at=due_at
        )
        changes = {"clarification": (None, asked.pk), "due": (None, due_at)}
        audit(application, "clarification asked", by=by, changes=changes, at=now)
        letters = _write(asked, reminder=False, by=by, now=now)
        if not letters:
            raise Refused(_("The application names no address that a letter can go to: add one first."))
    return asked


def _write(asked: Clarification, *, reminder: bool, by: "User | None", now: datetime) -> int:
    application = asked.application
    page = page_address("calls:clarification", application.pk, asked.pk)
    if not application.colleagues.exists() and application.contact_email:
        # Nobody has an account for it yet: the link lets them in and leads on to the question.
        days = max(14, (asked.due_at - now).days + 7)
        page = claim_address(application, by=by, now=now, days=days)

    def write() -> Words:
        text = say(
            "question",
            ref=application.ref,
            call=application.call.title,
            question=asked.question,
            due=moment(asked.due_at, zone=ZoneInfo(application.call.time_zone)),
            page=page,
        )
        return Words(say("question_again" if reminder else "question_subject", ref=application.ref), text)

    kind = "clarification-reminder" if reminder else "clarification"
    return len(tell(application, kind=kind, key=f"{kind}:{asked.pk}", write=write, by=by, now=now))


def answer(
    asked: Clarification, text: str, *, upload: "File[bytes] | None" = None, by: "User", now: datetime
) -> Clarification:
    """Answer a clarification, also after the due date while the office still asks; an answer is given once.

    Raises `Refused`, and what `attach` raises about a file.
    """
    words = clean_text(text)
    if not words and upload is None:
        raise Refused(_("Please write an answer or add a file."))
    if len(words) > LONGEST:
        raise Refused(_("Please shorten the answer to %d characters, or add it as a file.") % LONGEST)
    with transaction.atomic():
        held = (
            Clarification.objects.select_for_update(of=("self",))
            .select_related("application__call__programme")
            .get(pk=asked.pk)
        )
        if held.answered_at is not None:
            raise Refused(_("This question was answered already."))
        if held.application.call.stage not in ANSWERABLE:
            raise WrongStage(_("The call has been decided: answers no longer count."))
        held.file = attach(upload, about=held.application, by=by, at=now) if upload else None
        held.answer, held.answered_at, held.answered_by = words, now, by
        held.save(update_fields=["answer", "file", "answered_at", "answered_by"])
        late = now > held.due_at
        changes = {"clarification": (None, held.pk), "late": (None, late)}
        audit(held.application, "clarification answered", by=by, changes=changes, at=now)
        asked.refresh_from_db()
    return asked


def remind_clarifications(*, now: datetime) -> int:
    """Remind of questions that are due within two days, once each; returns how many letters."""
    told = 0
    for asked in unanswered(due_before=now + REMIND_BEFORE).filter(due_at__gt=now):
        # Asked only just before: the letter itself is reminder enough.
        if asked.asked_at > asked.due_at - REMIND_BEFORE or asked.application.call.stage not in ANSWERABLE:
            continue
        if not _reminded(asked):
            told += _write(asked, reminder=True, by=None, now=now)
    return told


def _reminded(asked: Clarification) -> bool:
    return Letter.objects.filter(key__startswith=f"clarification-reminder:{asked.pk}:").exists()
