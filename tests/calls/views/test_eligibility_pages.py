"""The office checks, decides with a reason and takes back, one page per application."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.make import accounts as people
from tests.make import calls as make
from tests.make import register

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.calls.domain.clarifications import ask
from circulade.calls.domain.eligibility import check_call
from circulade.calls.enums import CallStage, Eligibility
from circulade.calls.models import Application, Call
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.programme(languages=["en"])


@pytest.fixture
def user(programme: Programme) -> User:
    return people.user("lead", Role.SELECTION_LEAD, programme=programme)


@pytest.fixture
def lead(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def call(programme: Programme) -> Call:
    return make.open_call(programme)


def sent(call: Call, name: str = "Ville-Haute", *, good: bool = True) -> Application:
    """Send in an application that meets every check, or whose kind may not apply."""
    made = make.submitted(call, people.user(f"applicant-{call.applications.count()}"), territory=name)
    territory = register.territory(
        call.programme, f"t{made.pk}", name={"en": name}, population=60_000, population_year=2024
    )
    territory.codes.create(code="FRE11")
    made.territories.add(territory)
    if not good:
        Application.objects.filter(pk=made.pk).update(organisation_kind="company")
    made.refresh_from_db()
    return made


def checked(call: Call) -> str:
    """Begin the eligibility check; return the address of its list."""
    Call.objects.filter(pk=call.pk).update(stage=CallStage.ELIGIBILITY)
    call.refresh_from_db()
    check_call(call)
    return f"/office/calls/{call.slug}/eligibility/"


def test_the_list_names_countries_and_what_is_not_met(lead: Client, call: Call) -> None:
    sent(call, "Ville-Haute"), sent(call, "Ville-Basse", good=False)
    page = lead.get(checked(call)).content.decode()
    assert ("<td>France</td>" in page, "<td>FR</td>" in page) == (True, False)
    assert ("Kind of organisation" in page, "all met" in page) == (True, True)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("check=kind&outcome=not_met", ["Ville-Basse"]),
        ("outcome=met", ["Ville-Haute"]),
        ("words=basse", ["Ville-Basse"]),
        ("eligibility=eligible", []),
        ("outcome=no-such-outcome", ["Ville-Haute", "Ville-Basse"]),
    ],
)
def test_the_list_is_filtered_by_what_the_checks_say(
    lead: Client, call: Call, query: str, names: list[str]
) -> None:
    sent(call, "Ville-Haute"), sent(call, "Ville-Basse", good=False)
    page = lead.get(f"{checked(call)}?{query}")
    assert [each.name for each in page.context["page"]] == names


def test_a_good_application_is_decided_without_words_and_the_next_one_follows(
    lead: Client, call: Call
) -> None:
    one, other = sent(call), sent(call, "Ville-Basse")
    base = checked(call)
    answer = lead.post(f"{base}{one.ref}/decide/", {"eligibility": "eligible", "reason": ""})
    one.refresh_from_db()
    assert (one.eligibility, answer.headers["Location"]) == ("eligible", f"{base}{other.ref}/")


def test_a_decision_against_the_checks_is_refused_without_a_reason_and_nothing_typed_is_lost(
    lead: Client, call: Call
) -> None:
    one = sent(call, good=False)
    base = checked(call)
    page = lead.post(f"{base}{one.ref}/decide/", {"eligibility": "eligible", "reason": " "})
    one.refresh_from_db()
    assert (page.status_code, one.eligibility) == (422, Eligibility.OPEN)
    assert "Please give a reason" in page.content.decode()
    assert page.context["decision"]["eligibility"].value() == "eligible"


def test_a_decision_overrides_the_checks_with_its_reason_and_both_stand_on_the_page(
    lead: Client, call: Call, user: User
) -> None:
    one = sent(call, good=False)
    base = checked(call)
    reason = "Owned by the city: <b>statutes</b> attached."
    lead.post(f"{base}{one.ref}/decide/", {"eligibility": "eligible", "reason": reason})
    page = lead.get(f"{base}{one.ref}/").content.decode()
    assert "Owned by the city: &lt;b&gt;statutes&lt;/b&gt; attached." in page
    assert "A company may not apply" in page
    entry = AuditEntry.objects.get(action="eligibility decided")
    assert (entry.actor_id, "statutes" in str(entry.changes)) == (user.pk, False)


def test_a_decision_is_taken_back_only_with_a_reason(lead: Client, call: Call) -> None:
    one = sent(call)
    base = checked(call)
    lead.post(f"{base}{one.ref}/decide/", {"eligibility": "ineligible", "reason": "Too late."})
    assert lead.post(f"{base}{one.ref}/reopen/", {"reason": ""}).status_code == 422
    assert lead.post(f"{base}{one.ref}/reopen/", {"reason": "New evidence."}).status_code == 302
    one.refresh_from_db()
    assert one.eligibility == Eligibility.OPEN


def test_a_second_decision_meanwhile_is_shown_not_overruled(lead: Client, call: Call) -> None:
    one = sent(call)
    base = checked(call)
    lead.post(f"{base}{one.ref}/decide/", {"eligibility": "ineligible", "reason": "No."})
    page = lead.post(f"{base}{one.ref}/decide/", {"eligibility": "eligible", "reason": "Yes."})
    one.refresh_from_db()
    assert (page.status_code, one.eligibility) == (422, Eligibility.INELIGIBLE)


def test_all_that_meet_everything_are_decided_at_once(lead: Client, call: Call) -> None:
    sent(call), sent(call, "Ville-Basse", good=False)
    checked(call)
    lead.post(f"/office/calls/{call.slug}/eligibility-accept/")
    decided = dict(call.applications.values_list("name", "eligibility"))
    assert decided == {"Ville-Haute": "eligible", "Ville-Basse": "open"}


def test_in_bulk_what_the_lead_has_a_conflict_with_stays_undecided(
    lead: Client, call: Call, user: User
) -> None:
    sent(call).conflicts.create(user=user, source="office", since=make.AFTER)
    checked(call)
    lead.post(f"/office/calls/{call.slug}/eligibility-accept/")
    assert call.applications.get().eligibility == Eligibility.OPEN


@pytest.mark.parametrize("action", ["", "decide/", "reopen/", "ask/"])
def test_an_application_in_conflict_is_not_found(lead: Client, call: Call, user: User, action: str) -> None:
    one = sent(call, "Secret-sur-Mer")
    one.conflicts.create(user=user, source="declared", since=make.AFTER)
    address = f"{checked(call)}{one.ref}/{action}"
    page = lead.post(address, {"eligibility": "eligible", "reason": "x"}) if action else lead.get(address)
    assert (page.status_code, b"Secret-sur-Mer" in page.content) == (404, False)


def test_a_twin_in_conflict_is_not_named(lead: Client, call: Call, user: User) -> None:
    one, twin = sent(call), sent(call, "Secret-sur-Mer")
    twin.territories.set(one.territories.all())
    twin.conflicts.create(user=user, source="declared", since=make.AFTER)
    page = lead.get(f"{checked(call)}{one.ref}/").content.decode()
    assert (twin.ref in page, "Secret-sur-Mer" in page) == (False, False)
    assert "applied for by an application that you have a conflict with" in page


def test_a_territory_is_said_by_its_name(lead: Client, call: Call) -> None:
    one = sent(call, "Ville-Haute")
    page = lead.get(f"{checked(call)}{one.ref}/").content.decode()
    assert "Confirmed, with its codes: Ville-Haute." in page


def test_the_page_of_an_application_asks_the_database_at_most_fifteen_times(
    lead: Client, call: Call, user: User, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    one, _other = sent(call), sent(call, "Ville-Basse")
    base = checked(call)
    for question in ("Which river?", "Which lake?"):
        ask(one, question, due_at=make.AFTER.replace(year=2040), by=user, now=make.AFTER)
    with django_assert_max_num_queries(15):
        assert lead.get(f"{base}{one.ref}/").status_code == 200
    with django_assert_max_num_queries(15):
        assert lead.get(base).status_code == 200
