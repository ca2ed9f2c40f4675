"""Letters: drafted, looked over, queued, sent, followed. Nothing else in the platform sends mail.

A letter has a unique key ("result of application 7"): drafting it twice gives the same letter, and a
letter is queued once. Sending is in `letter_sending`, what comes back in `bounces`.
"""

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models, transaction
from django.utils import timezone

from circulade.core.belonging import programme_of
from circulade.core.domain.audit import audit
from circulade.core.domain.queue import enqueue
from circulade.core.enums import LetterState
from circulade.core.models import Attachment, Letter
from circulade.core.models.about import about_fields

if TYPE_CHECKING:
    from circulade.accounts.models import Programme, User


class BadLetter(ValueError):
    """A letter that cannot be written so; the sentence names the field and the rule."""


class WrongState(Exception):
    """Somebody asked for a step that the letter's state does not allow."""


def one_line(value: str, *, field: str, longest: int) -> str:
    """Return a text fit for a mail header; raises BadLetter on line breaks and control characters."""
    value = value.strip()
    if any(unicodedata.category(char) in ("Cc", "Zl", "Zp") for char in value):
        raise BadLetter(f"{field}: a line break or control character cannot stand in a mail header")
    if len(value) > longest:
        raise BadLetter(f"{field}: at most {longest} characters, not {len(value)}")
    return value


def address(value: str, *, field: str = "to") -> str:
    """Return a checked e-mail address; raises BadLetter."""
    value = one_line(value, field=field, longest=254)
    try:
        validate_email(value)
    except ValidationError as error:
        raise BadLetter(f"{field}: “{value}” is not an e-mail address") from error
    return value


def _checked(subject: str, text: str) -> dict[str, str]:
    if not (subject := one_line(subject, field="subject", longest=300)):
        raise BadLetter("subject: a letter needs one")
    if not (text := text.replace("\r\n", "\n").replace("\x00", "").strip()):
        raise BadLetter("text: a letter needs one")
    return {"subject": subject, "text": text}


def draft(
    *,
    kind: str,
    key: str,
    to: str,
    subject: str,
    text: str,
    by: "User | None",
    language: str = "en",
    to_name: str = "",
    about: models.Model | None = None,
    programme: "Programme | None" = None,
    office_subject: str = "",
    office_text: str = "",
    attachment: Attachment | None = None,
    at: datetime | None = None,
) -> Letter:
    """Write a letter that is not sent yet; with a key that was used before, return that letter as it is.

    The sender is the office of `programme`, by default the programme of what the letter is about.
    Raises BadLetter when an address, a name or a subject cannot stand in a mail header.
    """
    programme = programme or programme_of(about)
    values = {
        **_checked(subject, text),
        "kind": kind,
        "language": language,
        "to": address(to),
        "to_name": one_line(to_name, field="to_name", longest=200),
        "sender": programme.sender if programme else settings.DEFAULT_FROM_EMAIL,
        "sender_name": programme.office_name if programme else "",
        "programme_id": programme.pk if programme else None,
        "office_subject": office_subject.strip()[:300],
        "office_text": office_text.strip(),
        "attachment": attachment,
        "created_at": at or timezone.now(),
        "by": by,
        **about_fields(about),
    }
    with transaction.atomic():
        letter = Letter.objects.select_for_update().filter(key=key).first()
        if letter is None:
            letter = Letter.objects.create(key=key, **values)
            letter.message_id = f"<{letter.pk}@{letter.sender.rpartition('@')[2]}>"
            letter.save(update_fields=["message_id"])
            audit(letter, "letter drafted", by=by, changes={"kind": (None, kind)})
    return letter


def edit_draft(
    letter: Letter, *, by: "User | None", subject: str, text: str, to: str | None = None
) -> Letter:
    """Change the words, or the address, of a letter that is still a draft."""
    values = _checked(subject, text)
    if to is not None:
        values["to"] = address(to)
    with transaction.atomic():
        letter = _in_state(letter, LetterState.DRAFT, step="edited")
        changed = [field for field, value in values.items() if getattr(letter, field) != value]
        for field in changed:
            setattr(letter, field, values[field])
        letter.save(update_fields=changed or ["subject"])
        audit(letter, "letter edited", by=by, changes={"fields": (None, sorted(changed))})
    return letter


def queue_letter(letter: Letter, *, by: "User | None", at: datetime | None = None) -> Letter:
    """Hand a draft to the queue. A letter that was handed over before stays as it is: never queued twice."""
    with transaction.atomic():
        letter = Letter.objects.select_for_update().get(pk=letter.pk)
        if letter.state == LetterState.CANCELLED:
            raise WrongState("a cancelled letter cannot be sent; draft a new one")
        if letter.state == LetterState.DRAFT:
            _hand_over(letter, "letter queued", by=by, at=at or timezone.now())
    return letter


def resend(letter: Letter, *, by: "User | None", to: str | None = None, at: datetime | None = None) -> Letter:
    """Send a letter again that failed, bounced or was lost, to a corrected address where one is given."""
    corrected = address(to) if to else None
    with transaction.atomic():
        letter = _in_state(
            letter, LetterState.FAILED, LetterState.BOUNCED, LetterState.SENT, step="sent again"
        )
        letter.to = corrected or letter.to
        _hand_over(letter, "letter sent again", by=by, at=at or timezone.now())
    return letter


def cancel_letter(letter: Letter, *, by: "User | None") -> Letter:
    """Decide that a draft, or a letter still in the queue, shall not be sent."""
    with transaction.atomic():
        letter = _in_state(letter, LetterState.DRAFT, LetterState.QUEUED, step="cancelled")
        audit(letter, "letter cancelled", by=by, changes={"state": (letter.state, LetterState.CANCELLED)})
        letter.state = LetterState.CANCELLED
        letter.save(update_fields=["state"])
    return letter


def _in_state(letter: Letter, *states: LetterState, step: str) -> Letter:
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if letter.state not in states:
        raise WrongState(f"a letter that is {letter.get_state_display()} cannot be {step}")
    return letter


def _hand_over(letter: Letter, action: str, *, by: "User | None", at: datetime) -> None:
    audit(letter, action, by=by, changes={"state": (letter.state, LetterState.QUEUED)})
    letter.state = LetterState.QUEUED
    letter.queued_at = at
    letter.attempts = 0
    letter.sendings += 1
    letter.error = ""
    letter.save()
    key = f"letter:{letter.pk}:{letter.sendings}"
    enqueue("circulade.core.tasks.send_letter", key=key, letter_id=str(letter.pk))
