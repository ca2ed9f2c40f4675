"""Rules are kept as data, checked when changed, and changed by one editor at a time."""

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.cohorts.domain.rulesets import RulesChanged, change_rules
from circulade.cohorts.models import RuleSet
from circulade.files.selection import RulesRefused

pytestmark = pytest.mark.django_db
POINTS = {"a": 5, "b": 4, "c": 3, "d": 2}


def test_the_later_of_two_editors_of_the_rules_sees_what_the_other_wrote() -> None:
    ann, rule_set = people.user("ann"), make.rule_set(POINTS)
    change_rules(rule_set, rules={"seed": "s", "reserve": 1}, by=ann, revision=1)
    with pytest.raises(RulesChanged) as refused:
        change_rules(rule_set, rules={"seed": "s", "reserve": 2}, by=ann, revision=1)
    assert refused.value.theirs.rules == {"seed": "s", "reserve": 1}


def test_rules_that_cannot_be_read_are_refused_by_their_place() -> None:
    rule_set = make.rule_set(POINTS)
    with pytest.raises(RulesRefused, match=r"bounds\[0\]"):
        change_rules(rule_set, rules={"bounds": [{"least": 1}]}, by=people.user("ann"), revision=1)
    assert RuleSet.objects.get().revision == 1
