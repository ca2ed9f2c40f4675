"""Workspaces: who lands where."""

import pytest
from django.test import Client
from tests.make import accounts as make

from circulade.accounts.enums import Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("roles", "lands"),
    [
        ((Role.PROGRAMME_MANAGER,), "/office/"),
        ((Role.FUNDER,), "/office/"),
        ((Role.ASSESSOR,), "/assess/"),
        ((Role.ASSESSOR, Role.SELECTION_LEAD), "/office/"),
        ((Role.MEMBER,), "/member/"),
        ((), "/member/"),
    ],
)
def test_everybody_lands_in_the_workspace_of_their_strongest_role(
    client: Client, roles: tuple[Role, ...], lands: str
) -> None:
    client.force_login(make.user("ann", *roles, programme=make.programme()))
    response = client.get("/workspace/")
    assert response["Location"] == lands
    assert client.get(lands).status_code == 200


@pytest.mark.parametrize("path", ["/office/", "/assess/"])
def test_a_member_cannot_enter_other_workspaces(client: Client, path: str) -> None:
    client.force_login(make.user("ann", Role.MEMBER, programme=make.programme()))
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", ["/workspace/", "/office/", "/assess/", "/member/"])
def test_strangers_are_asked_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path)["Location"] == f"/accounts/login/?next={path}"
