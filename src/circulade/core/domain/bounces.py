"""Bounces: what a mail server sends back when it could not deliver (RFC 3464), put to the letter it is about."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.parser import BytesHeaderParser
from typing import cast

from django.db import transaction

from circulade.core.domain.audit import audit
from circulade.core.enums import LetterState
from circulade.core.models import Letter


class NoBounce(ValueError):
    """The message is no delivery status notification, or not about a letter of ours."""


@dataclass(frozen=True, slots=True)
class Bounce:
    """A notification: which message, what became of it (failed, delayed, delivered …), what was said."""

    message_id: str
    recipient: str
    action: str
    status: str
    said: str

    @property
    def is_final(self) -> bool:
        """Tell whether the letter will not arrive any more."""
        return self.action == "failed"


def read_bounce(raw: bytes) -> Bounce:
    """Read a delivery status notification; raises NoBounce."""
    message = message_from_bytes(raw, policy=policy.default)
    status = next(
        (part for part in message.walk() if part.get_content_type() == "message/delivery-status"), None
    )
    if status is None or not status.is_multipart():
        raise NoBounce("the message has no delivery status (RFC 3464)")
    fields = [block for block in cast("list[Message]", status.get_payload()) if "Action" in block]
    message_id = _original_id(message)
    if not fields or not message_id:
        raise NoBounce("the message does not say what happened to which letter")
    worst = next((block for block in fields if _word(block, "Action") == "failed"), fields[0])
    return Bounce(
        message_id=message_id,
        recipient=_after_type(worst, "Final-Recipient") or _after_type(worst, "Original-Recipient"),
        action=_word(worst, "Action"),
        status=_text(worst, "Status"),
        said=_after_type(worst, "Diagnostic-Code")[:1000],
    )


def record_bounce(raw: bytes) -> Letter:
    """Mark the letter that a notification is about; a delay is only noted. Raises NoBounce."""
    bounce = read_bounce(raw)
    with transaction.atomic():
        letter = Letter.objects.select_for_update().filter(message_id=bounce.message_id).first()
        if letter is None:
            raise NoBounce(f"no letter of ours has the Message-ID {bounce.message_id}")
        letter.error = f"{bounce.status} {bounce.said}".strip()
        if bounce.is_final and letter.state in (LetterState.SENT, LetterState.QUEUED):
            changes = {"state": (letter.state, LetterState.BOUNCED), "status": (None, bounce.status[:20])}
            audit(letter, "letter bounced", by=None, changes=changes)
            letter.state = LetterState.BOUNCED
        letter.save(update_fields=["error", "state"])
    return letter


def _original_id(message: EmailMessage) -> str:
    """Find the Message-ID of the letter in what was sent back: the message, or its headers."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822" and part.is_multipart():
            inner = cast("list[Message]", part.get_payload())[0]
        elif kind == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            inner = BytesHeaderParser().parsebytes(content if isinstance(content, bytes) else b"")
        else:
            continue
        if found := _text(inner, "Message-ID"):
            return found
    return ""


def _text(block: Message, name: str) -> str:
    return " ".join(str(block.get(name, "")).split())


def _word(block: Message, name: str) -> str:
    return _text(block, name).lower()


def _after_type(block: Message, name: str) -> str:
    """Return the value after its type: `rfc822; a@example.org`, `smtp; 550 No such user`."""
    return _text(block, name).partition(";")[2].strip()
