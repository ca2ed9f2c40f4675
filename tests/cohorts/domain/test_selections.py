"""A selection is computed, stored as a run, proposed and decided once; nothing half-done is stored."""

import json

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.cohorts.domain import selections
from circulade.cohorts.domain.rulesets import Locked
from circulade.cohorts.domain.selections import InputsChanged, NotDecidable, decide, propose, select_cohort
from circulade.cohorts.models import CohortSelection
from circulade.core.models import Run
from circulade.engines.selection import NoCohort

pytestmark = pytest.mark.django_db
POINTS = {"a": 5, "b": 4, "c": 3, "d": 2}


def members(selection: CohortSelection) -> list[str]:
    return list(selection.outcomes.filter(outcome="member").order_by("ref").values_list("ref", flat=True))


def test_the_run_holds_inputs_result_and_seed_and_the_outcomes_are_listed() -> None:
    ann = people.user("ann")
    selection = select_cohort(make.rule_set(POINTS), by=ann)
    run = Run.objects.get()
    assert (members(selection), run.seed, run.by) == (["a", "b"], "4 May 2026", ann)
    assert json.loads(run.result)["members"] == {"pilots": ["a", "b"]}
    assert list(selection.outcomes.values_list("ref", "outcome", "rank")) == [
        ("a", "member", 1),
        ("b", "member", 2),
        ("c", "out", 3),
        ("d", "out", 4),
    ]


def test_scores_that_change_while_computing_store_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rule_set = make.rule_set(POINTS)
    honest = selections.select

    def meanwhile(*given: object) -> object:
        make.SOURCE.scores["d"] = 5
        return honest(*given)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(selections, "select", meanwhile)
    with pytest.raises(InputsChanged, match="run again"):
        select_cohort(rule_set, by=people.user("ann"))
    assert (Run.objects.count(), CohortSelection.objects.count()) == (0, 0)


def test_rules_that_contradict_each_other_are_named_and_nothing_is_stored() -> None:
    rules = {"bounds": [{"attribute": "country", "value": "SE", "least": 1}]}
    with pytest.raises(NoCohort, match="SE"):
        select_cohort(make.rule_set(POINTS, rules=rules), by=people.user("ann"))
    assert Run.objects.count() == 0


def test_of_two_leads_who_decide_at_once_the_second_is_told() -> None:
    ann, bea = people.user("ann"), people.user("bea")
    rule_set = make.rule_set(POINTS)
    first = propose(select_cohort(rule_set, by=ann), by=ann)
    decide(first, by=ann)
    with pytest.raises(NotDecidable, match="decided"):
        decide(first, by=bea)
    second = propose(select_cohort(rule_set, by=bea), by=bea)
    with pytest.raises(NotDecidable, match="supersedes"):
        decide(second, by=bea)
    decide(second, by=bea, superseding=CohortSelection.objects.get(pk=first.pk))
    states = list(CohortSelection.objects.order_by("number").values_list("state", flat=True))
    assert states == ["superseded", "decided"]


def test_only_one_selection_is_before_the_panel() -> None:
    ann, rule_set = people.user("ann"), make.rule_set(POINTS)
    propose(select_cohort(rule_set, by=ann), by=ann)
    propose(select_cohort(rule_set, by=ann), by=ann)
    assert list(rule_set.selections.order_by("number").values_list("state", flat=True)) == [
        "trial",
        "proposed",
    ]


def test_a_selection_whose_scores_have_changed_since_cannot_be_decided() -> None:
    ann = people.user("ann")
    selection = propose(select_cohort(make.rule_set(POINTS), by=ann), by=ann)
    make.SOURCE.scores["d"] = 5
    with pytest.raises(InputsChanged):
        decide(selection, by=ann)


def test_a_locked_thing_selects_no_more() -> None:
    rule_set = make.rule_set(POINTS)
    make.SOURCE.lock = "The results are published."
    with pytest.raises(Locked, match="published"):
        select_cohort(rule_set, by=people.user("ann"))
