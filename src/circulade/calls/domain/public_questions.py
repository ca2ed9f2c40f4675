"""Questions that anybody asks about a call: asked, answered, published without who asked."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from circulade.calls.domain.letter_sentences import say
from circulade.calls.domain.text import clean_line, clean_text
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import CallStatus
from circulade.calls.models import Call, PublicQuestion
from circulade.calls.queries.calls import status
from circulade.core.domain.audit import audit
from circulade.core.domain.letters import draft, queue_letter
from circulade.core.links import page_address
from circulade.core.text.catalogue import language_of_letters

if TYPE_CHECKING:
    from circulade.accounts.models import User

LONGEST_QUESTION = 2_000
MOST_WAITING = 500


def ask(call: Call, text: str, *, email: str = "", now: datetime) -> PublicQuestion:
    """Store a question from the public; nothing of it shows before the office has answered and published it."""
    words, address = clean_text(text), clean_line(email)
    if not words:
        raise Refused(_("Please write your question."))
    if len(words) > LONGEST_QUESTION:
        raise Refused(_("A question has at most %d characters.") % LONGEST_QUESTION)
    if address:
        try:
            validate_email(address)
        except ValidationError:
            raise Refused(_("This is not an e-mail address: write it like name@example.org.")) from None
    if status(call, now) not in {CallStatus.UPCOMING, CallStatus.OPEN}:
        raise WrongStage(_("Questions can be asked until the deadline."))
    if call.public_questions.filter(answered_at__isnull=True).count() >= MOST_WAITING:
        raise Refused(_("Too many questions are waiting just now. Please write to %s.") % call.contact)
    with transaction.atomic():
        asked = PublicQuestion.objects.create(call=call, text=words, email=address, asked_at=now)
        audit(call, "question asked", by=None, changes={"question": (None, asked.pk)}, at=now)
    return asked


def answer(
    asked: PublicQuestion, text: str, *, public: bool, by: "User", now: datetime, wording: str = ""
) -> PublicQuestion:
    """Answer a question, write to who asked, and show both on the call's page if `public`.

    `wording` replaces the question's words, so that a name in it need not be published.
    """
    words = clean_text(text)
    if not words:
        raise Refused(_("Please write the answer."))
    with transaction.atomic():
        held = PublicQuestion.objects.select_for_update().select_related("call__programme").get(pk=asked.pk)
        first = held.answered_at is None
        old = held.public
        held.text = clean_text(wording) or held.text
        held.answer, held.public = words, public
        held.answered_at, held.answered_by = now, by
        held.save()
        action = "question answered" if first else "answer changed"
        changes = {"question": (None, held.pk), "public": (old, public)}
        audit(held.call, action, by=by, changes=changes, at=now)
        if first and held.email:
            _write_to_asker(held, by=by, now=now)
    return held


def _write_to_asker(asked: PublicQuestion, *, by: "User", now: datetime) -> None:
    call = asked.call
    language = language_of_letters(*call.programme.languages)
    with translation.override(language):
        subject = say("public_answer_subject", call=call.title)
        text = say(
            "public_answer",
            question=asked.text,
            answer=asked.answer,
            page=page_address("calls:call", call.slug),
        )
    letter = draft(
        kind="answer",
        key=f"answer:{asked.pk}",
        to=asked.email,
        subject=subject[:300],
        text=text,
        language=language,
        about=call,
        programme=call.programme,
        by=by,
        at=now,
    )
    queue_letter(letter, by=by, at=now)


def delete_question(asked: PublicQuestion, *, by: "User", now: datetime) -> None:
    """Delete a question that is no question (spam), audited by its number."""
    with transaction.atomic():
        audit(asked.call, "question removed", by=by, changes={"question": (asked.pk, None)}, at=now)
        asked.delete()
