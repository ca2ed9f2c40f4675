"""Letters over a real SMTP server: every answer it may give, and none at all."""

from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from pytest_django import Settings
from tests.make import accounts as make
from tests.make import core as make_core
from tests.make.mail import Office, free_port

from circulade.core.domain import letters
from circulade.core.domain.queue import MAX_ATTEMPTS, attempt
from circulade.core.enums import LetterState, TaskState
from circulade.core.models import Letter, QueuedTask

pytestmark = pytest.mark.django_db


@pytest.fixture
def port(settings: Settings) -> int:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = free_port()
    return int(settings.EMAIL_PORT)


@pytest.fixture
def office(port: int) -> Iterator[Office]:
    handler = Office()
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    yield handler
    server.stop()


def queued(**fields: object) -> Letter:
    values: dict[str, Any] = {
        "kind": "result",
        "key": "result 1",
        "to": "city@example.org",
        "subject": "Résultat de votre candidature",
        "text": "Chère ville,\n\nvous êtes retenue.",
        "language": "fr",
        "about": make.programme(),
        "by": None,
    }
    return letters.queue_letter(letters.draft(**(values | fields)), by=None)


def try_once() -> TaskState:
    return attempt(str(QueuedTask.objects.get(state=TaskState.WAITING).pk))


def test_the_server_gets_the_words_the_sender_and_the_fixed_message_id(office: Office) -> None:
    letter = queued(to_name="Ville de Liège")
    make_core.drain()
    letter.refresh_from_db()
    (message,) = office.received
    assert office.envelopes == [("office@example.org", ["city@example.org"])]
    assert message["Message-ID"] == letter.message_id
    assert (message["Subject"], message["To"]) == (letter.subject, "Ville de Liège <city@example.org>")
    plain = message.get_body(("plain",))
    assert plain is not None
    assert plain.get_content().replace("\r\n", "\n").strip() == letter.text
    assert message.get_body(("html",)) is not None
    assert (letter.state, letter.attempts, letter.error) == (LetterState.SENT, 1, "")


def test_a_server_that_is_down_is_tried_again_until_it_is_up(port: int) -> None:
    letter = queued()
    assert try_once() == TaskState.WAITING
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.QUEUED, 1)
    assert "refused" in letter.error
    handler = Office()
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    assert try_once() == TaskState.DONE
    server.stop()
    letter.refresh_from_db()
    assert (len(handler.received), letter.state) == (1, LetterState.SENT)


def test_a_server_that_stays_down_makes_the_letter_fail_in_the_end(port: int) -> None:
    letter = queued()
    states = [try_once() for _ in range(MAX_ATTEMPTS)]
    letter.refresh_from_db()
    assert states == [TaskState.WAITING] * (MAX_ATTEMPTS - 1) + [TaskState.DONE]
    assert (letter.state, letter.attempts) == (LetterState.FAILED, MAX_ATTEMPTS)


def test_a_refused_recipient_is_not_tried_again_and_the_answer_is_kept(office: Office) -> None:
    office.answers = ["550 5.1.1 No such user here"]
    letter = queued()
    assert try_once() == TaskState.DONE
    letter.refresh_from_db()
    assert (letter.state, letter.error) == (LetterState.FAILED, "550 5.1.1 No such user here")
    assert office.received == []


def test_greylisting_is_tried_again_and_the_letter_arrives_once(office: Office) -> None:
    office.answers = ["451 4.7.1 Greylisted, try again later"]
    letter = queued()
    assert try_once() == TaskState.WAITING
    letter.refresh_from_db()
    assert letter.error == "451 4.7.1 Greylisted, try again later"
    assert try_once() == TaskState.DONE
    letter.refresh_from_db()
    assert (len(office.received), letter.state, letter.attempts) == (1, LetterState.SENT, 2)


def test_a_failed_letter_sent_again_keeps_its_message_id(office: Office) -> None:
    office.answers = ["550 5.1.1 No such user here"]
    letter = queued()
    try_once()
    letters.resend(letter, by=None, to="correct@example.org")
    make_core.drain()
    assert [message["Message-ID"] for message in office.received] == [letter.message_id]
    assert office.envelopes == [("office@example.org", ["correct@example.org"])]


def test_a_letter_done_twice_by_the_queue_arrives_once(office: Office) -> None:
    queued()
    make_core.drain()
    QueuedTask.objects.update(state=TaskState.WAITING)
    make_core.drain()
    assert len(office.received) == 1
