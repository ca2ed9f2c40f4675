"""The office enters what came by post or late, and corrects what was sent in, always with a reason."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.enums import Role
from circulade.calls.enums import ApplicationSource, ApplicationState
from circulade.calls.models import Application, Call
from circulade.calls.queries.applications import answers_of
from circulade.core.models import AuditEntry, Letter

pytestmark = pytest.mark.django_db
ENTRY = {"kind": "local_authority", "country": "FR", "language": "en", "reason": "By post on 2 October."}


@pytest.fixture
def call() -> Call:
    """A call that closed yesterday."""
    made = make.open_call(people.programme(languages=["en"]))
    now = timezone.now()
    Call.objects.update(opens_at=now - timedelta(days=9), closes_at=now - timedelta(days=1))
    made.refresh_from_db()
    return made


@pytest.fixture
def lead(call: Call) -> Client:
    client = Client()
    user = people.user("lead", Role.SELECTION_LEAD, programme=call.programme)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(**answers: str) -> dict[str, str]:
    return {f"q-{code}": text for code, text in answers.items()} | {f"seen-{code}": "0" for code in answers}


def entered(lead: Client, call: Call) -> str:
    """Begin an application for somebody; return its address at the office."""
    begun = lead.post(f"/office/calls/{call.slug}/enter/", ENTRY)
    assert begun.status_code == 302
    return f"/office/calls/{call.slug}/applications/{Application.objects.get().ref}/"


def test_a_late_paper_application_is_entered_typed_and_counted(lead: Client, call: Call) -> None:
    address = entered(lead, call)
    lead.post(address + "write/", typed(**make.GOOD))
    lead.post(address + "count/", {"reason": "Posted in time, the stamp says."})
    made = Application.objects.get()
    assert (made.state, made.source) == (ApplicationState.SUBMITTED, ApplicationSource.OFFICE)
    assert answers_of(made)["territory"] == "Ville-Haute"
    assert Letter.objects.filter(kind="receipt", to="circular@example.org").exists()
    page = lead.get(address).content.decode()
    assert "Posted in time, the stamp says." in page
    assert "stamp" not in str(list(AuditEntry.objects.values_list("changes", flat=True)))


def test_nothing_is_entered_without_a_reason(lead: Client, call: Call) -> None:
    page = lead.post(f"/office/calls/{call.slug}/enter/", ENTRY | {"reason": ""})
    assert (page.status_code, Application.objects.count()) == (422, 0)


def test_nothing_counts_without_a_reason(lead: Client, call: Call) -> None:
    address = entered(lead, call)
    lead.post(address + "write/", typed(**make.GOOD))
    lead.post(address + "count/", {"reason": " "})
    assert Application.objects.get().state == ApplicationState.DRAFT


def test_an_answer_that_breaks_a_rule_is_shown_beside_its_question(lead: Client, call: Call) -> None:
    address = entered(lead, call)
    page = lead.post(address + "write/", typed(email="no address"))
    assert page.status_code == 422
    assert "This is not an e-mail address" in page.content.decode()


def test_the_page_leads_on_to_own_conflict_and_to_the_assessments(lead: Client, call: Call) -> None:
    address = entered(lead, call)
    page = lead.get(address).content.decode()
    ref = Application.objects.get().ref
    assert f'href="/office/calls/{call.slug}/applications/{ref}/own-conflict/"' in page
    assert f'href="/office/calls/{call.slug}/assessment/applications/{ref}/"' in page


def test_somebody_of_the_office_who_leads_nothing_is_offered_the_conflict_only(
    lead: Client, call: Call
) -> None:
    address, ref = entered(lead, call), Application.objects.get().ref
    client = Client()
    user = people.user("fay", Role.FACILITATOR, programme=call.programme)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(address).content.decode()
    assert f"/applications/{ref}/own-conflict/" in page
    assert f"/assessment/applications/{ref}/" not in page


def test_a_declared_conflict_takes_the_application_away_at_once(lead: Client, call: Call) -> None:
    address = entered(lead, call)
    lead.post(f"{address}own-conflict/", {"reason": "My sister works there."})
    assert lead.get(address).status_code == 404
