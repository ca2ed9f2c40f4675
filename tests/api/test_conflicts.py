"""Whoever has a conflict with an application does not see it through the API either."""

from typing import Any

import pytest
from tests.make import accounts, published
from tests.make.api import ask

from circulade.accounts.models import User
from circulade.calls.enums import ConflictSource
from circulade.calls.models import Application, Call, Conflict
from circulade.core.models import Run

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return published.decided()


@pytest.fixture
def lead(call: Call) -> User:
    return published.lead(call.programme)


@pytest.fixture
def hidden(call: Call, lead: User) -> Application:
    best = published.named(call, "Ville-1")
    Conflict.objects.create(
        application=best, user=lead, source=ConflictSource.OFFICE, since="2025-10-01T00:00:00Z"
    )
    return best


def items(address: str, user: User) -> list[dict[str, Any]]:
    answer = ask(address, user=user)
    assert answer.status == 200
    return list(answer.body["items"])


def test_it_is_neither_listed_nor_found(call: Call, lead: User, hidden: Application) -> None:
    names = [each["name"] for each in items(f"/calls/{call.slug}/applications", lead)]
    assert names == ["Ville-2", "Ville-3"]
    assert ask(f"/calls/{call.slug}/applications?text=Ville-1", user=lead).body["total"] == 0
    assert ask(f"/calls/{call.slug}/applications/{hidden.ref}", user=lead).status == 404


def test_a_selection_leaves_its_outcome_out_and_says_so(call: Call, lead: User, hidden: Application) -> None:
    answer = ask(f"/calls/{call.slug}/selections/1", user=lead)
    assert (len(answer.body["outcomes"]), answer.body["hidden"]) == (2, 1)
    assert hidden.ref not in answer.content.decode()


def test_a_run_that_holds_it_is_refused(call: Call, lead: User, hidden: Application) -> None:
    run = Run.objects.get(engine="selection")
    for part in ("inputs", "result"):
        answer = ask(f"/runs/{run.pk}/{part}", user=lead)
        assert (answer.status, hidden.ref in answer.content.decode()) == (403, False)
    other = accounts.user("boss", "programme_manager", programme=call.programme)
    assert ask(f"/runs/{run.pk}/result", user=other).status == 200
