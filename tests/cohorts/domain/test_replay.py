"""A stored selection is the engine's own result again, from the inputs that its run keeps and nothing else."""

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.cohorts.domain.replay import dossier_of, result_of
from circulade.cohorts.domain.selections import select_cohort
from circulade.cohorts.models import CohortSelection

pytestmark = pytest.mark.django_db


@pytest.fixture
def selection() -> CohortSelection:
    return select_cohort(make.rule_set({"a": 5, "b": 4, "c": 3}), by=people.user("ann"))


def test_pool_rules_and_result_come_back(selection: CohortSelection) -> None:
    pool, rules, result = result_of(selection)
    assert [one.ref for one in pool.applicants] == ["a", "b", "c"]
    assert (rules.seed, result.members) == ("4 May 2026", {"pilots": ("a", "b")})


def test_later_scores_change_nothing_of_it(selection: CohortSelection) -> None:
    before = result_of(selection)
    make.SOURCE.scores = {"a": 1, "b": 1, "c": 5}
    again = CohortSelection.objects.get(pk=selection.pk)
    assert result_of(again) == before


def test_the_dossier_names_the_hash_of_its_inputs(selection: CohortSelection) -> None:
    assert dossier_of(selection).provenance.input_sha256 == selection.run.inputs_sha256
