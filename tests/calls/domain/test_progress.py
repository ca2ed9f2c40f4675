"""Progress of the assessment: means, disagreement and what is short, without what the reader may not see."""

from decimal import Decimal

import pytest
from tests.make import accounts as people
from tests.make import assessing as assess
from tests.make.assessing import NOW

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.calls.domain.progress import far_apart, standings
from circulade.calls.models import Call, Criterion

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    """Three applications: the first with two assessments far apart, the second with one, the third with none."""
    made = assess.call()
    bea, cleo = assess.assessor(made), assess.assessor(made, "cleo")
    assess.score(assess.assessment(made, bea), commitment="5", experience="2")
    assess.score(assess.assessment(made, cleo), commitment="1", experience="2")
    assess.score(assess.assessment(made, bea, number=1), commitment="4", experience="4")
    assess.score(assess.assessment(made, cleo, number=1), submit=False, commitment="1")
    return made


@pytest.fixture
def lead(call: Call) -> User:
    return people.user("lead", Role.SELECTION_LEAD, programme=call.programme)


def test_the_mean_is_weighted_and_only_what_was_submitted_counts(call: Call, lead: User) -> None:
    first, second, third = standings(call, reader=lead)
    assert (round(first.mean or 0, 4), round(first.spread or 0, 4)) == (Decimal("2.6667"), Decimal("2.6667"))
    assert (second.given, second.done, second.mean, second.spread) == (2, 1, Decimal(4), Decimal(0))
    assert (third.given, third.mean, third.spread) == (0, None, None)
    assert [one.enough for one in (first, second, third)] == [True, False, False]


def test_scores_far_apart_are_named_by_criterion(call: Call, lead: User) -> None:
    assert [one.disagreement for one in standings(call, reader=lead)] == [("commitment",), (), ()]


def test_far_is_two_steps_or_two_fifths_of_the_scale() -> None:
    scale = Criterion(least=Decimal(0), most=Decimal(5), step=Decimal(1))
    fine = Criterion(least=Decimal(0), most=Decimal(10), step=Decimal("0.5"))
    assert (far_apart(scale), far_apart(fine)) == (Decimal(2), Decimal(4))


def test_a_reader_with_a_conflict_learns_nothing_of_that_application(call: Call, lead: User) -> None:
    hidden = assess.applications(call)[0]
    hidden.conflicts.create(user=lead, source="declared", since=NOW)
    assert hidden not in [one.application for one in standings(call, reader=lead)]
