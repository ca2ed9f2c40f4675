"""The office's pages of `core` show what is stored and let the right people act on it."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings
from tests.make import accounts as make
from tests.make import core as make_core

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.domain import letters
from circulade.core.domain.attachments import attach
from circulade.core.domain.audit import audit
from circulade.core.domain.queue import attempt, enqueue
from circulade.core.domain.runs import store_run
from circulade.core.enums import LetterState, TaskState
from circulade.core.models import AuditEntry, ChainCheck, Letter, QueuedTask, Replay

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return make.programme()


@pytest.fixture
def office(client: Client, programme: Programme) -> Client:
    user = make.user("ann", Role.ADMINISTRATOR, programme=programme)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(client: Client, name: str, *, query: str = "", **kwargs: object) -> str:
    response = client.get(reverse(f"core:{name}", kwargs=kwargs) + query)
    assert response.status_code == 200
    return response.content.decode()


def drafted(programme: Programme, **fields: object) -> Letter:
    values: dict[str, object] = {
        "kind": "result", "key": "1", "to": "city@example.org", "subject": "Ihr Antrag", "text": "Guten Tag",
        "language": "de", "office_subject": "Your application", "office_text": "Good day", "about": programme,
        "by": None,
    }  # fmt: skip
    return letters.draft(**(values | fields))  # type: ignore[arg-type]


def test_the_audit_page_filters_and_never_shows_another_programme(
    office: Client, programme: Programme
) -> None:
    audit(programme, "call opened", by=None, changes={"places": (10, 12)})
    audit(programme, "call closed", by=None)
    audit(make.programme("other"), "secret opened", by=None)
    everything = page(office, "audit")
    assert ("call opened" in everything, "10 → 12" in everything) == (True, True)
    assert "secret opened" not in everything
    narrowed = page(office, "audit", query="?action=closed")
    assert ("call closed" in narrowed, "call opened" in narrowed) == (True, False)


@pytest.mark.parametrize(
    "query", ["?since=yesterday", "?actor=ann", "?page=9999", "?subject=%00", "?until=2026-13-40"]
)
def test_a_filter_that_means_nothing_does_no_harm(query: str, office: Client) -> None:
    assert office.get(reverse("core:audit") + query).status_code == 200


def test_the_audit_page_asks_for_few_queries_however_long_the_trail(
    office: Client, programme: Programme, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        audit(programme, f"step {number}", by=None)
    with django_assert_max_num_queries(15):
        page(office, "audit")


def test_the_chain_is_verified_on_request_and_the_page_says_how_it_is(
    office: Client, programme: Programme
) -> None:
    audit(programme, "call opened", by=None)
    assert "Not verified yet" in page(office, "audit")
    office.post(reverse("core:audit_check"))
    make_core.drain()
    assert ChainCheck.objects.get().is_whole
    assert "The chain is whole" in page(office, "audit")


@pytest.mark.usefixtures("unguarded")
def test_a_broken_chain_is_said_on_the_page(office: Client, programme: Programme) -> None:
    audit(programme, "call opened", by=None)
    AuditEntry.objects.update(action="nothing")
    office.post(reverse("core:audit_check"))
    make_core.drain()
    assert "The chain is not whole" in page(office, "audit")


def test_a_task_that_was_given_up_can_be_tried_again_and_discarded(office: Client) -> None:
    queued = enqueue("circulade.core.tasks.replay_run", run_id="no uuid")
    QueuedTask.objects.update(attempts=7)
    attempt(str(queued.pk))
    assert "What went wrong" in page(office, "queue", query="?state=dead")
    office.post(reverse("core:queue_retry", kwargs={"pk": queued.pk}))
    queued.refresh_from_db()
    assert (queued.state, queued.attempts) == (TaskState.WAITING, 0)
    office.post(reverse("core:queue_discard", kwargs={"pk": queued.pk}))
    queued.refresh_from_db()
    assert queued.state == TaskState.DISCARDED


def test_a_letter_is_shown_beside_the_offices_language_edited_and_sent(
    office: Client, programme: Programme
) -> None:
    letter = drafted(programme)
    shown = page(office, "letter", pk=letter.pk)
    assert ("Guten Tag" in shown, "Good day" in shown) == (True, True)
    address = reverse("core:letter", kwargs={"pk": letter.pk})
    office.post(address, {"to": "stadt@example.org", "subject": "Neu", "text": "Hallo"})
    letter.refresh_from_db()
    assert (letter.to, letter.subject, letter.text) == ("stadt@example.org", "Neu", "Hallo")
    office.post(reverse("core:letter_send", kwargs={"pk": letter.pk}))
    make_core.drain()
    letter.refresh_from_db()
    assert letter.state == LetterState.SENT


def test_a_bad_subject_keeps_what_was_typed(office: Client, programme: Programme) -> None:
    letter = drafted(programme)
    address = reverse("core:letter", kwargs={"pk": letter.pk})
    answer = office.post(address, {"to": "a@example.org", "subject": "one\u2028two", "text": "kept words"})
    assert (answer.status_code, b"kept words" in answer.content) == (200, True)
    letter.refresh_from_db()
    assert letter.text == "Guten Tag"


def test_a_failed_letter_shows_the_answer_and_goes_to_the_corrected_address(
    office: Client, programme: Programme
) -> None:
    letter = drafted(programme)
    Letter.objects.update(state=LetterState.FAILED, error="550 5.1.1 No such user")
    assert "550 5.1.1 No such user" in page(office, "letters")
    resend = reverse("core:letter_resend", kwargs={"pk": letter.pk})
    office.post(resend, {"to": "nonsense"})
    letter.refresh_from_db()
    assert letter.state == LetterState.FAILED
    office.post(resend, {"to": "right@example.org"})
    letter.refresh_from_db()
    assert (letter.state, letter.to) == (LetterState.QUEUED, "right@example.org")


def test_words_in_a_letter_are_never_markup(office: Client, programme: Programme) -> None:
    letter = drafted(programme, subject="<script>x</script>", text="<img src=x>", office_text="<b>y</b>")
    letters.queue_letter(letter, by=None)
    shown = page(office, "letter", pk=letter.pk)
    assert [text for text in ("<script>x", "<img src=x", "<b>y") if text in shown] == []


def test_a_letter_of_another_programme_is_not_there(office: Client) -> None:
    foreign = drafted(make.programme("other"))
    assert office.get(reverse("core:letter", kwargs={"pk": foreign.pk})).status_code == 404


def test_a_run_is_shown_downloaded_and_replayed_through_the_queue(
    office: Client, programme: Programme
) -> None:
    run = store_run(engine="selection", inputs={"pool": 1}, result={"r": 2}, by=None, about=programme)
    assert run.inputs_sha256 in page(office, "run", pk=run.pk)
    answer = office.get(reverse("core:run_download", kwargs={"pk": run.pk}))
    stored = json.loads(answer.content)
    assert (stored["inputs"], stored["result"], stored["engine"]) == ({"pool": 1}, {"r": 2}, "selection")
    office.post(reverse("core:run_replay", kwargs={"pk": run.pk}))
    make_core.drain()
    assert not Replay.objects.get().reproduced
    assert "cannot be used" in page(office, "run", pk=run.pk)


def test_a_file_is_sent_to_be_saved_and_never_shown(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    ann = make.user("ann")
    stored = attach(SimpleUploadedFile("plan ä.pdf", make_core.PDF), about=None, by=ann)
    client.force_login(ann, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("core:attachment", kwargs={"pk": stored.pk}))
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''plan%20%C3%A4.pdf"
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "application/pdf")
    assert b"".join(answer.streaming_content) == make_core.PDF  # type: ignore[arg-type]


def test_health_is_good_when_nothing_is_wrong_and_says_what_is(client: Client) -> None:
    answer = client.get(reverse("core:health"))
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    queued = enqueue("circulade.core.tasks.tidy")
    QueuedTask.objects.filter(pk=queued.pk).update(run_after="2026-01-01T00:00:00Z")
    late = client.get(reverse("core:health"))
    assert (late.status_code, late.json()["status"]) == (503, "trouble")
    assert "circulade work" in late.json()["problems"][0]


def test_figures_are_for_this_machine_or_the_holder_of_the_token(client: Client, settings: Settings) -> None:
    address = reverse("core:metrics")
    assert b"circulade_queue_lag_seconds 0.0" in client.get(address).content
    assert client.get(address, REMOTE_ADDR="192.0.2.1").status_code == 404
    assert client.get(address, HTTP_X_FORWARDED_FOR="192.0.2.1").status_code == 404
    settings.CIRCULADE_METRICS_TOKEN = "token"
    assert client.get(address).status_code == 404
    assert client.get(address, HTTP_AUTHORIZATION="Bearer token", REMOTE_ADDR="192.0.2.1").status_code == 200
