"""Who stays, who left and who takes a place, in words: no page says that a panel decided what nobody decided."""

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.accounts.enums import Role
from circulade.cohorts.domain.replacing import propose_replacement
from circulade.cohorts.domain.selections import decide, propose, select_cohort
from circulade.cohorts.domain.showing import shown_result

pytestmark = pytest.mark.django_db


def test_everybody_in_a_replacement_is_told_what_became_of_them() -> None:
    lead = people.user("lead", Role.ADMINISTRATOR, programme=people.programme())
    made = make.rule_set({"a": 5, "b": 4, "c": 3, "d": 2})
    decided = decide(propose(select_cohort(made, by=lead), by=lead), by=lead)
    shown = shown_result(propose_replacement(decided, withdrawn="a", by=lead).selection)
    lines = [line for _track, each in shown.tracks for line in each] + list(shown.out)
    assert {line.ref: line.reason for line in lines} == {
        "a": "Gave up the place",
        "b": "Keeps the place of the earlier decision",
        "c": "Takes the place of a with 3 points, rank 3: the best under the rules",
        "d": "2 points; the last member, c, has 3",
    }
