"""The office runs a call through its pages, and every refusal shows what to do."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, Team
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.models import Application, Call, PublicQuestion
from circulade.calls.queries.applications import answers_of
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.programme(languages=["en"])


@pytest.fixture
def lead(programme: Programme) -> Client:
    client = Client()
    user = people.user("lead", Role.PROGRAMME_MANAGER, programme=programme)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def live(call: Call) -> Call:
    now = timezone.now()
    Call.objects.filter(pk=call.pk).update(
        opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=1)
    )
    call.refresh_from_db()
    return call


def test_a_call_from_nothing_to_announced(lead: Client, programme: Programme) -> None:
    lead.post("/office/calls/new/", {"title_en": "Raw materials", "slug": "raw-2027"})
    base = "/office/calls/raw-2027/"
    page = lead.get(base).content.decode()
    assert "Choose the kinds of organisations" in page
    assert "Announce the call" not in page
    texts = {"seen": "1", "languages": ["en"], "title_en": "Raw materials", "summary_en": "A year of work."}
    assert lead.post(base + "edit/texts/", texts).status_code == 302
    who = {"seen": "2", "who_can_apply_en": "Cities.", "eligible_kinds": ["local_authority"]}
    assert lead.post(base + "edit/who/", who).status_code == 302
    year = timezone.now().year + 1
    dates = {
        "seen": "3",
        "opens_at": f"{year}-01-10 09:00",
        "closes_at": f"{year}-07-03 18:00 CET",
        "contact": "calls@example.org",
        "per_application": "3",
        "min_assessments": "2",
    }
    asked = lead.post(base + "edit/dates/", dates)
    assert asked.status_code == 422
    assert f"<kbd>{year}-07-03 18:00 +02:00</kbd>" in asked.content.decode()
    assert (
        lead.post(base + "edit/dates/", dates | {"closes_at": f"{year}-07-03 18:00 +02:00"}).status_code
        == 302
    )
    track = {"name_en": "Members", "code": "members", "least": "10", "most": "15"}
    track |= {"participation_kind": "community", "group_kind": "community"}
    assert lead.post(base + "tracks/", track).status_code == 302
    criterion = {
        "name_en": "Commitment",
        "code": "commitment",
        "weight": "2",
        "least": "0",
        "most": "5",
        "step": "1",
    }
    assert lead.post(base + "criteria/", criterion | {"anchors": "0 | none\n5 | a team"}).status_code == 302
    for title, kind, purpose in (
        ("Name", "short", "territory"),
        ("E-mail", "short", "contact_email"),
        ("May we publish the name?", "yes_no", "publish_consent"),
    ):
        question = {"title_en": title, "kind": kind, "purpose": purpose, "required": "on"}
        assert lead.post(base + "questions/new/", question).status_code == 302
    assert "Announce the call" in lead.get(base).content.decode()
    lead.post(base + "step/", {"to": "announced"})
    call = Call.objects.get()
    assert (call.stage, call.criteria.get().anchors) == (
        CallStage.ANNOUNCED,
        {"0": {"en": "none"}, "5": {"en": "a team"}},
    )
    page = Client().get("/calls/raw-2027/").content.decode()
    assert f"3 July {year}, 18:00 Brussels time (CEST, UTC+2)" in page


def test_an_option_line_that_cannot_be_read_is_named(lead: Client, programme: Programme) -> None:
    call = make.call(programme)
    question = {"title_en": "Which?", "kind": "choice", "options": "a | Apples\n!! | Bread"}
    page = lead.post(f"/office/calls/{call.slug}/questions/new/", question)
    assert (page.status_code, call.questions.count()) == (422, 0)
    assert "Line 2" in page.content.decode()
    assert "Bread" in page.content.decode()


def test_a_paper_application_is_entered_counted_and_exported(lead: Client, programme: Programme) -> None:
    call = live(make.open_call(programme))
    base = f"/office/calls/{call.slug}/"
    lead.post(base + "enter/", {"kind": "company", "country": "FR", "language": "fr", "reason": "By post."})
    ref = Application.objects.get().ref
    typed = {"q-territory": "=cmd()", "seen-territory": "0", "q-consent": "no", "seen-consent": "0"}
    assert lead.post(f"{base}applications/{ref}/write/", typed).status_code == 302
    lead.post(f"{base}applications/{ref}/count/", {"reason": "By post."})
    application = Application.objects.get()
    assert (application.state, answers_of(application)["territory"]) == (ApplicationState.SUBMITTED, "=cmd()")
    exported = lead.get(base + "applications-export/?format=csv")
    assert "'=cmd()" in exported.content.decode()
    assert AuditEntry.objects.get(action="applications exported").changes == {"rows": [None, 1]}


def test_one_application_tied_to_the_register(lead: Client, programme: Programme) -> None:
    call = live(make.open_call(programme))
    application = make.submitted(call, people.user("ann"), now=timezone.now())
    address = f"/office/calls/{call.slug}/applications/{application.ref}/"
    assert "Add as a new territory" in lead.get(address).content.decode()
    lead.post(address + "register/", {"add": "1"})
    assert [str(each.name) for each in application.territories.all()] == ["Ville-Haute"]
    assert "Ville-Haute" in lead.get(address).content.decode()


def test_somebody_with_a_conflict_finds_no_trace_of_the_application(
    lead: Client, programme: Programme
) -> None:
    from circulade.accounts.models import User

    call = live(make.open_call(programme))
    application = make.submitted(call, people.user("ann"), now=timezone.now(), territory="Secret-sur-Mer")
    application.conflicts.create(
        user=User.objects.get(email="lead@example.org"), source="office", since=timezone.now()
    )
    base = f"/office/calls/{call.slug}/"
    assert lead.get(f"{base}applications/{application.ref}/").status_code == 404
    for address in ("applications/", "applications-export/?format=json", ""):
        assert b"Secret-sur-Mer" not in lead.get(base + address).content


def test_a_lead_of_one_team_sees_no_call_of_another(programme: Programme) -> None:
    one = Team.objects.create(programme=programme, slug="one", name={"en": "One"})
    other = Team.objects.create(programme=programme, slug="other", name={"en": "Other"})
    make.call(programme, slug="ours", team=one, title={"en": "Our own call"})
    make.call(programme, slug="theirs", team=other, title={"en": "Their call"})
    client = Client()
    user = people.user("tim", Role.PROGRAMME_MANAGER, programme=programme, team=one)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/office/calls/").content.decode()
    assert ("Our own call" in page, "Their call" in page) == (True, False)
    assert client.get("/office/calls/ours/").status_code == 200
    assert client.get("/office/calls/theirs/").status_code == 404


def test_a_question_from_the_public_is_answered_on_the_page(lead: Client, programme: Programme) -> None:
    call = live(make.open_call(programme))
    Client().post(f"/calls/{call.slug}/ask/", {"text": "May <b>we</b> apply?"})
    Client().post(f"/calls/{call.slug}/ask/", {"text": "Buy!", "website": "https://spam.example"})
    asked = PublicQuestion.objects.get()
    assert "May &lt;b&gt;we" not in Client().get(f"/calls/{call.slug}/").content.decode()
    answered = {"wording": "May <b>we</b> apply?", "text": "Yes.", "public": "on"}
    lead.post(f"/office/calls/{call.slug}/public-questions/{asked.pk}/", answered)
    assert "May &lt;b&gt;we&lt;/b&gt; apply?" in Client().get(f"/calls/{call.slug}/").content.decode()


def test_the_list_of_applications_takes_few_queries(
    lead: Client, programme: Programme, django_assert_max_num_queries: object
) -> None:
    call, ann = live(make.open_call(programme)), people.user("ann")
    for _ in range(8):
        make.draft(call, ann, now=timezone.now())
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # pytest-django's fixture
        assert lead.get(f"/office/calls/{call.slug}/applications/").status_code == 200
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # the same
        assert Client().get(f"/calls/{call.slug}/").status_code == 200
    with django_assert_max_num_queries(15):  # type: ignore[operator]  # the same
        assert lead.get(f"/office/calls/{call.slug}/").status_code == 200
