"""A withdrawal is followed by the replacement the rules call for, as a selection that can be replayed."""

import json

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.cohorts.domain.replacing import NobodyReplaces, propose_replacement
from circulade.cohorts.domain.selections import decide, propose, select_cohort
from circulade.cohorts.models import CohortSelection
from circulade.files.engines import recompute

pytestmark = pytest.mark.django_db
POINTS = {"a": 5, "b": 4, "c": 3, "d": 2}


def decided(**given: object) -> CohortSelection:
    ann = people.user("ann")
    made = propose(select_cohort(make.rule_set(POINTS, **given), by=ann), by=ann)  # type: ignore[arg-type]  # test data
    return decide(made, by=ann)


def test_the_next_best_takes_the_place_and_the_others_stay() -> None:
    standing = decided()
    bea = people.user("bea")
    proposal = propose_replacement(standing, withdrawn="a", by=bea)
    assert proposal.newcomers == {"c": "pilots"}
    members = proposal.selection.outcomes.filter(outcome="member").values_list("ref", flat=True)
    assert sorted(members) == ["b", "c"]
    assert decide(proposal.selection, by=bea, superseding=standing).supersedes == standing


def test_a_rule_decides_who_replaces_even_against_points() -> None:
    rules = {"bounds": [{"attribute": "country", "value": "SE", "least": 1}]}
    standing = decided(rules=rules, countries={"a": "SE", "d": "SE"})
    assert propose_replacement(standing, withdrawn="a", by=people.user("bea")).newcomers == {"d": "pilots"}


def test_the_stored_run_can_be_recomputed() -> None:
    proposal = propose_replacement(decided(), withdrawn="b", by=people.user("bea"))
    run = proposal.selection.run
    assert recompute("selection", json.loads(run.inputs)) == json.loads(run.result)


def test_when_nobody_can_the_rule_in_the_way_is_named() -> None:
    rules = {"bounds": [{"attribute": "country", "value": "SE", "least": 1}]}
    standing = decided(rules=rules, countries={"a": "SE"})
    with pytest.raises(NobodyReplaces, match="SE"):
        propose_replacement(standing, withdrawn="a", by=people.user("bea"))
