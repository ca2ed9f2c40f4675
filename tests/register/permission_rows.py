"""Who may open which page of the register."""

from tests.make import register as make
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, World


def public_territory(world: World) -> dict[str, str]:
    return {"ref": make.territory(world.programme, "munich", "DE212").ref}


def hidden_territory(world: World) -> dict[str, str]:
    return {"ref": make.territory(world.programme, "secret-town", public=False).ref}


def public_organisation(world: World) -> dict[str, str]:
    return {"ref": make.organisation(world.programme, "city-works").ref}


def hidden_organisation(world: World) -> dict[str, str]:
    return {"ref": make.organisation(world.programme, "secret-works", public=False).ref}


NOBODY: frozenset[str] = frozenset()
ROWS = [
    *(
        Row(f"register:{name}", EVERYBODY)
        for name in ("territories", "organisations", "map", "map_data", "map_outlines")
    ),
    Row("register:territory", EVERYBODY, public_territory),
    Row("register:territory", NOBODY, hidden_territory, secret=("Secret Town",), hidden=True),
    Row("register:organisation", EVERYBODY, public_organisation),
    Row("register:organisation", NOBODY, hidden_organisation, secret=("Secret Works",), hidden=True),
]
