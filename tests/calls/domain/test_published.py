"""The published result names whom everybody may read of, and says rules without pointing at single applicants."""

import pytest
from tests.make import deciding as make
from tests.make.stored import stored_once

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.domain.priority import priority_of
from circulade.calls.domain.published import published_result, rule_sentences
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.models import Call
from circulade.cohorts.models import CohortSelection

pytestmark = pytest.mark.django_db
RULES = {
    "caps": [{"attribute": "country", "most": 2}],
    "priority": [{"attribute": "already_involved", "value": "no", "mode": "first"}],
}


def decide() -> Call:
    call = make.call(tracks=1, applications=6)
    selection = make.proposed(
        call, **RULES, together=[[make.application(call, 5).ref, make.application(call, 6).ref]]
    )
    make.decide_call(call, selection, by=make.lead(), now=make.NOW)
    return call


stored = stored_once(decide)


@pytest.fixture
def call(stored: Call) -> Call:
    Call.objects.filter(pk=stored.pk).update(stage=CallStage.PUBLISHED)
    return Call.objects.get(pk=stored.pk)


def test_nothing_is_told_before_publication(stored: Call) -> None:
    assert published_result(Call.objects.get(pk=stored.pk)) is None


def test_the_chosen_are_named_in_order_and_others_only_if_they_agreed(call: Call) -> None:
    result = published_result(call)
    assert result is not None
    assert [(str(one.track.name), [each.name for each in one.members]) for one in result.tracks] == [
        ("Pilots", ["Town 1", "Town 2", "Town 3"])
    ]
    assert [each.name for each in result.others] == ["Town 5"]
    assert (result.applicants, result.eligible, result.number, result.decided_at) == (6, 6, 1, make.NOW)


def test_who_withdrew_later_is_named_no_more(call: Call) -> None:
    call.applications.filter(name__in=("Town 2", "Town 5")).update(state=ApplicationState.WITHDRAWN)
    result = published_result(call)
    assert result is not None
    assert [each.name for each in result.tracks[0].members] == ["Town 1", "Town 3"]
    assert "Town 5" not in [each.name for each in result.others]


def test_rules_are_said_once_with_how_they_are_computed_and_without_single_applicants(call: Call) -> None:
    standing: CohortSelection | None = standing_selection(call)
    assert standing is not None
    *said, computed = rule_sentences(standing)
    assert said == [
        "pilots: exactly 3 places",
        "At most 2 for each country",
        "Priority before points: as many as possible with already_involved no",
    ]
    assert computed == priority_of(call, standing.rule_set.parameters).sentence()
