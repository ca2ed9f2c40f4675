"""Roles are given and taken with a trail; somebody always administers."""

from datetime import date

import pytest
from django.db import IntegrityError
from tests.make import accounts as make

from circulade.accounts.domain.people import invite_to_role
from circulade.accounts.domain.roles import RoleRefused, end_role, grant_role
from circulade.accounts.enums import Role
from circulade.accounts.models import ClaimLink, RoleGrant, Team
from circulade.accounts.queries import roles_in
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db


def test_a_role_granted_twice_is_held_once() -> None:
    programme, ann = make.programme(), make.user("ann")
    first = grant_role(ann, role=Role.ANALYST, programme=programme, by=None)
    assert grant_role(ann, role=Role.ANALYST, programme=programme, by=None) == first
    assert RoleGrant.objects.count() == 1


def test_the_last_administrator_stays() -> None:
    programme, ann, bea = make.programme(), make.user("ann"), make.user("bea")
    first = grant_role(ann, role=Role.ADMINISTRATOR, programme=programme, by=None)
    with pytest.raises(RoleRefused, match="last administrator"):
        end_role(first, by=ann)
    grant_role(bea, role=Role.ADMINISTRATOR, programme=programme, by=ann)
    end_role(first, by=bea)
    assert roles_in(make.User.objects.get(pk=ann.pk), programme.pk) == frozenset()


def test_a_role_for_one_team_counts_only_there() -> None:
    programme, ann = make.programme(), make.user("ann")
    north = Team.objects.create(programme=programme, slug="north", name={"en": "North"})
    grant_role(ann, role=Role.EDITOR, programme=programme, team=north, by=None, since=date(2020, 1, 1))
    assert (roles_in(ann, programme.pk), roles_in(ann, programme.pk, team_id=north.pk)) == (
        frozenset(),
        frozenset({Role.EDITOR}),
    )


def test_a_team_of_another_programme_is_refused() -> None:
    elsewhere = Team.objects.create(programme=make.programme("other"), slug="x", name={"en": "X"})
    with pytest.raises(RoleRefused, match="another programme"):
        grant_role(make.user("ann"), role=Role.EDITOR, programme=make.programme(), team=elsewhere, by=None)


def test_somebody_with_an_account_gets_the_role_at_once_and_others_a_letter() -> None:
    programme, ann, bea = make.programme(), make.user("ann"), make.user("bea")
    assert (
        invite_to_role("BEA@example.org", role=Role.FUNDER, programme=programme, by=ann) == bea.grants.get()
    )
    link = invite_to_role("new@example.org", role=Role.FUNDER, programme=programme, by=ann)
    assert isinstance(link, ClaimLink)
    letter = Letter.objects.get()
    assert (letter.to, letter.state, "/claim/" in letter.text) == ("new@example.org", "queued", True)


@pytest.mark.parametrize("in_team", [False, True])
def test_no_database_holds_the_same_role_twice(in_team: bool) -> None:
    programme, user = make.programme(), make.user("ann")
    team = Team.objects.create(programme=programme, name="Beginning") if in_team else None
    once = {
        "user": user,
        "programme": programme,
        "team": team,
        "role": Role.ASSESSOR,
        "since": date(2025, 1, 1),
    }
    RoleGrant.objects.create(**once)
    with pytest.raises(IntegrityError):
        RoleGrant.objects.create(**once)
