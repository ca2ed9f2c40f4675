"""A deadline moves to later only, in public or for one application with a reason."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.deadline import extend_application, extend_deadline
from circulade.calls.domain.notices import send_notice
from circulade.calls.domain.submission import submit
from circulade.calls.domain.trouble import NotOpen, Refused, WrongStage
from circulade.calls.enums import CallStage
from circulade.calls.models import Call, Notice
from circulade.core.models import AuditEntry, Letter

pytestmark = pytest.mark.django_db
LATER = make.CLOSES + timedelta(days=10)


def test_extending_the_deadline_is_audited_and_told() -> None:
    ann, lead = people.user("ann"), people.user("lead")
    call = make.open_call()
    make.draft(call, ann)
    extend_deadline(call, closes_at=LATER, reason="Holidays.", by=lead, now=make.DURING)
    entry = AuditEntry.objects.get(action="deadline extended")
    assert entry.changes["closes_at"] == ["2025-10-03T16:00:00+00:00", "2025-10-13T16:00:00+00:00"]
    notice = Notice.objects.get()
    assert (notice.text, notice.closes_at) == ("Holidays.", LATER)
    send_notice(notice)
    send_notice(notice)
    letter = Letter.objects.get(kind="notice")
    assert letter.to == "ann@example.org"
    assert (
        "The deadline is extended to 13 October 2025, 18:00 Brussels time (CEST, UTC+2).\n\nHolidays.\n"
        in letter.text
    )


def test_a_moved_deadline_is_told_in_the_applicants_language_and_shown_on_the_pages(client: Client) -> None:
    lead, call = people.user("lead"), make.open_call()
    application = make.draft(call, people.user("ann"))
    type(application).objects.update(language="fi")
    with override("de"):  # the office's browser
        extend_deadline(call, closes_at=LATER, reason="Loma.", by=lead, now=make.DURING)
    send_notice(Notice.objects.get())
    letter = Letter.objects.get(kind="notice")
    assert letter.subject == "Muutos hakuun ”Community of practice on critical raw materials”"
    said = letter.text.split("\n\n")
    assert said[1].startswith("Määräaikaa on pidennetty. Uusi määräaika: 13. lokakuuta 2025, 18:00 ")
    assert said[2] == "Loma."
    page = client.get(reverse("calls:call", args=[call.slug])).content.decode()
    assert "The deadline is extended to <time" in page
    assert "Loma." in page


def test_more_time_for_one_is_told_in_its_language() -> None:
    application = make.draft(make.open_call(), people.user("ann"))
    type(application).objects.update(language="hu")
    application.refresh_from_db()
    extend_application(application, until=LATER, reason="Illness.", by=people.user("lead"), now=make.AFTER)
    letter = Letter.objects.get(kind="extension")
    assert letter.subject == f"Több idő a pályázatukra: {application.ref}"
    assert "eddig küldhetik be: 2025. október 13., 18:00" in letter.text


@pytest.mark.parametrize("closes_at", [make.CLOSES, make.DURING])
def test_a_deadline_only_moves_to_later(closes_at: object) -> None:
    with pytest.raises(Refused, match="later"):
        extend_deadline(
            make.open_call(), closes_at=closes_at, reason="x", by=people.user("lead"), now=make.DURING
        )


def test_a_closed_call_can_be_opened_again_until_eligibility_begins() -> None:
    lead, call = people.user("lead"), make.open_call()
    extend_deadline(call, closes_at=LATER, reason="Server down.", by=lead, now=make.AFTER)
    Call.objects.update(stage=CallStage.ELIGIBILITY)
    with pytest.raises(WrongStage):
        extend_deadline(call, closes_at=LATER + timedelta(days=1), reason="x", by=lead, now=make.AFTER)


def test_an_extension_for_one_lets_only_this_one_in() -> None:
    ann, bob, lead = people.user("ann"), people.user("bob"), people.user("lead")
    call = make.open_call()
    one, other = make.draft(call, ann, **make.GOOD), make.draft(call, bob, **make.GOOD)
    extend_application(one, until=LATER, reason="Illness.", by=lead, now=make.AFTER)
    assert submit(one, by=ann, now=make.AFTER).number == 1
    with pytest.raises(NotOpen):
        submit(other, by=bob, now=make.AFTER)
    assert set(Letter.objects.filter(kind="extension").values_list("to", flat=True)) == {"ann@example.org"}
