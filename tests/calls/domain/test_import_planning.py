"""A plan says what an import would do with each contribution, and two equal plans do the same."""

from typing import Any

import pytest
from tests.make import importing as make

from circulade.calls.domain.import_planning import ImportPlan, plan_import
from circulade.calls.domain.importing import import_file, suggested
from circulade.calls.enums import ImportOutcome
from circulade.calls.models import Application, Call
from circulade.files.eusurvey import read_export

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(settings: Any, tmp_path: Any) -> Call:
    settings.MEDIA_ROOT = tmp_path
    return make.call()


def content(*keys: str, **more: Any) -> bytes:
    return make.export(dict.fromkeys(keys, make.ROW | more), kind="csv")


def plan(call: Call, *keys: str, **more: Any) -> ImportPlan:
    export = read_export(content(*keys, **more), name="e.csv")
    return plan_import(call, export, suggested(export, call))


def stored(call: Call, *keys: str) -> None:
    import_file(call, name="e.csv", content=content(*keys), by=None, now=make.NOW)


def test_each_contribution_has_one_outcome(call: Call) -> None:
    stored(call, "c-1")
    made = plan(call, "c-1", "c-2")
    assert {row.contribution_id: row.outcome for row in made.rows} == {
        "c-1": ImportOutcome.UNCHANGED,
        "c-2": ImportOutcome.NEW,
    }
    assert (made.count(ImportOutcome.NEW), made.lossless, made.absent) == (1, True, ())


def test_planning_stores_nothing(call: Call) -> None:
    plan(call, "c-1")
    assert Application.objects.count() == 0


def test_what_the_file_lacks_is_named_and_stays(call: Call) -> None:
    stored(call, "c-1", "c-2")
    assert plan(call, "c-1").absent == ("CRM-2025-002",)


def test_only_the_questions_that_differ_are_named(call: Call) -> None:
    stored(call, "c-1")
    (row,) = plan(call, "c-1", Commitment="Now four.").rows
    assert (row.outcome, row.changed_codes) == (ImportOutcome.CHANGED, ("commitment",))


def test_the_same_file_gives_the_same_digest_and_another_answer_another(call: Call) -> None:
    same = {plan(call, "c-1", "c-2").sha256 for _ in range(2)}
    assert len(same) == 1
    assert plan(call, "c-1", "c-2", Commitment="Now four.").sha256 not in same


def test_the_state_of_the_call_changes_with_its_applications(call: Call) -> None:
    before = plan(call, "c-1").state
    stored(call, "c-1")
    assert plan(call, "c-1").state != before


def test_times_without_a_zone_are_those_of_the_call(call: Call) -> None:
    (row,) = plan(call, "c-1").rows
    assert row.updated is not None
    assert row.updated.isoformat() == "2025-09-12T10:30:00+02:00"
