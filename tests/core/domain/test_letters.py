"""Letters are drafted, edited, queued once; nothing can be smuggled into a header."""

import pytest
from django.core import mail
from tests.make import accounts as make
from tests.make import core as make_core

from circulade.core.domain import letters
from circulade.core.enums import LetterState
from circulade.core.models import Letter, QueuedTask

pytestmark = pytest.mark.django_db


def drafted(key: str = "result 1", **fields: object) -> Letter:
    values = {"to": "city@example.org", "subject": "Your application", "text": "Dear city,\n\nyou are in."}
    programme = make.programme()
    return letters.draft(**({"kind": "result", "key": key, "by": None, "about": programme} | values | fields))  # type: ignore[arg-type]


def test_a_letter_comes_from_the_office_of_the_programme_it_is_about() -> None:
    letter = drafted()
    assert (letter.sender, letter.sender_name) == ("office@example.org", "Network Office")
    assert letter.message_id == f"<{letter.pk}@example.org>"
    assert letter.programme_id == make.programme().pk


def test_drafting_the_same_key_twice_gives_the_same_letter() -> None:
    assert drafted().pk == drafted(text="other words").pk
    assert Letter.objects.get().text == "Dear city,\n\nyou are in."


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", "Hello\nBcc: all@example.org"),
        ("subject", "Hello\r\nX: y"),
        ("subject", "a\u2028b"),
        ("to_name", "Ann\nBcc: x@example.org"),
        ("to", "a@example.org\nBcc: b@example.org"),
        ("to", "not an address"),
        ("subject", " "),
        ("text", "\n"),
        ("subject", "x" * 301),
    ],
)
def test_what_cannot_stand_in_a_letter_is_refused_by_name(field: str, value: str) -> None:
    with pytest.raises(letters.BadLetter, match=f"^{field}: "):
        drafted(**{field: value})
    assert Letter.objects.count() == 0


def test_a_queued_letter_is_sent_once_with_its_message_id() -> None:
    letter = drafted(to_name="Ville de Liège, équipe", language="fr")
    letters.queue_letter(letter, by=None)
    letters.queue_letter(letter, by=None)
    make_core.drain()
    letter.refresh_from_db()
    assert (len(mail.outbox), letter.state, letter.attempts) == (1, LetterState.SENT, 1)
    sent = mail.outbox[0].message()
    assert (sent["Message-ID"], sent["Content-Language"]) == (letter.message_id, "fr")
    assert sent["From"] == "Network Office <office@example.org>"
    assert QueuedTask.objects.count() == 1


def test_the_html_alternative_shows_the_words_and_reads_none_as_markup() -> None:
    letter = drafted(text="a <b>&\n\nsee https://example.org/x?a=1&b=2.")
    letters.queue_letter(letter, by=None)
    make_core.drain()
    html = str(mail.outbox[0].alternatives[0][0])  # type: ignore[attr-defined]
    assert "a &lt;b&gt;&amp;" in html
    assert '<a href="https://example.org/x?a=1&amp;b=2">' in html


def test_a_draft_can_be_edited_and_a_queued_letter_cannot() -> None:
    letter = drafted()
    edited = letters.edit_draft(letter, by=None, subject="New", text="Other", to="other@example.org")
    assert (edited.subject, edited.text, edited.to) == ("New", "Other", "other@example.org")
    letters.queue_letter(letter, by=None)
    with pytest.raises(letters.WrongState):
        letters.edit_draft(letter, by=None, subject="Newer", text="Other")


def test_a_letter_cancelled_in_the_queue_is_not_sent() -> None:
    letter = letters.queue_letter(drafted(), by=None)
    letters.cancel_letter(letter, by=None)
    make_core.drain()
    assert mail.outbox == []
    with pytest.raises(letters.WrongState):
        letters.queue_letter(letter, by=None)


def test_a_sent_letter_can_be_sent_again_to_a_corrected_address() -> None:
    letter = letters.queue_letter(drafted(), by=None)
    make_core.drain()
    letters.resend(letter, by=None, to="right@example.org")
    make_core.drain()
    assert [message.to for message in mail.outbox] == [["city@example.org"], ["right@example.org"]]


def test_a_file_goes_with_the_letter() -> None:
    from circulade.core.domain.attachments import attach

    programme = make.programme()
    letters.queue_letter(drafted(attachment=attach(make_core.pdf(), about=programme, by=None)), by=None)
    make_core.drain()
    assert mail.outbox[0].attachments[0][:2] == ("plan.pdf", make_core.PDF)
