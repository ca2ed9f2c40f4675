"""Whatever points to a record points to another afterwards, and rows that would stand twice become one."""

import pytest
from tests.make import accounts, register

from circulade.core.domain.remark import remark
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group, Seat
from circulade.register.domain.relinking import relink, twin_of, unify
from circulade.register.models import Participation, Territory, TerritoryCode

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone() -> Territory:
    return register.territory(accounts.programme(), "gone", "ITI12")


@pytest.fixture
def kept() -> Territory:
    return register.territory(accounts.programme(), "kept")


def test_foreign_keys_links_and_generic_relations_move_and_are_told(gone: Territory, kept: Territory) -> None:
    works = register.organisation(accounts.programme(), "works", gone)
    held = register.participation(gone)
    said = remark("A reason", about=gone, by=None)
    moved = relink(gone, kept)
    said.refresh_from_db()
    held.refresh_from_db()
    assert (list(works.territories.all()), held.territory, said.object_id) == ([kept], kept, str(kept.pk))
    assert moved["register.participation.territory"] == [held.pk]
    assert moved["core.remark.about"] == [said.pk]


def test_a_row_that_stands_there_already_is_unified_and_told(gone: Territory, kept: Territory) -> None:
    TerritoryCode.objects.create(territory=kept, code="ITI12")
    moved = relink(gone, kept)
    (code,) = TerritoryCode.objects.all()
    assert (code.territory, len(moved[f"register.territorycode unified into {code.pk}"])) == (kept, 1)


def test_what_the_caller_settles_itself_is_left_alone(gone: Territory, kept: Territory) -> None:
    held = register.participation(gone)
    relink(gone, kept, skip=frozenset({"register.participation.territory"}))
    held.refresh_from_db()
    assert held.territory == gone


def test_a_unified_row_fills_the_gaps_of_the_one_that_stays_and_brings_its_relations(kept: Territory) -> None:
    stays = register.participation(kept, label="", evidence="Minutes")
    goes = register.participation(kept, label="Circular walls", evidence="Other minutes")
    group = Group.objects.create(programme=kept.programme, slug="g", name={"en": "G"}, kind=GroupKind.PILOTS)
    seat = Seat.objects.create(group=group, participation=goes)
    unify(goes, stays, {})
    stays.refresh_from_db()
    seat.refresh_from_db()
    assert (stays.label, stays.evidence, seat.participation) == ("Circular walls", "Minutes", stays)
    assert list(Participation.objects.all()) == [stays]


def test_a_twin_is_equal_in_the_fields_of_a_unique_constraint(gone: Territory, kept: Territory) -> None:
    code = TerritoryCode.objects.get(territory=gone)
    assert twin_of(code) is None
    other = TerritoryCode.objects.create(territory=kept, code="ITI12")
    other.territory = gone
    assert twin_of(other) == code
