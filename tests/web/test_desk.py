"""The office's first page: its calls, their next steps, and only the teams somebody serves."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.make import accounts as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Team
from circulade.calls.enums import CallStage, CallStatus
from circulade.calls.models import Call
from circulade.web.desk import NEXT_STEPS, call_lines

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def test_every_state_of_a_call_has_its_next_step() -> None:
    assert set(NEXT_STEPS) == set(CallStatus)


def test_a_lead_of_one_team_sees_the_calls_of_that_team_only() -> None:
    programme = make.programme()
    mine = Team.objects.create(programme=programme, slug="a", name={"en": "Beginners"})
    other = Team.objects.create(programme=programme, slug="b", name={"en": "Advanced"})
    for slug, team in (("mine", mine), ("other", other)):
        Call.objects.create(programme=programme, slug=slug, title={"en": slug}, team=team)
    lead = make.user("lead", Role.SELECTION_LEAD, programme=programme, team=mine)
    assert [line.call.slug for line in call_lines(programme, lead, now=NOW)] == ["mine"]


def test_an_open_call_shows_when_it_closes() -> None:
    programme = make.programme()
    closes = datetime(2026, 6, 1, 16, tzinfo=UTC)
    Call.objects.create(
        programme=programme, slug="x", title={"en": "x"}, stage=CallStage.ANNOUNCED, closes_at=closes
    )
    manager = make.user("ann", Role.PROGRAMME_MANAGER, programme=programme)
    (line,) = call_lines(programme, manager, now=NOW)
    assert (line.status, line.tone, line.moment, line.applications) == (CallStatus.OPEN, "good", closes, 0)


def test_the_page_asks_the_database_at_most_fifteen_times(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    programme = make.programme()
    for number in range(8):
        Call.objects.create(programme=programme, slug=f"c{number}", title={"en": "x"})
    client.force_login(make.user("ann", Role.PROGRAMME_MANAGER, programme=programme))
    with django_assert_max_num_queries(15):
        assert client.get("/office/").status_code == 200
