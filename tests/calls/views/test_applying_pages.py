"""Applicants apply page by page, without JavaScript, and nothing they type is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.models import User
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.models import Application, Call
from circulade.calls.queries.applications import working_values
from circulade.core.models import Attachment, Letter

pytestmark = pytest.mark.django_db


def live_call(**fields: object) -> Call:
    """Open now, whatever the clock of the test machine says."""
    now = timezone.now()
    return make.open_call(opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=1), **fields)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(autouse=True)
def _opens_in_the_past(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "BEFORE", timezone.now() - timedelta(days=2))
    monkeypatch.setattr(make, "DURING", timezone.now())


def test_an_ineligible_kind_is_told_before_typing_anything() -> None:
    call = live_call(eligible_kinds=["local_authority"])
    client = signed_in(people.user("ann"))
    page = client.post(f"/calls/{call.slug}/apply/", {"kind": "company", "country": "FR", "language": "fr"})
    assert page.status_code == 422
    assert "These can: local authority" in page.content.decode()
    assert Application.objects.count() == 0


def test_from_the_first_step_to_the_receipt() -> None:
    call, ann = live_call(), people.user("ann")
    client = signed_in(ann)
    page = client.post(f"/calls/{call.slug}/apply/", {"kind": "agency", "country": "FR", "language": "en"})
    application = Application.objects.get()
    assert page.headers["Location"] == f"/applications/{application.pk}/write/"
    typed = {f"q-{code}": raw for code, raw in make.GOOD.items()} | {
        f"seen-{code}": "0" for code in make.GOOD
    }
    page = client.post(f"/applications/{application.pk}/write/", typed | {"send": "1"})
    assert page.headers["Location"] == f"/applications/{application.pk}/send/"
    assert "Send in the application" in client.get(f"/applications/{application.pk}/send/").content.decode()
    client.post(f"/applications/{application.pk}/send/")
    application.refresh_from_db()
    assert application.state == ApplicationState.SUBMITTED
    letters = Letter.objects.filter(kind="receipt").order_by("to")
    assert [letter.to for letter in letters] == ["ann@example.org", "circular@example.org"]
    assert "We have a team of three." in letters[0].text
    assert application.receipt_sha256 in letters[0].text
    for address in ("", "print/"):
        assert "Ville-Haute" in client.get(f"/applications/{application.pk}/{address}").content.decode()


def test_the_page_lists_every_problem_with_a_link_to_its_question() -> None:
    ann = people.user("ann")
    application = make.draft(live_call(), ann, email="nobody")
    page = signed_in(ann).post(f"/applications/{application.pk}/send/")
    text = page.content.decode()
    assert page.status_code == 422
    assert "This is not an e-mail address" in text
    for code in ("territory", "email", "commitment", "consent"):
        assert f"write/?check=1#id_q-{code}" in text


def test_two_colleagues_compare_what_they_wrote() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    application = make.draft(live_call(), ann, commitment="The old text.")
    application.colleagues.create(user=bob, since=timezone.now())
    address = f"/applications/{application.pk}/write/"
    signed_in(bob).post(address, {"q-commitment": "Bob's text.", "seen-commitment": "1"})
    page = signed_in(ann).post(
        address,
        {
            "q-commitment": "Ann's <b>text</b>.",
            "seen-commitment": "1",
            "q-territory": "X",
            "seen-territory": "0",
        },
    )
    text = page.content.decode()
    assert page.status_code == 409
    assert all(
        words in text
        for words in ("The old text.", "Bob&#x27;s text.", "Ann&#x27;s &lt;b&gt;text&lt;/b&gt;.")
    )
    assert working_values(application) == {"commitment": "Bob's text.", "territory": "X"}
    chosen = {"q-commitment": "Ann's text.", "seen-commitment": "2", "choose-commitment": "mine"}
    signed_in(ann).post(address, chosen)
    assert working_values(application)["commitment"] == "Ann's text."
    chosen = {"q-commitment": "Never stored", "seen-commitment": "3", "choose-commitment": "theirs"}
    signed_in(ann).post(address, chosen)
    assert working_values(application)["commitment"] == "Ann's text."


def test_typing_over_the_deadline_keeps_everything_as_draft_and_says_so() -> None:
    ann = people.user("ann")
    application = make.draft(live_call(), ann)
    Call.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    client = signed_in(ann)
    page = client.post(
        f"/applications/{application.pk}/write/",
        {"q-territory": "Ville-Haute", "seen-territory": "0", "send": "1"},
        follow=True,
    )
    assert "Everything you typed is kept as a draft" in page.content.decode()
    assert working_values(application) == {"territory": "Ville-Haute"}
    application.refresh_from_db()
    assert application.state == ApplicationState.DRAFT


def test_autosave_tells_revision_problem_overlap_and_what_shows() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    application = make.draft(live_call(), ann)
    client, address = signed_in(ann), f"/applications/{application.pk}/autosave/"
    said = client.post(address, {"q-has_need": "yes", "seen-has_need": "0"}).json()
    assert said["revisions"] == {"has_need": 1}
    assert "need" in said["visible"]
    said = client.post(address, {"q-email": "nobody", "seen-email": "0"}).json()
    assert (said["revisions"], list(said["problems"])) == ({"email": 1}, ["email"])
    make.write(application, bob, email="bob@example.org")
    said = client.post(address, {"q-email": "ann@example.org", "seen-email": "1"}).json()
    assert said["overlaps"] == {"email": "Bob changed this meanwhile. Save to compare."}


def test_forty_thousand_characters_and_right_to_left_text_come_back_as_typed() -> None:
    ann = people.user("ann")
    application = make.draft(live_call(), ann)
    text = "مدينة دائرية <script>alert(1)</script> " * 1_026
    signed_in(ann).post(
        f"/applications/{application.pk}/write/",
        {"q-territory": "Æ" * 900, "seen-territory": "0", "q-need": text, "seen-need": "0"},
    )
    assert working_values(application)["need"] == text.strip()
    page = signed_in(ann).get(f"/applications/{application.pk}/write/").content.decode()
    assert "<script>alert" not in page
    assert 'dir="auto"' in page


def test_a_file_is_kept_until_replaced_or_taken_away_and_others_cannot_claim_it() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    call = make.call(
        opens_at=timezone.now() - timedelta(days=1), closes_at=timezone.now() + timedelta(days=1)
    )
    make.questions(call)
    make.question(call, "letter", "file")
    make.announce(call, by=None, now=make.BEFORE)
    application, other = make.draft(call, ann), make.draft(call, bob)
    address = f"/applications/{application.pk}/write/"
    upload = SimpleUploadedFile("letter.txt", b"We support this.", content_type="text/plain")
    signed_in(ann).post(address, {"q-letter": upload, "seen-letter": "0"})
    stored = Attachment.objects.get()
    assert (stored.about, working_values(application)["letter"]) == (application, str(stored.pk))
    signed_in(ann).post(address, {"q-letter.kept": str(stored.pk), "seen-letter": "1"})
    assert working_values(application)["letter"] == str(stored.pk)
    signed_in(bob).post(
        f"/applications/{other.pk}/write/", {"q-letter.kept": str(stored.pk), "seen-letter": "0"}
    )
    assert "letter" not in working_values(other)
    signed_in(ann).post(
        address, {"q-letter.kept": str(stored.pk), "q-letter.remove": "1", "seen-letter": "1"}
    )
    assert "letter" not in working_values(application)


def test_a_colleague_joins_by_a_claim_link_and_strangers_find_nothing() -> None:
    ann, bob, eve = people.user("ann"), people.user("bob"), people.user("eve")
    application = make.draft(live_call(), ann, territory="Secret-sur-Mer")
    assert signed_in(bob).get(f"/applications/{application.pk}/").status_code == 404
    signed_in(ann).post(f"/applications/{application.pk}/colleagues/", {"email": "bob@example.org"})
    link = Letter.objects.get(kind="invitation").text.split("/claim/")[1].split()[0]
    signed_in(bob).post(f"/claim/{link}")
    assert signed_in(bob).get(f"/applications/{application.pk}/").status_code == 200
    for address in ("", "write/", "send/", "print/"):
        page = signed_in(eve).get(f"/applications/{application.pk}/{address}")
        assert page.status_code == 404
        assert b"Secret-sur-Mer" not in page.content
    assert application.colleagues.count() == 2


def test_a_later_stage_keeps_no_more_answers() -> None:
    ann = people.user("ann")
    application = make.draft(live_call(), ann)
    Call.objects.update(stage=CallStage.ASSESSMENT)
    signed_in(ann).post(f"/applications/{application.pk}/write/", {"q-territory": "X", "seen-territory": "0"})
    assert working_values(application) == {}


def test_one_lists_ones_own_applications_only() -> None:
    ann, bob = people.user("ann"), people.user("bob")
    call = live_call()
    make.draft(call, ann)
    make.draft(call, bob)
    page = signed_in(ann).get("/member/applications/").content.decode()
    assert ("CRM-2025-001" in page, "CRM-2025-002" in page) == (True, False)
