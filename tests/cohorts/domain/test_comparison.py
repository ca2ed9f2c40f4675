"""Two selections side by side, and the rules between them: who moves, what it costs, what is possible."""

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.cohorts.domain.comparison import compare
from circulade.cohorts.domain.editing import add_rule, remove_rule
from circulade.cohorts.domain.live import live
from circulade.cohorts.domain.selections import select_cohort
from circulade.cohorts.models import RuleSet

pytestmark = pytest.mark.django_db
SWEDE = {"attribute": "country", "value": "SE", "least": 1}


@pytest.fixture
def lead() -> User:
    return people.user("lead", Role.ADMINISTRATOR, programme=people.programme())


@pytest.fixture
def rules() -> RuleSet:
    return make.rule_set({"a": 5, "b": 4, "c": 3, "d": 2}, countries={"d": "SE"})


def test_a_rule_moves_two_and_its_price_is_the_difference_in_points(rules: RuleSet, lead: User) -> None:
    first = select_cohort(rules, by=lead)
    add_rule(rules, "bounds", SWEDE, by=lead, revision=rules.revision)
    second = select_cohort(RuleSet.objects.get(), by=lead)
    found = compare(first, second)
    moved = {(move.ref, move.before, move.after) for move in found.moves}
    assert {("b", "member: pilots", "out"), ("d", "out", "member: pilots")} <= moved
    assert (found.before_text, found.after_text, found.gained_text) == ("9", "7", "-2")
    assert compare(first, first).moves == ()


def test_rules_are_added_and_removed_one_by_one_and_one_that_is_gone_is_an_error(
    rules: RuleSet, lead: User
) -> None:
    changed = add_rule(rules, "bounds", SWEDE, by=lead, revision=rules.revision)
    with pytest.raises(IndexError):
        remove_rule(changed, "bounds", 1, by=lead, revision=changed.revision)
    assert remove_rule(changed, "bounds", 0, by=lead, revision=changed.revision).rules.get("bounds") == []


def test_what_is_possible_is_said_of_rules_that_are_not_stored(rules: RuleSet) -> None:
    impossible = live(rules, rules={**rules.rules, "bounds": [{**SWEDE, "least": 2}]})
    assert (live(rules).feasible, live(rules).eligible, impossible.feasible) == (True, 4, False)
    assert impossible.impossible == ("“At least 2 with Country Sweden” is impossible: only 1 is eligible",)
    assert RuleSet.objects.get().rules == rules.rules


def test_rules_that_contradict_each_other_are_named_together(rules: RuleSet) -> None:
    asked = {"bounds": [{"attribute": "country", "value": "FI", "least": 2}, SWEDE]}
    found = live(rules, rules={**rules.rules, **asked})
    assert found.feasible is False
    assert {"At least 2 with Country Finland", "At least 1 with Country Sweden"} <= set(found.together)


def test_without_applicants_the_way_out_is_said() -> None:
    assert live(make.rule_set({})).problems == ("No application is eligible yet.",)
