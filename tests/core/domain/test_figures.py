"""Figures for monitoring count states; they say nothing of anybody."""

import pytest
from tests.make import accounts

from circulade.core.domain.figures import figures
from circulade.core.domain.letters import draft
from circulade.core.domain.queue import enqueue
from circulade.core.domain.runs import store_run

pytestmark = pytest.mark.django_db


def test_tasks_letters_runs_and_entries_are_counted_by_state_and_nobody_is_named() -> None:
    programme = accounts.programme()
    for number in range(2):
        enqueue("circulade.core.tasks.tick", name=str(number))
    draft(kind="x", key="1", to="pat@example.org", subject="Secret", text="Secret", by=None, about=programme)
    store_run(engine="selection", inputs={}, result={}, by=None, about=programme, seed="Secret")
    found = {name: (labels, dict(values)) for name, _text, labels, values in figures()}
    assert found["queue_tasks"] == (("state",), {("waiting",): 2})
    assert found["letters"] == (("state",), {("draft",): 1})
    assert (found["runs"], found["queue_lag_seconds"][0]) == (((), {(): 1}), ())
    assert found["audit_entries"][1][()] >= 1
    assert ("pat@" in str(found), "Secret" in str(found)) == (False, False)
