"""Every list of the office leaves as CSV, XLSX and JSON: whole, safe from formulas, hiding what its page hides."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.test import Client
from tests.make import accounts, assessing, calls, deciding, register, rows

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.calls.domain.clarifications import ask
from circulade.calls.domain.conflicts import record_conflict
from circulade.calls.domain.reviews import request_review
from circulade.calls.enums import CallStage
from circulade.calls.models import Application, Assessor, Call, PublicQuestion
from circulade.core.domain import letters
from circulade.core.domain.search import reindex
from circulade.core.models import QueuedTask
from circulade.files.sheets import DEFAULT_LIMITS, read_workbook
from circulade.groups.models import Group
from circulade.needs.models import Card
from circulade.register.models import Expert, Organisation, Participation, Person, Project, Territory

pytestmark = pytest.mark.django_db
# A formula, right-to-left text with marks, and a text longer than most cells.
EVIL = '=HYPERLINK("http://x.example","=1+1") مدينة \u200f(א) ' + "long " * 60
SHORT = EVIL[:200]
SRC = Path(__file__).parents[2] / "src" / "circulade"


@pytest.fixture
def programme() -> Programme:
    return accounts.programme()


@pytest.fixture
def boss(programme: Programme) -> User:
    return accounts.user("boss", Role.ADMINISTRATOR, programme=programme)


@pytest.fixture
def office(client: Client, boss: User) -> Client:
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    return client


def cells(client: Client, address: str, kind: str) -> set[object]:
    """Read a list as a file: what its cells say to a program that opens it."""
    response = client.get(f"{address}{'&' if '?' in address else '?'}format={kind}")
    assert (address, response.status_code) == (address, 200)
    assert response.headers["Content-Disposition"].endswith(f'.{kind}"')
    assert response.headers["Cache-Control"] == "private, no-store"
    if kind == "json":
        return {value for row in json.loads(response.content) for value in row.values()}
    if kind == "csv":
        text = response.content.decode("utf-8-sig")
        return {cell for row in list(csv.reader(io.StringIO(text)))[1:] for cell in row}
    (sheet,) = read_workbook(response.content, name="x.xlsx", limits=DEFAULT_LIMITS).sheets
    return {cell for row in sheet.rows[1:] for cell in row}


def says_it_safely(client: Client, *addresses: str, text: str = SHORT) -> None:
    """Each list says the evil text: with an apostrophe before it in CSV, as it is when we read JSON and XLSX."""
    found = {
        (address, kind): (f"'{text}" if kind == "csv" else text) in cells(client, address, kind)
        for address in addresses
        for kind in ("csv", "xlsx", "json")
    }
    assert [each for each, said in found.items() if not said] == []
    for address in addresses:
        assert [cell for cell in cells(client, address, "csv") if str(cell).startswith("=")] == []
        assert client.get(f"{address}{'&' if '?' in address else '?'}format=exe").status_code == 404


def test_lists_of_the_register_groups_and_cards(office: Client, programme: Programme) -> None:
    for number in range(2):
        rows.more_register(programme, number)
    name = {"en": SHORT}
    for model in (Territory, Organisation, Project, Group):
        model.objects.update(name=name)
    Person.objects.update(name=SHORT, email="same@example.org")
    Expert.objects.update(skills=[SHORT])
    Participation.objects.update(label=SHORT)
    Card.objects.update(title=SHORT)
    reindex()
    lists = ("territories", "organisations", "people", "experts", "projects", "participations")
    says_it_safely(
        office,
        *(f"/office/register/{what}/" for what in lists),
        *(f"/office/register/duplicates/?what={what}" for what in ("territories", "organisations", "people")),
        "/office/groups/",
        "/office/search/?q=hyperlink",
    )
    members = cells(office, "/groups/group-0/", "csv")
    assert any(str(cell).startswith("'=HYPERLINK") for cell in members)
    cards = csv.reader(io.StringIO(office.get("/office/cards/export.csv").content.decode("utf-8-sig")))
    assert f"'{SHORT}" in {cell for row in cards for cell in row}


def test_lists_of_the_office(office: Client, programme: Programme, boss: User) -> None:
    rows.more_office(programme, boss, 1)
    letters.draft(
        kind="result", key="x", to="a@example.org", subject=SHORT, text="x", by=boss, about=programme
    )
    QueuedTask.objects.update(error=SHORT)
    User.objects.filter(email="colleague1@example.org").update(name=SHORT)
    says_it_safely(office, "/office/letters/", "/office/queue/", "/office/people/")
    assert "run stored" in cells(office, "/office/audit/", "csv")
    assert "selection" in cells(office, "/office/runs/", "json")


def test_a_file_holds_what_the_page_was_narrowed_to(office: Client, programme: Programme) -> None:
    register.territory(programme, "munich")
    register.territory(programme, "lucca", country="IT")
    assert {"lucca"} == cells(office, "/office/register/territories/?country=IT", "csv") & {"lucca", "munich"}
    audited = cells(office, "/office/audit/?action=nothing+like+this", "csv")
    assert audited == set()


def test_lists_of_an_open_call(office: Client, programme: Programme, boss: User) -> None:
    call = calls.open_call(programme, title={"en": SHORT})
    sent = calls.submitted(call, boss)
    ask(sent, SHORT, due_at=calls.AFTER, by=boss, now=calls.DURING)
    Application.objects.update(name=SHORT)
    sent.refresh_from_db()
    sent.save()
    base = f"/office/calls/{call.slug}"
    Call.objects.update(stage=CallStage.ELIGIBILITY)
    says_it_safely(
        office,
        "/office/calls/",
        f"{base}/eligibility/",
        f"{base}/clarifications/",
    )
    for kind in ("csv", "xlsx", "json"):
        assert office.get(f"{base}/applications-export/?format={kind}").status_code == 200


def test_what_a_call_is_made_of(office: Client, programme: Programme) -> None:
    call = calls.call(programme, slug="made")
    calls.question(call, "why", title={"en": SHORT})
    for part in (*call.tracks.all(), *call.criteria.all()):
        part.name = {"en": SHORT}
        part.save()
    PublicQuestion.objects.create(call=call, text=SHORT, asked_at=calls.DURING)
    base = "/office/calls/made"
    says_it_safely(
        office, f"{base}/questions/", f"{base}/tracks/", f"{base}/criteria/", f"{base}/public-questions/"
    )


def test_lists_of_an_import_without_what_a_conflict_hides(
    office: Client, programme: Programme, boss: User
) -> None:
    call = calls.open_call(programme)
    first, second = (calls.submitted(call, accounts.user(name)) for name in ("ann", "bea"))
    Application.objects.update(name=SHORT)
    letters.draft(
        kind="take-over", key="x", to="a@example.org", subject=SHORT, text="x", by=boss, about=first
    )
    base = f"/office/calls/{call.slug}"
    says_it_safely(office, f"{base}/territories/", f"{base}/take-over/")
    assert cells(office, f"{base}/imports/", "json") == set()
    record_conflict(first, user=boss, reason="Was there", by=boss, now=assessing.NOW)
    seen = cells(office, f"{base}/territories/", "csv")
    assert (
        [each.ref in seen for each in (first, second)],
        SHORT in cells(office, f"{base}/take-over/", "json"),
    ) == (
        [False, True],
        False,
    )


def test_pairs_that_are_proposed_without_what_a_conflict_hides(
    office: Client, programme: Programme, boss: User
) -> None:
    call = assessing.call(programme, applications=2)
    for name in ("bea", "cem"):
        assessing.assessor(call, name)
    Application.objects.update(name=SHORT)
    address = f"/office/calls/{call.slug}/assessment/assignment/"
    says_it_safely(office, address)
    first, second = assessing.applications(call)
    record_conflict(first, user=boss, reason="Was there", by=boss, now=assessing.NOW)
    seen = cells(office, address, "csv")
    assert [each.ref in seen for each in (first, second)] == [False, True]


def test_lists_of_an_assessment_without_what_a_conflict_hides(
    office: Client, programme: Programme, boss: User
) -> None:
    call = assessing.call(programme)
    desk = assessing.assessor(call)
    Assessor.objects.update(expertise=[SHORT])
    Application.objects.update(name=SHORT)
    first, second, _third = assessing.applications(call)
    assessing.give(first, desk, by=None, now=assessing.NOW)
    record_conflict(second, user=desk.user, reason=SHORT, by=None, now=assessing.NOW)
    base = f"/office/calls/{call.slug}/assessment"
    says_it_safely(office, f"{base}/", f"{base}/assessors/", f"{base}/conflicts/")
    record_conflict(first, user=boss, reason="Was there", by=boss, now=assessing.NOW)
    for address in (f"{base}/", f"/office/calls/{call.slug}/eligibility/", f"{base}/conflicts/"):
        assert (address, first.ref in cells(office, address, "csv")) == (address, False)


def test_lists_of_a_decided_call(office: Client, programme: Programme) -> None:
    call = deciding.decided(programme, applications=9)
    deciding.told(call)
    request_review(deciding.application(call, 9), text=SHORT, by=deciding.applicant(9), now=deciding.NOW)
    Application.objects.update(name=SHORT)
    base = f"/office/calls/{call.slug}"
    says_it_safely(office, f"{base}/cohort/", f"{base}/reviews/")
    assert "applicant1@example.org" in cells(office, f"{base}/letters/", "csv")


def test_every_list_of_the_office_offers_itself_as_a_file() -> None:
    # Own lists of a person, lists that everybody reads, and the gallery of components.
    others = (
        "groups/list.html",
        "groups/own.html",
        "groups/rows.html",
        "matchmaking/mine_people.html",
        "matchmaking/own.html",
        "needs/own.html",
        "register/organisations.html",
        "register/territories.html",
        "calls/public/list.html",
        "calls/applicant/list.html",
        "urbanmine/public_studies.html",
        "symbiosis/public_districts.html",
        "symbiosis/public_district.html",
        "web/gallery.html",
    )
    offering = ("{% exports", "export_")
    found = [path for path in sorted(SRC.glob("*/templates/**/*.html")) if "{% pager" in path.read_text()]
    lists = [path for path in found if not path.as_posix().endswith(others)]
    assert len(lists) >= 15
    silent = [path.as_posix() for path in lists if not any(word in path.read_text() for word in offering)]
    assert silent == []
