"""Who may use the addresses of `accounts`."""

from collections.abc import Mapping

from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, World

from circulade.accounts.domain.claims import make_claim
from circulade.accounts.enums import ClaimPurpose, Role


def claim(world: World) -> Mapping[str, str]:
    """Make a link that whoever holds it may open."""
    _, token = make_claim(
        purpose=ClaimPurpose.ROLE,
        about=None,
        email="new@example.org",
        programme=world.programme,
        by=None,
        role=Role.ANALYST,
    )
    return {"token": token}


ROWS = [Row("accounts:claim", EVERYBODY, kwargs=claim)]
