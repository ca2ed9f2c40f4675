"""Result letters in the office's view: drafted, read beside the office's version, changed, sent over real SMTP."""

from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.make import accounts as people
from tests.make import core
from tests.make import deciding as make
from tests.make.mail import Office, free_port
from tests.make.stored import stored_once

from circulade.accounts.enums import Role
from circulade.calls.enums import ConflictSource
from circulade.calls.models import Application, Call, Conflict
from circulade.calls.queries.results import letters_of
from circulade.core.domain.bounces import record_bounce
from circulade.core.domain.queue import MAX_ATTEMPTS, attempt
from circulade.core.models import Letter, QueuedTask

BACKEND = "django.contrib.auth.backends.ModelBackend"


def world() -> Call:
    """Decide a call of nine; the first applicant reads German. What deciding queued has gone out."""
    made = make.decided(applications=9)
    Application.objects.filter(ref__endswith="001").update(language="de")
    QueuedTask.objects.all().delete()
    return made


stored = stored_once(world)


@pytest.fixture
def server(settings: Settings) -> Iterator[Controller]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    found = Controller(Office(), hostname="127.0.0.1", port=settings.EMAIL_PORT)
    yield found
    if found.loop.is_running():
        found.stop()


def act(client: Client, name: str, call: Call, **data: object) -> str:
    return client.post(reverse(f"calls:office_{name}", args=[call.slug]), data, follow=True).content.decode()


def letter(call: Call, number: int) -> Letter:
    return letters_of(call).get(object_id=str(make.application(call, number).pk))


def page(call: Call, number: int) -> str:
    return reverse("calls:office_result_letter", args=[call.slug, letter(call, number).pk])


def test_drafting_sends_nothing_and_shows_every_draft(call: Call, office: Client) -> None:
    text = act(office, "draft_letters", call)
    assert "9 letters are drafted. Nothing is sent." in text
    assert [f"CRM-2025-{n:03d}" in text for n in (1, 9)] == [True, True]
    assert QueuedTask.objects.count() == 0


def test_a_draft_stands_in_the_applicants_language_beside_the_offices(call: Call, office: Client) -> None:
    act(office, "draft_letters", call)
    text = office.get(page(call, 1)).content.decode()
    assert "As the applicant gets it (German)" in text
    assert "Warum Sie ausgewählt wurden: Ausgewählt nach Punkten: 5, Rang 1" in text
    assert "Why you were chosen: Member by points: 5, rank 1" in text
    assert "Check the language" not in text


def test_a_reason_that_stays_english_is_said_on_the_draft_and_on_the_list(call: Call, office: Client) -> None:
    Application.objects.filter(ref__endswith="002").update(language="lt")
    call.letter_templates.create(
        kind="accepted", subject={"lt": "Sveikiname"}, text={"lt": "Priežastis: {reason}"}
    )
    assert "not translated yet: Lithuanian" in act(office, "draft_letters", call)
    assert "reasons are not translated into Lithuanian yet" in office.get(page(call, 2)).content.decode()


def test_an_edited_draft_is_what_is_sent_and_a_bad_one_keeps_what_was_typed(
    call: Call, office: Client, server: Controller
) -> None:
    act(office, "draft_letters", call)
    bad = {"to": "nobody", "subject": "Sie sind dabei", "text": "Bis bald."}
    refused = office.post(page(call, 1), bad)
    assert (refused.status_code, "Sie sind dabei" in refused.content.decode()) == (422, True)
    office.post(page(call, 1), {**bad, "to": "ort@example.org"})
    server.start()
    act(office, "send_letters", call, letter=[str(letter(call, 1).pk)])
    core.drain()
    (got,) = server.handler.received
    assert (got["To"], got["Subject"]) == ("ort@example.org", "Sie sind dabei")
    assert office.post(page(call, 1), bad).status_code == 200
    assert letter(call, 1).subject == "Sie sind dabei"


def test_each_letter_arrives_once_however_often_send_is_pressed(
    call: Call, office: Client, server: Controller
) -> None:
    act(office, "draft_letters", call)
    server.start()
    assert "9 letters are on their way." in act(office, "send_letters", call, all="1")
    act(office, "send_letters", call, all="1")
    act(office, "draft_letters", call)
    core.drain()
    act(office, "send_letters", call, all="1")
    core.drain()
    got = [message["To"].addresses[0].addr_spec for message in server.handler.received]
    assert sorted(got) == [f"applicant{n}@example.org" for n in range(1, 10)]
    assert {one.state for one in letters_of(call)} == {"sent"}


def test_while_the_mail_server_is_down_nothing_is_lost_and_later_all_arrive(
    call: Call, office: Client, server: Controller
) -> None:
    act(office, "draft_letters", call)
    act(office, "send_letters", call, letter=[str(letter(call, n).pk) for n in (1, 2)])
    for task in QueuedTask.objects.all():
        attempt(str(task.pk))
    assert {(one.state, one.attempts) for one in letters_of(call, state="queued")} == {("queued", 1)}
    server.start()
    for task in QueuedTask.objects.all():
        attempt(str(task.pk))
    assert (len(server.handler.received), letters_of(call, state="sent").count()) == (2, 2)


def test_a_server_that_stays_down_leaves_the_letter_on_the_failures_page_to_send_again(
    call: Call, office: Client, server: Controller
) -> None:
    act(office, "draft_letters", call)
    act(office, "send_letters", call, letter=[str(letter(call, 1).pk)])
    for _ in range(MAX_ATTEMPTS):
        attempt(str(QueuedTask.objects.get().pk))
    manager = people.user("manager", Role.PROGRAMME_MANAGER, programme=call.programme)
    office.force_login(manager, backend=BACKEND)
    failures = office.get(reverse("core:letters"), {"state": "failed"}).content.decode()
    assert letter(call, 1).subject in failures
    server.start()
    office.post(reverse("core:letter_resend", args=[letter(call, 1).pk]), {"to": "applicant1@example.org"})
    core.drain()
    assert (len(server.handler.received), letter(call, 1).state) == (1, "sent")


def test_a_letter_that_bounces_is_counted_and_told_with_the_servers_words(
    call: Call, office: Client, server: Controller
) -> None:
    act(office, "draft_letters", call)
    server.start()
    act(office, "send_letters", call, letter=[str(letter(call, 1).pk)])
    core.drain()
    returned = (
        "From: MAILER-DAEMON@example.org\nTo: office@example.org\nSubject: Undelivered\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nCould not be delivered.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; example.org\n\n"
        "Final-Recipient: rfc822; applicant1@example.org\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 No such user\n\n"
        f"--b\nContent-Type: message/rfc822\n\nMessage-ID: {letter(call, 1).message_id}\nSubject: x\n\nx\n--b--\n"
    )
    record_bounce(returned.encode())
    text = office.get(page(call, 1)).content.decode()
    assert (letter(call, 1).state, "No such user" in text) == ("bounced", True)


def test_a_lead_with_a_conflict_neither_reads_nor_sends_that_letter(call: Call, office: Client) -> None:
    act(office, "draft_letters", call)
    Conflict.objects.create(
        application=make.application(call, 2),
        user=make.lead(),
        source=ConflictSource.DECLARED,
        since=make.NOW,
    )
    text = act(office, "send_letters", call, all="1")
    assert ("8 letters are on their way." in text, "CRM-2025-002" in text) == (True, False)
    assert (letter(call, 2).state, office.get(page(call, 2)).status_code) == ("draft", 404)
