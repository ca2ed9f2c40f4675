"""A notification of failed delivery finds its letter."""

import pytest
from tests.make import accounts as make
from tests.make import core as make_core

from circulade.core.domain import letters
from circulade.core.domain.bounces import NoBounce, read_bounce, record_bounce
from circulade.core.enums import LetterState
from circulade.core.models import AuditEntry, Letter

pytestmark = pytest.mark.django_db

# The form of RFC 3464, section 2: multipart/report with a status part and what was sent, or its headers.
NOTIFICATION = """From: MAILER-DAEMON@mx.example.net
To: office@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

Your message could not be delivered.

--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; city@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1
  No such user

--B
Content-Type: {kind}

From: office@example.org
Message-ID: {message_id}
Subject: Your application

--B--
"""


def notification(letter: Letter, *, action: str = "failed", kind: str = "message/rfc822") -> bytes:
    status = "4.4.7" if action == "delayed" else "5.1.1"
    text = NOTIFICATION.format(action=action, status=status, kind=kind, message_id=letter.message_id)
    return text.replace("\n", "\r\n").encode()


@pytest.fixture
def sent() -> Letter:
    draft = letters.draft(
        kind="result", key="1", to="city@example.org", subject="s", text="t", by=None, about=make.programme()
    )
    letters.queue_letter(draft, by=None)
    make_core.drain()
    draft.refresh_from_db()
    return draft


@pytest.mark.parametrize("kind", ["message/rfc822", "text/rfc822-headers"])
def test_a_failed_delivery_marks_the_letter_with_what_was_said(sent: Letter, kind: str) -> None:
    record_bounce(notification(sent, kind=kind))
    sent.refresh_from_db()
    assert (sent.state, sent.error) == (LetterState.BOUNCED, "5.1.1 550 5.1.1 No such user")
    assert AuditEntry.objects.order_by("-number")[0].action == "letter bounced"


def test_a_delay_is_noted_and_leaves_the_letter_sent(sent: Letter) -> None:
    record_bounce(notification(sent, action="delayed"))
    sent.refresh_from_db()
    assert (sent.state, sent.error) == (LetterState.SENT, "4.4.7 550 5.1.1 No such user")


def test_the_same_notification_twice_changes_nothing_more(sent: Letter) -> None:
    for _ in range(2):
        record_bounce(notification(sent))
    assert AuditEntry.objects.filter(action="letter bounced").count() == 1


def test_a_bounced_letter_can_be_sent_again(sent: Letter) -> None:
    record_bounce(notification(sent))
    letters.resend(sent, by=None, to="right@example.org")
    make_core.drain()
    sent.refresh_from_db()
    assert (sent.state, sent.error) == (LetterState.SENT, "")


def test_a_notification_names_the_recipient(sent: Letter) -> None:
    assert read_bounce(notification(sent)).recipient == "city@example.org"


@pytest.mark.parametrize("raw", [b"", b"Subject: Out of office\r\n\r\nBack on Monday", b"\xff\x00\xfe"])
def test_what_is_no_notification_is_refused(raw: bytes) -> None:
    with pytest.raises(NoBounce):
        record_bounce(raw)


def test_a_notification_about_somebody_elses_letter_is_refused(sent: Letter) -> None:
    raw = notification(sent).replace(sent.message_id.encode(), b"<other@example.org>")
    with pytest.raises(NoBounce, match="no letter of ours"):
        record_bounce(raw)
