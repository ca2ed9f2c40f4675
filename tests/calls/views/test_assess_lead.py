"""The lead's pages: progress, assessors, assignment, pairs, consensus, conflicts, export."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from tests.make import accounts
from tests.make import assessing as make

from circulade.accounts.domain.claims import use_claim
from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.calls.domain.conflicts import record_conflict
from circulade.calls.models import Assessment, Assessor, Call, Conflict, Consensus
from circulade.core.models import Letter, Run

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def call() -> Call:
    return make.call(applications=3)


@pytest.fixture
def lead(call: Call) -> User:
    return accounts.user("lea", Role.SELECTION_LEAD, programme=call.programme)


@pytest.fixture
def office(lead: User, client: Client) -> Client:
    client.force_login(lead, backend=BACKEND)
    return client


def at(call: Call, name: str, *more: Any) -> str:
    return reverse(f"calls:{name}", args=[call.slug, *more])


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def assigned(call: Call, office: Client) -> None:
    sha256 = re.search(r'name="sha256" value="(\w+)"', text(office, at(call, "assignment")))
    assert sha256 is not None
    office.post(at(call, "apply_assignment"), {"sha256": sha256.group(1)})


@pytest.mark.parametrize("name", ["assessment", "assessors", "assignment", "conflicts", "assessment_plan"])
def test_every_page_opens_with_few_queries(
    call: Call, office: Client, name: str, django_assert_max_num_queries: Any
) -> None:
    for person in ("anna", "bert", "fran"):
        make.assessor(call, person, country="FR" if person == "fran" else "AT")
    make.score(make.assessment(call, call.assessors.get(pseudonym="A1")))
    with django_assert_max_num_queries(15):
        assert office.get(at(call, name)).status_code == 200


def test_the_assignment_is_looked_at_then_applied(call: Call, office: Client) -> None:
    for name in ("anna", "bert", "cleo"):
        make.assessor(call, name)
    page = text(office, at(call, "assignment"))
    assert "reads en" in page
    assert Assessment.objects.count() == 0
    assigned(call, office)
    assert (Assessment.objects.count(), Run.objects.count()) == (6, 1)
    assert "Everything is assigned as proposed." in text(office, at(call, "assignment"))


def test_an_impossible_assignment_is_explained_on_the_page(call: Call, office: Client) -> None:
    make.assessor(call, "anna", load=1)
    make.assessor(call, "bert", load=2)
    page = text(office, at(call, "assignment"))
    assert "but the assessors take only 3 together" in page
    assert 'name="sha256"' not in page


def test_an_outdated_proposal_is_not_applied(call: Call, office: Client) -> None:
    make.assessor(call, "anna")
    make.assessor(call, "bert")
    answer = office.post(at(call, "apply_assignment"), {"sha256": "0" * 64}, follow=True)
    assert "look at the new proposal" in answer.content.decode()
    assert Assessment.objects.count() == 0


def test_letters_are_drafted_then_sent_when_the_lead_says(call: Call, office: Client) -> None:
    make.assessor(call, "anna")
    make.assessor(call, "bert")
    assigned(call, office)
    office.post(at(call, "assessor_letters"))
    assert list(Letter.objects.filter(kind="assessor_assignment").values_list("state", flat=True)) == [
        "draft",
        "draft",
    ]
    office.post(at(call, "assessor_letters"), {"send": "1"})
    assert list(Letter.objects.filter(kind="assessor_assignment").values_list("state", flat=True)) == [
        "queued",
        "queued",
    ]
    assert mail.outbox == []


def test_somebody_with_an_account_gets_a_desk_at_once(call: Call, office: Client) -> None:
    accounts.user("dora")
    sent = {"email": "dora@example.org", "languages": ["fr", "en"], "country": "BE", "load": "12"}
    office.post(at(call, "assessors"), sent)
    made = Assessor.objects.get()
    assert (made.pseudonym, made.languages, made.country, made.load) == ("A1", ["en", "fr"], "BE", 12)
    assert made.user.has_perm("calls.enter_assessment", call.programme)


def test_somebody_without_an_account_gets_a_link_and_then_the_desk(call: Call, office: Client) -> None:
    office.post(at(call, "assessors"), {"email": "new@example.org", "languages": ["de"], "load": "5"})
    letter = Letter.objects.get(kind="assessor_invitation")
    token = re.search(r"/claim/([\w-]+)/", letter.text)
    assert token is not None
    person = accounts.user("newcomer")
    assert use_claim(token.group(1), by=person) == reverse("calls:assess_files")
    made = Assessor.objects.get()
    assert (made.user, made.languages, made.load) == (person, ["de"], 5)


def test_an_assessor_leaves_and_the_proposal_shows_who_takes_over(call: Call, office: Client) -> None:
    for name in ("anna", "bert", "cleo"):
        make.assessor(call, name)
    assigned(call, office)
    gone = call.assessors.get(pseudonym="A2")
    answer = office.post(at(call, "assessor_leaves", gone.pk))
    assert answer.headers["Location"] == at(call, "assignment")
    assigned(call, office)
    held = Assessment.objects.values_list("assessor__pseudonym", flat=True)
    assert sorted(set(held)) == ["A1", "A3"]


def test_pairs_change_by_hand(call: Call, office: Client) -> None:
    _first, second = make.assessor(call, "anna"), make.assessor(call, "bert")
    ref = make.applications(call)[0].ref
    office.post(at(call, "pair", ref), {"assessor": "A1"})
    given = Assessment.objects.get()
    office.post(at(call, "pair", ref), {"assessor": "A2", "swap": given.pk})
    assert Assessment.objects.get().assessor == second
    office.post(at(call, "pair", ref), {"take_back": Assessment.objects.get().pk})
    assert Assessment.objects.count() == 0


def test_a_pair_in_conflict_is_refused_by_hand(call: Call, office: Client) -> None:
    make.assessor(call, "fran", country="FR")
    ref = make.applications(call)[0].ref
    answer = office.post(at(call, "pair", ref), {"assessor": "A1"}, follow=True)
    assert f"A1 has a conflict with {ref}" in answer.content.decode()
    assert Assessment.objects.count() == 0


def test_progress_shows_means_disagreement_and_what_is_short(call: Call, office: Client) -> None:
    first, second = make.assessor(call, "anna"), make.assessor(call, "bert")
    make.score(make.assessment(call, first), commitment="5", experience="5")
    make.score(make.assessment(call, second), commitment="1", experience="4")
    page = text(office, at(call, "assessment"))
    # Weights 2 and 1: (2·5 + 5) / 3 = 5 and (2·1 + 4) / 3 = 2; their mean is 3.5, their spread 3.
    assert (">3.50<" in page, ">3.00<" in page, page.count(">disagreement<")) == (True, True, 1)
    assert page.count("not enough") == 2


def test_a_consensus_meeting_is_recorded_and_scores_stay(call: Call, office: Client) -> None:
    given = make.score(make.assessment(call, make.assessor(call, "anna")), commitment="5")
    ref = given.application.ref
    office.post(at(call, "discussion", ref))
    sent = {"held_at": "2025-10-21 14:00", "people": "A1, A2", "text": "We agree on a lower score."}
    assert office.post(at(call, "consensus", ref), sent).status_code == 302
    assert Consensus.objects.get().text == "We agree on a lower score."
    assert "We agree on a lower score." in text(office, at(call, "application_assessments", ref))
    assert str(given.scores.get(criterion__code="commitment").value) == "5.00"
    future = sent | {"held_at": "2099-01-01 10:00"}
    assert office.post(at(call, "consensus", ref), future).status_code == 422


def test_a_lead_with_a_conflict_sees_the_application_on_no_page(
    call: Call, office: Client, lead: User
) -> None:
    for name in ("anna", "bert"):
        make.assessor(call, name)
    assigned(call, office)
    hidden = make.applications(call)[0]
    make.score(hidden.assessments.get(assessor__pseudonym="A1"))
    record_conflict(hidden, user=lead, reason="Worked there", by=None, now=NOW)
    pages = ["assessment", "assignment", "conflicts", "export_scores", "office_applications"]
    assert [name for name in pages if hidden.ref in text(office, at(call, name))] == []
    for name in ("application_assessments", "office_application", "own_conflict"):
        assert office.get(at(call, name, hidden.ref)).status_code == 404
    for name in ("pair", "discussion", "consensus", "record_conflict"):
        assert office.post(at(call, name, hidden.ref)).status_code == 404
    own = Conflict.objects.get(user=lead)
    assert office.get(at(call, "lift_conflict", own.pk)).status_code == 404


def test_anybody_of_the_office_declares_their_own_conflict(call: Call, client: Client) -> None:
    editor = accounts.user("edda", Role.EDITOR, programme=call.programme)
    client.force_login(editor, backend=BACKEND)
    ref = make.applications(call)[0].ref
    address = at(call, "own_conflict", ref)
    assert client.post(address, {"reason": "My sister works there."}).status_code == 302
    assert client.get(address).status_code == 404
    assert Conflict.objects.get().user == editor


def test_a_recorded_conflict_is_lifted_with_a_reason(call: Call, office: Client) -> None:
    anna = make.assessor(call, "anna")
    ref = make.applications(call)[0].ref
    sent = {"user": str(anna.user.pk), "reason": "Told us by phone"}
    assert office.post(at(call, "record_conflict", ref), sent).status_code == 302
    held = Conflict.objects.get()
    assert office.post(at(call, "lift_conflict", held.pk), {"reason": ""}).status_code == 422
    office.post(at(call, "lift_conflict", held.pk), {"reason": "It was another town"})
    assert Conflict.objects.count() == 0


def test_scores_are_exported_by_pseudonym(call: Call, office: Client) -> None:
    given = make.score(make.assessment(call, make.assessor(call, "anna")), commitment="4")
    content = office.get(at(call, "export_scores") + "?format=csv").content.decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(content)))
    assert (row["ref"], row["assessor"], row["score:commitment"]) == (given.application.ref, "A1", "4")
    assert "anna" not in content.lower()
    records = json.loads(office.get(at(call, "export_scores") + "?format=json").content)
    assert records[0]["points"] == pytest.approx(11 / 3, abs=1e-4)
    assert office.get(at(call, "export_scores") + "?format=xlsx").content[:2] == b"PK"


def test_dates_of_the_assessment_are_set_in_the_zone_of_the_call(call: Call, office: Client) -> None:
    sent = {"due_at": "2025-11-10 18:00", "closes_at": "2025-11-09 18:00"}
    assert office.post(at(call, "assessment_plan"), sent).status_code == 422
    sent["closes_at"] = "2025-11-20 18:00"
    assert office.post(at(call, "assessment_plan"), sent).status_code == 302
    call.refresh_from_db()
    assert call.assessment_phase.due_at == datetime(2025, 11, 10, 17, 0, tzinfo=UTC)
