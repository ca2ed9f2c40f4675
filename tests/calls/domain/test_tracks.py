"""Tracks of a call: places exactly or in a range, never both, never none."""

from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.models import User
from circulade.calls.domain.tracks import delete_track, save_track
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Call
from circulade.groups.enums import GroupKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return make.call()


def lead() -> User:
    return User.objects.filter(email="lead@example.org").first() or people.user("lead")


def save(call: Call, **places: int | None) -> None:
    fields: dict[str, Any] = {
        "code": "fellows",
        "name": {"en": "Fellows"},
        "participation_kind": "fellow",
        "group_kind": GroupKind.FELLOWS,
    }
    save_track(call, fields | places, by=lead(), now=make.BEFORE)


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ({}, "Give either the number of places"),
        ({"places": 5, "least": 1, "most": 5}, "Give either the number of places"),
        ({"least": 5, "most": 4}, "Give both ends of the range, the smaller one first."),
        ({"least": 5}, "Give both ends of the range, the smaller one first."),
        ({"places": 0}, "A track needs at least one place."),
        ({"least": 0, "most": 0}, "A track needs at least one place."),
    ],
)
def test_places_that_make_no_sense_are_refused(call: Call, places: dict[str, int], said: str) -> None:
    with pytest.raises(Refused, match=said):
        save(call, **places)
    assert call.tracks.count() == 1


def test_a_track_is_added_last_under_a_code_of_its_own_and_taken_away(call: Call) -> None:
    save(call, places=25)
    with pytest.raises(Refused, match="Another track has the code “fellows”"):
        save(call, places=3)
    made = call.tracks.get(code="fellows")
    assert (made.position, made.places) == (1, 25)
    delete_track(made, by=lead(), now=make.BEFORE)
    assert [track.code for track in call.tracks.all()] == ["members"]
