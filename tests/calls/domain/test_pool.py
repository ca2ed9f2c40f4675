"""The pool of a call says of each applicant what the register, the answers and the assessors say, and nobody's name."""

import pytest
from tests.make import deciding as make
from tests.make import register
from tests.make.stored import stored_once

from circulade.calls.domain.deciding import decide_call
from circulade.calls.domain.joining import give_up_place
from circulade.calls.domain.pool import call_pool
from circulade.calls.domain.priority import closing_day, priority_of
from circulade.calls.domain.selection_source import CallSource, same_territory
from circulade.calls.enums import Eligibility
from circulade.calls.models import Call
from circulade.cohorts.domain.inputs import frozen_inputs
from circulade.cohorts.domain.rulesets import rule_set_of
from circulade.engines.selection import InputRefused
from circulade.register.domain.participations import ParticipationValues, record_participation
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db
stored = stored_once(lambda: make.call(applications=3, tracks=1))


def refs(call: Call) -> list[str]:
    return [one.ref for one in call_pool(call, parameters={}).applicants]


def test_register_answers_and_scores_become_attributes_and_assessors_stay_pseudonyms(call: Call) -> None:
    first = call_pool(call, parameters={}).applicants[0]
    assert (first.attributes["country"], first.attributes["macro_region"]) == (("FI",), ("northern",))
    assert (first.attributes["answer_has_need"], first.attributes["already_involved"]) == (("yes",), ("no",))
    assert {who for given in first.scores.values() for who in given} == {"A1", "A2"}


def test_nothing_is_selected_while_somebody_s_eligibility_is_open(call: Call) -> None:
    undecided = call.applications.order_by("ref").last()
    assert undecided is not None
    call.applications.filter(pk=undecided.pk).update(eligibility=Eligibility.OPEN)
    with pytest.raises(InputRefused, match=undecided.ref):
        call_pool(call, parameters={})
    call.applications.filter(pk=undecided.pk).update(eligibility=Eligibility.INELIGIBLE)
    assert undecided.ref not in refs(call)


def test_who_gave_up_a_place_is_in_no_later_pool(call: Call) -> None:
    decide_call(call, make.proposed(call), by=make.lead(), now=make.NOW)
    gone = call.applications.order_by("ref").first()
    assert gone is not None
    give_up_place(gone, by=make.lead(), now=make.NOW)
    assert gone.ref not in refs(call)


def test_a_participation_in_a_group_takes_the_priority_and_its_parameters_decide_which_counts(
    call: Call,
) -> None:
    territory = call.applications.order_by("ref")[0].territories.get()
    values = ParticipationValues(kind="community", territory=territory, since=closing_day(call), label="CoP")
    record_participation(call.programme, values, by=None)
    now, none = {}, {"involved": {"kinds": ["working_group"], "when": "now"}}
    said = [
        call_pool(call, parameters=each).applicants[0].attributes["already_involved"] for each in (now, none)
    ]
    assert said == [("yes",), ("no",)]
    assert "working group" in priority_of(call, none).sentence()


def test_two_applications_for_one_territory_are_apart_by_default(call: Call) -> None:
    one, other, _third = call.applications.order_by("ref")
    other.territories.set(one.territories.all())
    assert same_territory(call) == [[one.ref, other.ref]]
    assert CallSource().frame(Call.objects.get(pk=call.pk))["apart"] == [[one.ref, other.ref]]


def test_a_change_in_the_register_changes_the_hash_of_the_inputs(call: Call) -> None:
    rule_set = rule_set_of(call)
    rule_set.rules = {"seed": "s"}
    before = frozen_inputs(rule_set).sha256
    moved = register.territory(call.programme, "elsewhere", country="SE")
    call.applications.order_by("ref")[0].territories.set([moved])
    assert frozen_inputs(rule_set_of(Call.objects.get(pk=call.pk))).sha256 != before


def test_a_territory_without_coordinates_stands_at_the_main_town_of_its_region(call: Call) -> None:
    one = call.applications.order_by("ref")[0]
    territory = one.territories.get()
    territory.codes.all().delete()
    territory.codes.create(code="DE212")
    Territory.objects.update(latitude=None, longitude=None)
    shown = CallSource().shown(Call.objects.get(pk=call.pk))[one.ref]
    assert (round(shown.latitude or 0), round(shown.longitude or 0)) == (48, 12)
