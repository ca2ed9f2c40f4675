"""The API gives announced calls to everybody, and the office its drafts and applications."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from ninja import NinjaAPI
from ninja.testing import TestClient
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.calls.api import router

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def api() -> TestClient:
    whole = NinjaAPI(urls_namespace="calls-alone")
    whole.add_router("", router)
    return TestClient(whole)


def manager() -> User:
    return people.user("lead", Role.PROGRAMME_MANAGER, programme=people.programme())


def test_everybody_reads_announced_calls_only(api: TestClient) -> None:
    make.open_call()
    make.call(slug="secret", title={"en": "Not yet"})
    listed = api.get("/calls").json()
    assert (listed["count"], listed["items"][0]["slug"], listed["items"][0]["status"]) == (
        1,
        "crm-2025",
        "closed",
    )
    assert api.get("/calls/secret").status_code == 404
    found = api.get("/calls/crm-2025").json()
    assert [each["weight"] for each in found["criteria"]] == [2, 1]
    assert (found["questions"][0]["code"], found["tracks"][0]["most"]) == ("territory", 15)


def test_the_office_reads_drafts_and_applications(api: TestClient) -> None:
    call, lead = make.open_call(), manager()
    make.call(slug="secret", title={"en": "Not yet"})
    make.submitted(call, people.user("ann"))
    assert api.get("/calls", user=lead).json()["count"] == 2
    listed = api.get("/calls/crm-2025/applications?state=submitted", user=lead).json()
    assert [each["ref"] for each in listed["items"]] == ["CRM-2025-001"]
    found = api.get("/calls/crm-2025/applications/CRM-2025-001", user=lead).json()
    assert found["answers"]["consent"] is True


def test_what_the_reader_has_a_conflict_with_is_not_there(api: TestClient) -> None:
    call, lead = make.open_call(), manager()
    application = make.submitted(call, people.user("ann"))
    application.conflicts.create(user=lead, source="office", since=make.DURING)
    assert api.get("/calls/crm-2025/applications", user=lead).json()["count"] == 0
    assert api.get("/calls/crm-2025/applications/CRM-2025-001", user=lead).status_code == 404


@pytest.mark.parametrize("role", [None, Role.FUNDER, Role.ASSESSOR, Role.APPLICANT])
def test_applications_are_for_the_office_only(api: TestClient, role: Role | None) -> None:
    call = make.open_call()
    user = people.user("eve", role, programme=call.programme) if role else AnonymousUser()
    with pytest.raises(PermissionDenied):
        api.get("/calls/crm-2025/applications", user=user)


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "offset=-1", "status=nonsense"])
def test_bounds_are_kept(api: TestClient, query: str) -> None:
    people.programme()
    assert api.get(f"/calls?{query}").status_code == 422
