"""What the studio says while rules are typed: problems by place, what cannot be, and which rules contradict."""

import pytest
from tests.make import cohorts as make

from circulade.cohorts.domain.live import Live, live
from circulade.cohorts.models import RuleSet

pytestmark = pytest.mark.django_db
POINTS = {"a": 5, "b": 4, "c": 3}


@pytest.fixture
def rules() -> RuleSet:
    return make.rule_set(POINTS, countries={"c": "SE"})


def test_rules_that_can_be_met_say_how_many_are_eligible(rules: RuleSet) -> None:
    said = "A cohort is possible: 3 applicants are eligible."
    assert live(rules) == Live(feasible=True, eligible=3, possible=said)


def test_without_applicants_nothing_can_be_said_but_that() -> None:
    assert live(make.rule_set({})).problems == ("No application is eligible yet.",)


def test_a_rule_that_cannot_be_read_is_named_by_its_place(rules: RuleSet) -> None:
    found = live(rules, rules={"bounds": [{"attribute": "country", "value": "SE"}], "reserve": -1})
    assert (found.feasible, found.problems) == (
        False,
        (
            "bounds[0]: needs least or most",
            "reserve: must be a whole number from 0 to 1000000, not -1",
        ),
    )


def test_an_attribute_that_no_applicant_has_is_a_problem_too(rules: RuleSet) -> None:
    found = live(rules, rules={"bounds": [{"attribute": "colour", "value": "red", "least": 1}]})
    assert [one.split(": ")[0] for one in found.problems] == ["bounds[0].attribute"]


def test_a_minimum_above_what_there_is_says_so_with_labels_and_the_way_out(rules: RuleSet) -> None:
    found = live(rules, rules={"bounds": [{"attribute": "country", "value": "SE", "least": 2}]})
    assert (found.feasible, found.eligible, found.together) == (False, 3, ("At least 2 with Country Sweden",))
    assert found.way_out == ("At least 2 with Country Sweden: at least 1 instead of 2",)


def test_rules_that_contradict_each_other_are_a_minimal_set(rules: RuleSet) -> None:
    bounds = [
        {"attribute": "country", "value": "FI", "least": 2},
        {"attribute": "country", "value": "SE", "least": 1},
        {"attribute": "country", "value": "SE", "most": 2},
    ]
    found = live(rules, rules={"bounds": bounds})
    assert found.together == (
        "Pilots: exactly 2 places",
        "At least 2 with Country Finland",
        "At least 1 with Country Sweden",
    )
    assert found.way_out == ("At least 1 with Country Sweden: at least 0 instead of 1",)


def test_nothing_is_stored(rules: RuleSet) -> None:
    before = RuleSet.objects.values().get()
    live(rules, rules={"bounds": [{"attribute": "country", "value": "SE", "least": 1}]})
    assert RuleSet.objects.values().get() == before
