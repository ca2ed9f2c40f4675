"""A list costs the same number of queries however long it is, and odd parameters never break the server."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.make import accounts, calls, events, matchmaking, published, register, rows, symbiosis, urbanmine
from tests.make.api import ask

from circulade.accounts.models import Programme, User
from circulade.api.main import api
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group

pytestmark = pytest.mark.django_db
MOST = 15


def more(programme: Programme, applicant: User, number: int) -> None:
    """Add one row to every list."""
    calls.open_call(programme, f"call-{number}")
    town = register.territory(programme, f"practised-{number}")
    matchmaking.card(programme, f"Practice {number}", "offer", practice=True, territory=town)
    rows.more_application(programme.calls.get(slug="crm-2025"), applicant, number)
    group = Group.objects.create(
        programme=programme, slug=f"hosts-{number}", name={"en": "Hosts"}, kind=GroupKind.PILOTS, public=True
    )
    events.seats(events.published(programme, f"summit-{number}", group=group))
    urbanmine.published(programme, title=f"Mine {number}")
    quay = symbiosis.district(programme, title=f"Mine {number}")
    symbiosis.have(symbiosis.site(programme.districts.get(ref="mine-1"), f"Smelter {quay.pk}"))


def test_lists_cost_the_same_for_one_row_and_for_many() -> None:
    programme = accounts.programme()
    call = calls.open_call(programme)
    applicant = accounts.user("applicant")
    office = accounts.user("boss", "programme_manager", programme=programme)
    lists = {
        methods["get"]["operationId"]: path.removeprefix("/api/v1").format(slug=call.slug, ref="mine-1")
        for path, methods in api.get_openapi_schema()["paths"].items()
        if methods["get"]["operationId"].startswith("list_")
    }
    costs: list[dict[str, int]] = []
    for numbers in (range(1, 3), range(3, 7)):
        for number in numbers:
            more(programme, applicant, number)
        costs.append(
            {name: queries(lambda path=path: ask(path, user=office)) for name, path in lists.items()}
        )
    assert costs[0] == costs[1]
    assert {name: cost for name, cost in costs[1].items() if cost > MOST} == {}


def queries(action: Callable[[], object]) -> int:
    """Count the queries of one request, signing in and counting for the throttle aside."""
    with CaptureQueriesContext(connection) as seen:
        action()
    ours = [one["sql"] for one in seen if not any(name in one["sql"] for name in ASIDE)]
    return len(ours)


ASIDE = ("django_session", "circulade_cache", "SAVEPOINT", "accounts_user")


def test_a_selection_and_a_result_stay_within_the_budget() -> None:
    call = published.published()
    lead = published.lead(call.programme)
    for path in (f"/calls/{call.slug}/selections/1", f"/calls/{call.slug}/result"):
        assert (path, queries(lambda path=path: ask(path, user=lead)) <= MOST) == (path, True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(
        ["limit", "offset", "text", "country", "kind", "status", "maturity", "role", "theme"]
    ),
    value=st.text(max_size=20),
    path=st.sampled_from(
        [
            f"/{name}"
            for name in ("territories", "organisations", "calls", "groups", "cards", "practices", "symbiosis")
        ]
        + ["/urban-mine", "/calls/x/result"]
    ),
)
def test_odd_parameters_never_break_the_server(name: str, value: str, path: str) -> None:
    accounts.programme()
    answer = ask(f"{path}?{name}={quote(value)}")
    assert answer.status in {200, 404, 422, 429}
