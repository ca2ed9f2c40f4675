"""Who may use the addresses of industrial symbiosis; volumes and names are what could leak."""

from collections.abc import Mapping
from typing import Any

from tests.make import symbiosis as make
from tests.permissions.rows import Row
from tests.permissions.world import MANAGERS, OFFICE, World

from circulade.symbiosis.domain.districts import add_authority, bar
from circulade.symbiosis.domain.sites import add_partner
from circulade.symbiosis.models import District, Site, Stream

SECRET = "Hidden Smelter"
VOLUME = "4,321"
READERS = OFFICE | {"funder"}
FACILITATORS = MANAGERS | {"facilitator"}


def _district(world: World) -> District:
    return make.district(world.programme, title="Quay district")


def _site(world: World) -> Site:
    return make.site(_district(world), SECRET)


def _stream(world: World) -> Stream:
    return make.have(_site(world))


def listed(world: World) -> Mapping[str, Any]:
    _stream(world)
    return {}


def desk(world: World) -> Mapping[str, Any]:
    return {"ref": _stream(world).district.ref}


def site(world: World) -> Mapping[str, Any]:
    found = _stream(world).site
    return {"ref": found.district.ref, "site": found.ref}


def stream(world: World) -> Mapping[str, Any]:
    found = _stream(world)
    return {"ref": found.district.ref, "pk": found.pk}


def authority(world: World) -> Mapping[str, Any]:
    found = add_authority(_district(world), by=None, name="Board", competence="water")
    return {"ref": found.district.ref, "pk": found.pk}


def barrier(world: World) -> Mapping[str, Any]:
    one = _site(world)
    found = bar(one, make.site(one.district, "Kiln"), reason="x", by=None)
    return {"ref": one.district.ref, "pk": found.pk}


def partner(world: World) -> Mapping[str, Any]:
    found = _site(world)
    held = add_partner(found, world.people["member"].email, by=None)
    return {"ref": found.district.ref, "site": found.ref, "pk": held.pk}


SECRETS = (SECRET, VOLUME, "4321")
BAD = (422,)
ROWS = [
    Row("symbiosis:districts", READERS, kwargs=listed, secret=SECRETS),
    Row("symbiosis:new", FACILITATORS),
    Row("symbiosis:new", FACILITATORS, method="post", accepted=BAD),
    Row("symbiosis:district", FACILITATORS, kwargs=desk, secret=SECRETS),
    Row("symbiosis:edit", FACILITATORS, kwargs=desk, secret=SECRETS),
    Row("symbiosis:authority", FACILITATORS, kwargs=desk, method="post"),
    Row("symbiosis:drop_authority", FACILITATORS, kwargs=authority, method="post"),
    Row("symbiosis:barrier", FACILITATORS, kwargs=desk, method="post"),
    Row("symbiosis:drop_barrier", FACILITATORS, kwargs=barrier, method="post"),
    Row("symbiosis:sites", FACILITATORS, kwargs=desk, secret=SECRETS),
    Row("symbiosis:new_site", FACILITATORS, kwargs=desk),
    Row("symbiosis:new_site", FACILITATORS, kwargs=desk, method="post", accepted=BAD),
    Row("symbiosis:site", FACILITATORS, kwargs=site, secret=SECRETS),
    Row("symbiosis:edit_site", FACILITATORS, kwargs=site, secret=SECRETS),
    Row("symbiosis:open_site", FACILITATORS, kwargs=site, method="post"),
    Row("symbiosis:partner", FACILITATORS, kwargs=site, method="post"),
    Row("symbiosis:drop_partner", FACILITATORS, kwargs=partner, method="post"),
    Row("symbiosis:new_stream", FACILITATORS, kwargs=site),
    Row("symbiosis:new_stream", FACILITATORS, kwargs=site, method="post", accepted=BAD),
    Row("symbiosis:notes", FACILITATORS, kwargs=desk),
    Row("symbiosis:notes", FACILITATORS, kwargs=desk, method="post", accepted=BAD),
    Row("symbiosis:streams", FACILITATORS, kwargs=desk, secret=SECRETS),
    Row("symbiosis:streams", FACILITATORS, kwargs=desk, secret=SECRETS, query="?format=csv"),
    Row("symbiosis:stream", FACILITATORS, kwargs=stream, secret=SECRETS),
    Row("symbiosis:edit_stream", FACILITATORS, kwargs=stream, secret=SECRETS),
    Row("symbiosis:codes", FACILITATORS, kwargs=stream, method="post"),
    Row("symbiosis:withdraw", FACILITATORS, kwargs=stream, method="post"),
]
