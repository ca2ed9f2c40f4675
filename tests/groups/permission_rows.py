"""Who may use the addresses of groups."""

from collections.abc import Mapping
from typing import Any

from tests.make import register as make
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, LEADS, OFFICE, OWNER, SIGNED_IN, World

from circulade.groups.domain.forming import form_group, seat_member, seat_person
from circulade.groups.enums import GroupKind, SeatKind
from circulade.groups.models import Group

SECRET = "Hidden Town"


def _group(world: World, *, public: bool = False) -> Group:
    """Form a group that OWNER leads, with a member that is not public."""
    group = form_group(
        world.programme, slug="copper", name={"en": "Copper group"}, kind=GroupKind.COMMUNITY, by=None
    )
    Group.objects.filter(pk=group.pk).update(public=public)
    group.leaders.add(world.people[OWNER])
    town = make.territory(world.programme, "hidden-town", public=False)
    seat_member(group, make.participation(town), by=None)
    return group


def listed(world: World) -> Mapping[str, Any]:
    _group(world)
    return {}


def hidden(world: World) -> Mapping[str, Any]:
    return {"slug": _group(world).slug}


def public(world: World) -> Mapping[str, Any]:
    return {"slug": _group(world, public=True).slug}


def leader(world: World) -> Mapping[str, Any]:
    return {"slug": _group(world).slug, "pk": world.people[OWNER].pk}


def seat(world: World) -> Mapping[str, Any]:
    group = _group(world)
    person = make.person(world.programme, "Sam Secret")
    return {"slug": group.slug, "pk": seat_person(group, person, kind=SeatKind.EXPERT, by=None).pk}


INSIDE = OFFICE | {OWNER}
SECRETS = (SECRET, "Copper group")
ROWS = [
    Row("groups:groups", EVERYBODY, kwargs=listed),
    Row("groups:group", EVERYBODY, kwargs=public),
    Row("groups:group", INSIDE, kwargs=hidden, secret=SECRETS, hidden=True),
    Row("groups:edit", LEADS | {OWNER}, kwargs=hidden, secret=SECRETS),
    Row("groups:add_leader", LEADS, kwargs=hidden, method="post", data={"email": "x@example.org"}),
    Row("groups:remove_leader", LEADS, kwargs=leader, method="post"),
    Row("groups:add_seat", LEADS, kwargs=hidden, method="post"),
    Row("groups:end_seat", LEADS, kwargs=seat, method="post"),
    Row("groups:own_groups", SIGNED_IN),
    Row("groups:office_groups", OFFICE | {"funder"}, kwargs=listed, secret=("Copper group",)),
]
