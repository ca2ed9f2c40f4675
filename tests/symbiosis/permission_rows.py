"""Who may use the addresses of industrial symbiosis; volumes and names are what could leak."""

from collections.abc import Mapping
from typing import Any

from tests.make import symbiosis as make
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, MANAGERS, OFFICE, SIGNED_IN, World

from circulade.symbiosis.domain.districts import add_authority, bar
from circulade.symbiosis.domain.hubs import add_hub, add_treatment
from circulade.symbiosis.domain.kinds import state_terms
from circulade.symbiosis.domain.links import agree, begin_link
from circulade.symbiosis.domain.planning import ask_for_plan, compute_plan
from circulade.symbiosis.domain.recording import record_border, record_year
from circulade.symbiosis.domain.sites import add_partner
from circulade.symbiosis.models import District, Site, Stream, SymbiosisLink

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


def unconfirmed(world: World) -> Mapping[str, Any]:
    return {"ref": make.have(_site(world), code="").district.ref}


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


def _link(world: World) -> SymbiosisLink:
    have = _stream(world)
    made = begin_link(have, make.want(make.site(have.district, "Secret Kiln")), by=None)
    return agree(made, "have", by=None)


def link(world: World) -> Mapping[str, Any]:
    found = _link(world)
    return {"ref": found.district.ref, "pk": found.pk}


def link_desk(world: World) -> Mapping[str, Any]:
    return {"ref": _link(world).district.ref}


def moved(world: World) -> Mapping[str, Any]:
    return {**link(world), "what": "link"}


def reported(world: World) -> Mapping[str, Any]:
    found = _link(world)
    record_year(found, year=2026, tonnes=4321.0, landfill=4321.0, by=None)
    return {"ref": found.district.ref}


def border(world: World) -> Mapping[str, Any]:
    district = _stream(world).district
    rule = record_border(district, by=None, leaves="NL", enters="BE", source="a law")
    return {"ref": district.ref, "pk": rule.pk}


def hub(world: World) -> Mapping[str, Any]:
    district = _stream(world).district
    values = {"name": "Hub", "process": "wash", "tonnes": 100.0, "fixed_cost": 1.0}
    made = add_hub(district, by=None, latitude=51.92, longitude=4.48, **values)
    return {"ref": district.ref, "pk": made.pk}


def treatment(world: World) -> Mapping[str, Any]:
    district = _stream(world).district
    values = {"process": "wash", "code": "10 01 02", "output": "10 01 01", "gives": 1.0, "cost": 1.0}
    return {"ref": district.ref, "pk": add_treatment(district, by=None, on=make.DAY, **values).pk}


def stated(world: World) -> Mapping[str, Any]:
    district = _stream(world).district
    values = {"per_unit": 2.0, "per_unit_km": 1.0, "longest_km": 5.0, "loss": 1.0}
    return {"ref": district.ref, "pk": state_terms(district, "heat", by=None, **values).pk}


def drawn(world: World) -> Mapping[str, Any]:
    return {**planned(world), "name": "flows", "kind": "csv"}


def planned(world: World) -> Mapping[str, Any]:
    have = _stream(world)
    make.want(make.site(have.district, "Kiln"))
    plan = compute_plan(ask_for_plan(have.district, title="Best", on=make.DAY, by=None), by=None)
    return {"ref": have.district.ref, "pk": plan.pk}


def public(world: World) -> Mapping[str, Any]:
    district = make.district(world.programme, title="Open quay", public=True)
    make.have(make.site(district, SECRET))
    return {"ref": district.ref}


def own(world: World) -> Mapping[str, Any]:
    """The owner speaks for the site."""
    site = _stream(world).site
    add_partner(site, world.people["owner"].email, by=None)
    return {"pk": site.pk}


def own_stream(world: World) -> Mapping[str, Any]:
    stream = _stream(world)
    add_partner(stream.site, world.people["owner"].email, by=None)
    return {"pk": stream.pk}


def own_link(world: World) -> Mapping[str, Any]:
    """The owner speaks for the side that wants, and has not agreed."""
    found = _link(world)
    add_partner(found.want.site, world.people["owner"].email, by=None)
    return {"pk": found.pk}


def asked(world: World) -> Mapping[str, Any]:
    own_link(world)
    return {}


OWNER = frozenset({"owner"})
SECRETS = (SECRET, VOLUME, "4321")
BAD = (422,)
ROWS = [
    Row("symbiosis:public_districts", EVERYBODY, kwargs=listed),
    Row("symbiosis:public_district", EVERYBODY, kwargs=public),
    Row("symbiosis:public_district", frozenset(), kwargs=desk, secret=SECRETS, hidden=True),
    Row("symbiosis:own_sites", SIGNED_IN, kwargs=asked),
    Row("symbiosis:own_site", OWNER, kwargs=own, secret=SECRETS, hidden=True),
    Row("symbiosis:own_open", OWNER, kwargs=own, method="post", hidden=True),
    Row("symbiosis:own_new_stream", OWNER, kwargs=own, secret=SECRETS, hidden=True),
    Row("symbiosis:own_edit_stream", OWNER, kwargs=own_stream, secret=SECRETS, hidden=True),
    Row("symbiosis:own_edit", OWNER, kwargs=own, secret=SECRETS, hidden=True),
    Row("symbiosis:own_edit", OWNER, kwargs=own, method="post", accepted=BAD, hidden=True),
    Row("symbiosis:own_withdraw", OWNER, kwargs=own_stream, method="post", hidden=True),
    Row("symbiosis:own_answer", OWNER, kwargs=own_link, method="post", data={"side": "want"}, hidden=True),
    Row("symbiosis:districts", READERS, kwargs=listed, secret=SECRETS),
    Row("symbiosis:new", FACILITATORS),
    Row("symbiosis:new", FACILITATORS, method="post", accepted=BAD),
    Row("symbiosis:district", FACILITATORS, kwargs=desk, secret=SECRETS),
    Row("symbiosis:edit", FACILITATORS, kwargs=desk, secret=SECRETS),
    Row("symbiosis:authority", FACILITATORS, kwargs=desk, method="post"),
    Row("symbiosis:drop_authority", FACILITATORS, kwargs=authority, method="post"),
    Row("symbiosis:barrier", FACILITATORS, kwargs=desk, method="post"),
    Row("symbiosis:drop_barrier", FACILITATORS, kwargs=barrier, method="post"),
    Row("symbiosis:confirming", FACILITATORS, kwargs=unconfirmed, secret=SECRETS),
    Row("symbiosis:confirming", FACILITATORS, kwargs=unconfirmed, method="post"),
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
    Row("symbiosis:collection", FACILITATORS, kwargs=desk),
    Row("symbiosis:collection", FACILITATORS, kwargs=desk, method="post", accepted=BAD),
    Row("symbiosis:streams", FACILITATORS, kwargs=desk, secret=SECRETS),
    Row("symbiosis:streams", FACILITATORS, kwargs=desk, secret=SECRETS, query="?format=csv"),
    Row("symbiosis:stream", FACILITATORS, kwargs=stream, secret=SECRETS),
    Row("symbiosis:edit_stream", FACILITATORS, kwargs=stream, secret=SECRETS),
    Row("symbiosis:codes", FACILITATORS, kwargs=stream, method="post"),
    Row("symbiosis:withdraw", FACILITATORS, kwargs=stream, method="post"),
    Row("symbiosis:leads", FACILITATORS, kwargs=link_desk, secret=SECRETS),
    Row("symbiosis:leads", FACILITATORS, kwargs=link_desk, secret=SECRETS, query="?format=json"),
    Row("symbiosis:begin", FACILITATORS, kwargs=desk, method="post"),
    Row("symbiosis:links", FACILITATORS, kwargs=link_desk, secret=SECRETS),
    Row("symbiosis:link", FACILITATORS, kwargs=link, secret=SECRETS),
    Row("symbiosis:consent", FACILITATORS, kwargs=link, method="post", data={"side": "want"}),
    Row("symbiosis:ask", FACILITATORS, kwargs=link, secret=SECRETS),
    Row("symbiosis:change_link", FACILITATORS, kwargs=moved, method="post", data={"note": "x"}),
    Row("symbiosis:report", FACILITATORS, kwargs=reported, secret=SECRETS),
    Row("symbiosis:network", FACILITATORS, kwargs=desk),
    Row("symbiosis:network", FACILITATORS, kwargs=desk, method="post", accepted=BAD),
    Row("symbiosis:plan", FACILITATORS, kwargs=planned, secret=SECRETS),
    Row("symbiosis:plan", FACILITATORS, kwargs=planned, secret=SECRETS, query="?format=csv"),
    Row("symbiosis:chart", FACILITATORS, kwargs=drawn, secret=SECRETS),
    Row("symbiosis:plan_progress", FACILITATORS, kwargs=planned),
    Row("symbiosis:borders", FACILITATORS, kwargs=desk),
    Row("symbiosis:borders", FACILITATORS, kwargs=desk, method="post", accepted=BAD),
    Row("symbiosis:drop_border", FACILITATORS, kwargs=border, method="post"),
    Row("symbiosis:hubs", FACILITATORS, kwargs=desk),
    Row("symbiosis:hubs", FACILITATORS, kwargs=desk, method="post", accepted=BAD),
    Row("symbiosis:drop_hub", FACILITATORS, kwargs=hub, method="post"),
    Row("symbiosis:drop_treatment", FACILITATORS, kwargs=treatment, method="post"),
    Row("symbiosis:kinds", FACILITATORS, kwargs=desk),
    Row("symbiosis:kinds", FACILITATORS, kwargs=desk, method="post", accepted=BAD),
    Row("symbiosis:drop_kind", FACILITATORS, kwargs=stated, method="post"),
]
