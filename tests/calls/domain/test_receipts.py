"""The receipt proves what was sent in and when, with a copy, once for each time."""

import pytest
from django.utils.translation import override
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.receipts import receipt_of, receipt_words, send_receipt
from circulade.calls.domain.submission import submit
from circulade.calls.models import Application
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db


def test_it_says_when_where_and_what_with_its_fingerprint() -> None:
    application = make.submitted(make.open_call(), people.user("ann"))
    sent = application.submissions.get()
    text = Letter.objects.get(kind="receipt", to="ann@example.org").text
    for part in (
        application.ref,
        "15 September 2025, 10:00 Brussels time (CEST, UTC+2)",
        sent.sha256,
        "We have a team of three.",
        f"/applications/{application.pk}/",
    ):
        assert part in text


def test_a_question_that_is_not_answered_is_not_in_the_copy() -> None:
    make.submitted(make.open_call(), people.user("ann"))
    text = Letter.objects.get(kind="receipt", to="ann@example.org").text
    assert ("Commitment" in text, "Need" in text) == (True, False)


def test_sending_it_again_is_no_second_letter_but_sending_in_again_is() -> None:
    ann = people.user("ann")
    application = make.submitted(make.open_call(), ann)
    send_receipt(application.submissions.get(), by=ann)
    assert Letter.objects.filter(kind="receipt", to="ann@example.org").count() == 1
    make.write(application, ann, commitment="Four.")
    submit(application, by=ann, now=make.DURING)
    assert Letter.objects.filter(kind="receipt", to="ann@example.org").count() == 2


def test_the_receipt_of_a_german_applicant_has_no_english_sentence() -> None:
    application = make.submitted(make.open_call(), people.user("ann"))
    Application.objects.update(language="de")
    with override("de"):
        words = receipt_words(application.submissions.get())
    assert words.subject == f"Bewerbung {application.ref} eingegangen"
    assert "Ortszeit Brüssel (CEST, UTC+2) erhalten." in words.text
    assert [
        word for word in ("received", "deadline", "copy of", "Fingerprint", "time (") if word in words.text
    ] == []


def test_what_became_of_the_receipt_is_told_by_the_copy_that_got_furthest() -> None:
    application = make.submitted(make.open_call(), people.user("ann"))
    sent = application.submissions.get()
    states = []
    for state in ("queued", "failed", "sent"):
        Letter.objects.filter(kind="receipt", to="ann@example.org").update(state=state)
        found = receipt_of(sent)
        states.append(found.state if found else None)
    # The copy to the contact of the application still waits while Ann's has failed.
    assert states == ["queued", "queued", "sent"]
