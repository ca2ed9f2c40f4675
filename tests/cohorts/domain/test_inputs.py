"""What a selection is computed from is frozen, so that a change meanwhile is noticed."""

import pytest
from tests.make import cohorts as make

from circulade.cohorts.domain.inputs import frozen_inputs

pytestmark = pytest.mark.django_db


def test_the_fingerprint_changes_with_scores_and_with_rules_only() -> None:
    made = make.rule_set({"a": 2, "b": 1})
    first = frozen_inputs(made).sha256
    assert frozen_inputs(made).sha256 == first
    make.SOURCE.scores["b"] = 2
    second = frozen_inputs(made).sha256
    made.rules["seed"] = "5 May 2026"
    assert len({first, second, frozen_inputs(made).sha256}) == 3


def test_a_run_keeps_pool_and_rules() -> None:
    stored = frozen_inputs(make.rule_set({"a": 2, "b": 1})).stored()
    assert [one["ref"] for one in stored["pool"]] == ["a", "b"]
