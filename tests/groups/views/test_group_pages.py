"""Pages of groups: what everybody, a member, a leader and the office see of one, and who may change it."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import register as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.core.models import Letter
from circulade.groups.domain.forming import form_group, seat_member, seat_person
from circulade.groups.enums import GroupKind, SeatKind
from circulade.groups.models import Group
from circulade.register.enums import ParticipationState
from circulade.register.models import Participation

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> Group:
    """A public group of two: a confirmed public town and a hidden one."""
    programme = people.programme()
    made = form_group(
        programme, slug="copper", name={"en": "Copper group"}, kind=GroupKind.COMMUNITY, by=None
    )
    Group.objects.filter(pk=made.pk).update(public=True, least=3)
    for slug, public in (("open-town", True), ("hidden-town", False)):
        part = make.participation(make.territory(programme, slug, public=public))
        Participation.objects.filter(pk=part.pk).update(state=ParticipationState.CONFIRMED)
        seat_member(made, part, by=None)
    return Group.objects.get(pk=made.pk)


@pytest.fixture
def lead(group: Group) -> User:
    return people.user("lead", Role.SELECTION_LEAD, programme=group.programme)


def client_of(user: User | None) -> Client:
    found = Client()
    if user is not None:
        found.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return found


def page(user: User | None, group: Group) -> str:
    return client_of(user).get(reverse("groups:group", args=[group.slug])).content.decode()


def seen(text: str) -> list[bool]:
    return ["Open Town" in text, "Hidden Town" in text]


def test_everybody_sees_public_members_and_no_warning(group: Group) -> None:
    text = page(None, group)
    assert seen(text) == [True, False]
    assert "should have at least" not in text


def test_the_office_sees_every_member_and_that_the_group_is_too_small(group: Group, lead: User) -> None:
    text = page(lead, group)
    assert seen(text) == [True, True]
    assert "The group has 2 members; it should have at least 3." in text


def test_a_member_of_the_group_sees_the_others(group: Group) -> None:
    sam = people.user("sam")
    seat_person(group, make.person(group.programme, "Sam", user=sam), kind=SeatKind.EXPERT, by=None)
    assert seen(page(sam, group)) == [True, True]
    assert "Copper group" in client_of(sam).get(reverse("groups:own_groups")).content.decode()
    assert seen(page(people.user("stranger"), group)) == [True, False]


def test_a_group_that_is_not_public_is_not_there_for_others(group: Group) -> None:
    Group.objects.filter(pk=group.pk).update(public=False)
    assert client_of(None).get(reverse("groups:group", args=[group.slug])).status_code == 404
    assert "Copper group" not in client_of(None).get(reverse("groups:groups")).content.decode()


def test_a_leader_changes_the_group_and_a_wrong_size_stores_nothing(group: Group) -> None:
    leader = people.user("leader")
    group.leaders.add(leader)
    address = reverse("groups:edit", args=[group.slug])
    wrong = client_of(leader).post(address, {"name_en": "Copper circle", "least": "5", "most": "2"})
    assert (wrong.status_code, "Copper circle" in wrong.content.decode()) == (422, True)
    client_of(leader).post(address, {"name_en": "Copper circle", "least": "2", "most": "5", "public": "on"})
    group.refresh_from_db()
    assert (str(group.name), group.least, group.most) == ("Copper circle", 2, 5)


def test_somebody_without_an_account_is_made_leader_by_a_link_in_a_letter(group: Group, lead: User) -> None:
    address = reverse("groups:add_leader", args=[group.slug])
    for email in ("New@Example.org", "not an address"):
        client_of(lead).post(address, {"email": email})
    letter = Letter.objects.get(kind="invitation")
    assert (letter.to, group.leaders.count()) == ("new@example.org", 0)
    token = letter.text.split("/claim/")[1].split("/")[0]
    new = people.user("new")
    client_of(new).post(reverse("accounts:claim", args=[token]))
    assert list(group.leaders.all()) == [new]


def test_the_office_ends_the_place_of_an_expert_but_not_a_members(group: Group, lead: User) -> None:
    expert = seat_person(group, make.person(group.programme, "Sam"), kind=SeatKind.EXPERT, by=None)
    member = group.seats.filter(kind=SeatKind.MEMBER).first()
    assert member is not None
    codes = [
        client_of(lead).post(reverse("groups:end_seat", args=[group.slug, seat.pk])).status_code
        for seat in (expert, member)
    ]
    expert.refresh_from_db()
    member.refresh_from_db()
    assert (codes, expert.until is None, member.until) == ([302, 404], False, None)
