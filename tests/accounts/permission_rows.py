"""Who may use the addresses of `accounts`."""

from collections.abc import Mapping
from typing import Any

from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, OFFICE, OWNER, SIGNED_IN, World

from circulade.accounts.domain.claims import make_claim
from circulade.accounts.domain.tokens import make_token
from circulade.accounts.enums import ClaimPurpose, Role

ADMINISTRATOR = frozenset({"administrator"})


def claim(world: World) -> Mapping[str, str]:
    """Make a link that whoever holds it may open."""
    return {"token": invitation(world)[1]}


def invitation(world: World) -> tuple[Any, str]:
    return make_claim(
        purpose=ClaimPurpose.ROLE,
        about=None,
        email="invited@example.org",
        programme=world.programme,
        by=None,
        role=Role.ANALYST,
    )


def open_invitation(world: World) -> Mapping[str, Any]:
    return {"pk": invitation(world)[0].pk}


def listed_invitation(world: World) -> Mapping[str, Any]:
    invitation(world)
    return {}


def grant(world: World) -> Mapping[str, int]:
    return {"pk": world.people["analyst"].grants.get().pk}


def token(world: World) -> Mapping[str, int]:
    return {"pk": make_token(world.people[OWNER], programme=world.programme, name="mine")[0].pk}


ROWS = [
    Row("accounts:claim", EVERYBODY, kwargs=claim),
    Row("accounts:people", ADMINISTRATOR, kwargs=listed_invitation, secret=("invited@example.org",)),
    Row("accounts:people", ADMINISTRATOR, method="post", data={"email": "x@example.org", "role": "analyst"}),
    Row("accounts:end_role", ADMINISTRATOR, kwargs=grant, method="post"),
    Row("accounts:revoke_invitation", ADMINISTRATOR, kwargs=open_invitation, method="post"),
    Row("accounts:programme", ADMINISTRATOR, secret=("office@example.org",)),
    Row("accounts:profile", SIGNED_IN),
    Row("accounts:tokens", OFFICE | {"funder"}),
    Row("accounts:revoke_token", frozenset({OWNER}), kwargs=token, method="post"),
]
