"""The table of a selection: every applicant once, numbers as numbers, and a conflict says no points."""

import csv
import io
import json

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make
from tests.make.stored import stored_once

from circulade.cohorts.domain.selections import select_cohort
from circulade.cohorts.domain.table import table_of
from circulade.cohorts.models import CohortSelection

pytestmark = pytest.mark.django_db
stored = stored_once(
    lambda: select_cohort(
        make.rule_set({"a": 5, "b": 4, "=c": 3}, rules={"reserve": 1}), by=people.user("ann")
    )
)


@pytest.fixture
def selection(stored: CohortSelection) -> CohortSelection:
    return CohortSelection.objects.select_related("rule_set", "run").get(pk=stored.pk)


def test_members_come_first_and_points_are_numbers(selection: CohortSelection) -> None:
    rows = json.loads(table_of(selection, kind="json").content)
    assert [(row["ref"], row["outcome"], row["points"], row["rank"]) for row in rows] == [
        ("a", "member", 5, 1),
        ("b", "member", 4, 2),
        ("=c", "reserve", 3, 3),
    ]
    assert all(row["reason"] for row in rows)


def test_a_reference_that_would_run_leaves_as_text(selection: CohortSelection) -> None:
    text = table_of(selection, kind="csv").content.decode("utf-8-sig")
    assert [row[0] for row in csv.reader(io.StringIO(text))] == ["ref", "a", "b", "'=c"]


def test_a_conflict_is_not_in_the_table_before_the_decision(selection: CohortSelection) -> None:
    rows = json.loads(table_of(selection, kind="json", hidden=frozenset({"b"})).content)
    assert [row["ref"] for row in rows] == ["a", "=c"]
    assert "b" not in " ".join(row["reason"].split()[-1] for row in rows)
