"""Who may open which page of the register."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.make import register as make
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, OFFICE, World

from circulade.register.models import Contact, Expert, Project


def public_territory(world: World) -> dict[str, str]:
    return {"ref": make.territory(world.programme, "munich", "DE212").ref}


def hidden_territory(world: World) -> dict[str, str]:
    return {"ref": make.territory(world.programme, "secret-town", public=False).ref}


def public_organisation(world: World) -> dict[str, str]:
    return {"ref": make.organisation(world.programme, "city-works").ref}


def hidden_organisation(world: World) -> dict[str, str]:
    return {"ref": make.organisation(world.programme, "secret-works", public=False).ref}


def person(world: World) -> dict[str, int]:
    return {"pk": secret_contact(world).person.pk}


def contact(world: World) -> dict[str, int]:
    return {"pk": secret_contact(world).pk}


def secret_contact(world: World) -> Contact:
    works = make.organisation(world.programme, "secret-works", public=False)
    return make.contact(works, make.person(world.programme, "Pat Hidden"))


def office_organisation(world: World) -> dict[str, str]:
    return {"ref": secret_contact(world).organisation.ref}


def participation(world: World) -> dict[str, int]:
    territory = make.territory(world.programme, "secret-town", public=False)
    return {"pk": make.participation(territory, label="Secret group").pk}


def project(world: World) -> dict[str, str]:
    made = Project.objects.create(
        programme=world.programme, ref="secret-project", name={"en": "Secret Project"}
    )
    return {"ref": made.ref}


def everything(world: World) -> dict[str, str]:
    """Something secret in every list."""
    participation(world)
    project(world)
    Expert.objects.create(person=secret_contact(world).person)
    return {}


def two_secrets(world: World) -> dict[str, Any]:
    one, other = (make.territory(world.programme, f"secret-{end}", public=False) for end in ("town", "city"))
    return {"what": "territories", "kept": one.pk, "gone": other.pk}


LOOK_UP = {"names": "Town", "kinds": ["working_group"], "when": "now", "on": "2025-10-03"}
IMPORT = {"table": "name,kind,country\nLucca,city,IT\n", "do": "import"}
NOBODY: frozenset[str] = frozenset()
READERS = OFFICE | {"funder"}
EDITORS = frozenset({"administrator", "programme_manager", "selection_lead", "facilitator", "editor"})
SECRETS = ("Secret", "Pat Hidden", "pat@example.org")
LISTS = {
    "territories": READERS,
    "organisations": READERS,
    "people": OFFICE,
    "experts": OFFICE,
    "projects": READERS,
    "participations": READERS,
}
FORMS: tuple[tuple[str, Callable[[World], Mapping[str, Any]]], ...] = (
    *(
        (f"new_{what}", everything)
        for what in ("territory", "organisation", "person", "participation", "project")
    ),
    ("edit_territory", hidden_territory),
    ("decide_class", hidden_territory),
    ("edit_organisation", office_organisation),
    ("edit_person", person),
    ("edit_expert", person),
    ("new_contact", person),
    ("leave", contact),
    ("edit_participation", participation),
    ("edit_project", project),
)
ROWS = [
    *(
        Row(f"register:{name}", EVERYBODY)
        for name in ("territories", "organisations", "map", "map_data", "map_outlines")
    ),
    Row("register:territory", EVERYBODY, public_territory),
    Row("register:territory", NOBODY, hidden_territory, secret=("Secret Town",), hidden=True),
    Row("register:organisation", EVERYBODY, public_organisation),
    Row("register:organisation", NOBODY, hidden_organisation, secret=("Secret Works",), hidden=True),
    *(Row(f"register:office_{what}", allowed, everything, secret=SECRETS) for what, allowed in LISTS.items()),
    *(
        Row(f"register:office_{what}", allowed, everything, query="?format=csv", secret=SECRETS)
        for what, allowed in LISTS.items()
    ),
    Row("register:duplicates", EDITORS, everything, query="?what=people&format=csv", secret=SECRETS),
    Row("register:office_territory", READERS, hidden_territory, secret=SECRETS),
    Row("register:office_organisation", READERS, office_organisation, secret=SECRETS),
    Row("register:office_person", OFFICE, person, secret=SECRETS),
    Row("register:who_is_where", READERS, everything, secret=SECRETS),
    Row("register:who_is_where", READERS, everything, method="post", data=LOOK_UP, secret=SECRETS),
    Row("register:data_sources", EVERYBODY),
    Row("register:import_territories", EDITORS, everything, secret=SECRETS),
    Row("register:import_territories", EDITORS, method="post", data=IMPORT, accepted=(400,)),
    Row("register:duplicates", EDITORS, everything, query="?what=people", secret=SECRETS),
    Row("register:merge", EDITORS, two_secrets, secret=SECRETS),
    Row("register:merge", EDITORS, two_secrets, method="post", secret=SECRETS),
    *(Row(f"register:{name}", EDITORS, kwargs, secret=SECRETS) for name, kwargs in FORMS),
    *(
        Row(f"register:{name}", EDITORS, kwargs, method="post", data={}, secret=SECRETS, accepted=(400,))
        for name, kwargs in FORMS
    ),
]
