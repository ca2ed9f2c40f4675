"""What is refused is said in sentences; a long list is cut and says so."""

import pytest
from tests.make import accounts as people
from tests.make import cohorts as make

from circulade.cohorts.domain.trouble import Refusal, computed, sentences_of


class Many(Exception):
    """Something with many problems."""

    problems = tuple(f"problem {number}" for number in range(12))


def test_a_long_list_is_cut_and_counted() -> None:
    said = sentences_of(Many())
    assert (len(said), said[0], said[-1]) == (11, "problem 0", "and 2 more of this kind")


def test_what_has_no_problems_is_its_own_sentence() -> None:
    assert sentences_of(ValueError("no")) == ("no",)
    assert sentences_of(Refusal(("one", "two"))) == ("one", "two")


@pytest.mark.django_db
def test_rules_that_no_cohort_satisfies_are_refused_in_a_sentence() -> None:
    rules = {"bounds": [{"attribute": "country", "value": "SE", "least": 1}]}
    with pytest.raises(Refusal, match="No cohort satisfies all rules together"):
        computed(make.rule_set({"a": 2, "b": 1}, rules=rules), by=people.user("ann"))
