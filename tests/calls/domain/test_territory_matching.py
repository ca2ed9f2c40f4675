"""Territories are suggested in any language and confirmed by the office, in bulk only where there is no doubt."""

from typing import Any

import pytest
from tests.make import accounts
from tests.make import importing as make

from circulade.calls.domain.importing import import_file
from circulade.calls.domain.territory_matching import accept_sure, add_stated, add_unknown, open_matches
from circulade.calls.models import Call
from circulade.register.domain.territories import TerritoryValues, create_territory
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(settings: Any, tmp_path: Any) -> Call:
    settings.MEDIA_ROOT = tmp_path
    return make.call()


def munich(call: Call) -> Territory:
    values = TerritoryValues(name={"en": "Munich"}, kind="city", country="DE", codes=("DE212",))
    return create_territory(call.programme, values, by=None)


def imported(call: Call, **names: str) -> None:
    rows = {key: make.ROW | {"Territory": name} for key, name in names.items()}
    done = import_file(call, name="export.xlsx", content=make.export(rows), by=None, now=make.NOW)
    assert done.stored


def test_munchen_is_munich_and_is_taken_in_bulk(call: Call) -> None:
    territory = munich(call)
    imported(call, a="München")
    assert accept_sure(open_matches(call), by=accounts.user(), now=make.NOW) == 1
    assert list(call.applications.get().territories.all()) == [territory]
    assert open_matches(call) == []


def test_nothing_is_confirmed_by_importing(call: Call) -> None:
    munich(call)
    imported(call, a="München")
    assert list(call.applications.get().territories.all()) == []


def test_two_of_one_name_are_not_taken_in_bulk(call: Call) -> None:
    munich(call)
    munich(call)
    imported(call, a="München")
    assert accept_sure(open_matches(call), by=None, now=make.NOW) == 0


def test_a_place_that_the_register_lacks_is_added_with_its_region(call: Call) -> None:
    imported(call, a="München")
    match = open_matches(call)[0]
    assert match.suggestions[0].place is not None
    made = add_stated(match, by=None, now=make.NOW, suggestion=match.suggestions[0])
    assert (str(made.name), made.country, made.public) == ("München", "DE", False)
    assert list(made.codes.values_list("code", flat=True)) == ["DE212"]


def test_applications_that_state_the_same_get_one_territory(call: Call) -> None:
    imported(call, a="Wolkenheim", b="wolkenheim")
    done, refused = add_unknown(open_matches(call), by=None, now=make.NOW)
    assert (done, refused, Territory.objects.count()) == (2, (), 1)
