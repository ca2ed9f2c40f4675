"""What a group is made of, and whether its size fits."""

from datetime import date

import pytest
from tests.make import accounts as people
from tests.make import register as make

from circulade.groups.domain.composition import composition, members_of, size_warning
from circulade.groups.domain.forming import SeatRefused, end_seat, form_group, seat_member, seat_person
from circulade.groups.enums import GroupKind, SeatKind
from circulade.groups.models import Group
from circulade.groups.queries import seats_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    return form_group(
        people.programme(), slug="copper", name={"en": "Copper"}, kind=GroupKind.COMMUNITY, by=None
    )


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (1, "The group has 1 members; it should have at least 2."),
        (2, ""),
        (3, ""),
        (4, "The group has 4 members; it should have at most 3."),
    ],
)
def test_a_group_outside_its_size_is_named(members: int, said: str) -> None:
    assert size_warning(Group(least=2, most=3), members) == said


def test_a_group_without_bounds_has_any_size() -> None:
    assert size_warning(Group(), 0) == ""


def test_the_pictures_count_members_and_neither_experts_nor_those_who_left(group: Group) -> None:
    for slug, country in (("a-town", "DE"), ("b-town", "FI"), ("c-town", "FI")):
        made = make.territory(group.programme, slug, country=country)
        seat = seat_member(group, make.participation(made), by=None)
    end_seat(seat, on=make_day(), by=None)
    seat_person(group, make.person(group.programme, "Sam"), kind=SeatKind.EXPERT, by=None)
    seats = seats_of(group)
    assert (len(seats), len(members_of(seats))) == (3, 2)
    assert composition(seats)[0].description == "Finland: 1, Germany: 1"


def make_day() -> date:
    return date(2026, 1, 31)


def test_a_group_without_territories_has_no_pictures(group: Group) -> None:
    assert composition(seats_of(group)) == []


def test_forming_a_group_twice_gives_the_same_group_and_a_member_needs_a_participation(group: Group) -> None:
    again = form_group(group.programme, slug="copper", name={"en": "Other"}, kind=GroupKind.PILOTS, by=None)
    assert (again, str(again.name)) == (group, "Copper")
    with pytest.raises(SeatRefused, match="held by a participation"):
        seat_person(group, make.person(group.programme, "Sam"), kind=SeatKind.MEMBER, by=None)
