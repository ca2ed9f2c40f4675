"""Send a queued letter over SMTP: at least once, always with the same Message-ID.

A worker that dies between the server's answer and our note sends the letter again; the equal
Message-ID lets the receiving side drop the copy. Temporary errors (4xx, no connection) are tried
again by the queue, permanent ones (5xx) are not; both leave the server's answer on the letter.
"""

import smtplib

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import sanitize_address
from django.db import transaction
from django.utils import timezone

from circulade.core.domain.audit import audit
from circulade.core.domain.letter_body import as_html
from circulade.core.domain.queue import MAX_ATTEMPTS, TryAgain
from circulade.core.enums import LetterState
from circulade.core.models import Letter


def send_letter(letter_id: str) -> None:
    """Send a letter if it is still in the queue; raises TryAgain when the trouble may pass."""
    letter = Letter.objects.select_related("attachment").get(pk=letter_id)
    if letter.state != LetterState.QUEUED:
        return
    try:
        as_message(letter).send()
    except (OSError, smtplib.SMTPException) as error:
        permanent, answer = smtp_answer(error)
        _not_sent(letter, answer, permanent=permanent)
        if not permanent and letter.attempts < MAX_ATTEMPTS:
            raise TryAgain(answer) from error
    else:
        _sent(letter)


def as_message(letter: Letter) -> EmailMultiAlternatives:
    """Build the mail: plain text, a simple HTML alternative, and the file that goes with it."""
    sender = (letter.sender_name, letter.sender) if letter.sender_name else letter.sender
    to = (letter.to_name, letter.to) if letter.to_name else letter.to
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=sanitize_address(sender, "utf-8"),
        to=[sanitize_address(to, "utf-8")],
        headers={
            "Message-ID": letter.message_id,
            "Content-Language": letter.language,
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(as_html(letter), "text/html")
    if letter.attachment is not None:
        with letter.attachment.file.open("rb") as stored:
            message.attach(letter.attachment.name, stored.read(), letter.attachment.media_type)
    return message


def smtp_answer(error: Exception) -> tuple[bool, str]:
    """Tell whether an SMTP error is permanent, and what the server said."""
    said: bytes | str
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        code, said = error.smtp_code, error.smtp_error
    else:
        return False, f"no answer from the mail server: {error or type(error).__name__}"
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return 500 <= code < 600, f"{code} {text}"


def _sent(letter: Letter) -> None:
    with transaction.atomic():
        letter = Letter.objects.select_for_update().get(pk=letter.pk)
        letter.state = LetterState.SENT
        letter.sent_at = timezone.now()
        letter.attempts += 1
        letter.error = ""
        letter.save()
        audit(letter, "letter sent", by=None, changes={"state": (LetterState.QUEUED, LetterState.SENT)})


def _not_sent(letter: Letter, answer: str, *, permanent: bool) -> None:
    letter.attempts += 1
    letter.error = answer
    with transaction.atomic():
        if permanent or letter.attempts >= MAX_ATTEMPTS:
            letter.state = LetterState.FAILED
            changes = {"state": (LetterState.QUEUED, LetterState.FAILED)}
            audit(letter, "letter failed", by=None, changes=changes)
        letter.save(update_fields=["attempts", "error", "state"])
