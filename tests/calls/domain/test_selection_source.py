"""How a selection reads a call: tracks, scales and thresholds, one place for one territory, names, conflicts."""

from decimal import Decimal

import pytest
from tests.make import accounts as people
from tests.make import deciding as make
from tests.make.stored import stored_once

from circulade.calls.domain.conflicts import record_conflict
from circulade.calls.domain.selection_source import CallSource, same_territory
from circulade.calls.enums import ApplicationState, CallStage
from circulade.calls.models import Call

pytestmark = pytest.mark.django_db
SOURCE = CallSource()
stored = stored_once(lambda: make.call(applications=3))


def test_the_frame_has_places_or_bounds_scales_and_thresholds(call: Call) -> None:
    call.tracks.filter(code="fellows").update(places=None, least=2, most=None)
    call.criteria.filter(code="experience").update(threshold=Decimal("2.5"), least=0, most=10)
    assert SOURCE.frame(call) == {
        "tracks": [{"name": "pilots", "places": 3}, {"name": "fellows", "least": 2, "most": 2}],
        "weights": {"commitment": 2, "experience": 1},
        "scale": {"commitment": [0.0, 5.0], "experience": [0.0, 10.0]},
        "thresholds": [{"criterion": "experience", "least": 2.5}],
        "min_assessments": 2,
        "apart": [],
    }


def test_applications_that_share_a_territory_are_apart_each_group_once(call: Call) -> None:
    first, second, third = call.applications.order_by("ref")
    towns = list(first.territories.all()) + list(second.territories.all())
    second.territories.set(towns)
    third.territories.set(towns)
    assert same_territory(call) == [[first.ref, second.ref, third.ref], [second.ref, third.ref]]
    call.applications.filter(pk=third.pk).update(state=ApplicationState.WITHDRAWN)
    assert same_territory(call) == [[first.ref, second.ref]]


def test_what_is_shown_stands_where_the_register_says(call: Call) -> None:
    first = make.application(call, 1)
    found = SOURCE.shown(call)[first.ref]
    assert (found.name, found.country, found.latitude, found.longitude) == ("Town 1", "FI", 48.0, 3.0)
    assert str(found.href).endswith(f"/{call.slug}/applications/{first.ref}/")


def test_answers_that_can_be_counted_are_attributes_beside_the_register(call: Call) -> None:
    found = {one.name: one for one in SOURCE.attributes(call)}
    assert found["answer_has_need"].values == {"yes": "yes", "no": "no"}
    assert "answer_commitment" not in found
    assert (found["population"].numeric, found["country"].values["FI"]) == (True, "Finland")


def test_codes_have_the_calls_names_and_a_conflict_hides_from_one_person(call: Call) -> None:
    ann = people.user("ann")
    first = make.application(call, 1)
    record_conflict(first, user=ann, reason="Neighbours.", by=None, now=make.NOW)
    assert (SOURCE.names(call)["fellows"], SOURCE.names(call)["experience"]) == (
        "Fellows",
        "Relevant experience",
    )
    assert (SOURCE.hidden(call, ann), SOURCE.hidden(call, make.lead())) == ({first.ref}, frozenset())


@pytest.mark.parametrize("stage", CallStage.values)
def test_only_a_cancelled_call_is_locked(stage: str) -> None:
    assert bool(SOURCE.locked(Call(stage=stage))) == (stage == CallStage.CANCELLED)
