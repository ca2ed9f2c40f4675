"""Who may use the addresses of the urban mine."""

from collections.abc import Mapping
from typing import Any

from tests.make import urbanmine as make
from tests.permissions.rows import Row, sharing
from tests.permissions.world import EVERYBODY, MANAGERS, OFFICE, World

from circulade.urbanmine.models import MineStudy

SECRET = "Hidden Panels"
READERS = OFFICE | {"funder"}
ANALYSTS = MANAGERS | {"analyst"}


def _study(world: World) -> MineStudy:
    return make.study(world.programme, title=SECRET)


def drafted(world: World) -> Mapping[str, Any]:
    return {"ref": _study(world).ref}


def listed(world: World) -> Mapping[str, Any]:
    _study(world)
    return {}


def sheet(world: World) -> Mapping[str, Any]:
    return {"ref": _study(world).ref, "name": "points"}


def product(world: World) -> Mapping[str, Any]:
    return {"ref": _study(world).ref, "key": "pv"}


def computed(world: World) -> Mapping[str, Any]:
    study = world.once("urbanmine:computed", lambda: make.computed(world.programme, title=SECRET))
    return {"ref": study.ref}


def chart(world: World) -> Mapping[str, Any]:
    return {**computed(world), "name": "stock", "kind": "csv"}


def file(world: World) -> Mapping[str, Any]:
    return {**computed(world), "kind": "results.csv"}


def published(world: World) -> Mapping[str, Any]:
    study = world.once("urbanmine:published", lambda: make.published(world.programme, title="Open Panels"))
    return {"ref": study.ref}


def public_chart(world: World) -> Mapping[str, Any]:
    return {**published(world), "name": "stock", "kind": "csv"}


def public_file(world: World) -> Mapping[str, Any]:
    return {**published(world), "kind": "results.csv"}


SECRETS = (SECRET,)
BAD = (422,)
COMPUTED = [
    Row("urbanmine:public_result", READERS, kwargs=computed, secret=SECRETS, hidden=True),
    Row("urbanmine:public_chart", READERS, kwargs=chart, secret=("Panels P5",), hidden=True),
    Row("urbanmine:public_file", READERS, kwargs=file, secret=("baseline,pv",), hidden=True),
    Row("urbanmine:result", READERS, kwargs=computed, secret=SECRETS),
    Row("urbanmine:result", READERS, kwargs=computed, query="?part=comparison", secret=SECRETS),
    Row("urbanmine:chart", READERS, kwargs=chart, secret=("Panels P5",)),
    Row("urbanmine:results_file", READERS, kwargs=file, secret=("baseline,pv",)),
]
PUBLISHED = [
    Row("urbanmine:public_result", EVERYBODY, kwargs=published),
    Row("urbanmine:public_chart", EVERYBODY, kwargs=public_chart),
    Row("urbanmine:public_file", EVERYBODY, kwargs=public_file),
]
ROWS = [
    *sharing(computed, COMPUTED),
    *sharing(published, PUBLISHED),
    Row("urbanmine:public_studies", EVERYBODY, kwargs=listed),
    Row("urbanmine:studies", READERS, kwargs=listed, secret=SECRETS),
    Row("urbanmine:new", ANALYSTS),
    Row("urbanmine:study", READERS, kwargs=drafted, secret=SECRETS),
    Row("urbanmine:edit", ANALYSTS, kwargs=drafted, secret=SECRETS),
    Row("urbanmine:add", ANALYSTS, kwargs=drafted, secret=SECRETS),
    Row("urbanmine:sheet", READERS, kwargs=sheet, secret=SECRETS),
    Row("urbanmine:sheet", ANALYSTS, kwargs=sheet, method="post", data={"row-1-value": "1"}),
    Row("urbanmine:product", READERS, kwargs=product, secret=SECRETS),
    Row("urbanmine:product", ANALYSTS, kwargs=product, method="post", data={"row-1-value": "1"}),
    Row("urbanmine:workbook", READERS, kwargs=drafted, secret=SECRETS),
    Row("urbanmine:import", ANALYSTS, kwargs=drafted, secret=SECRETS),
    Row("urbanmine:import", ANALYSTS, kwargs=drafted, method="post", accepted=BAD),
    Row("urbanmine:compute", ANALYSTS, kwargs=drafted, method="post"),
    Row("urbanmine:progress", READERS, kwargs=drafted),
    Row(
        "urbanmine:calibrate",
        ANALYSTS,
        kwargs=computed,
        method="post",
        data={"product": "pv", "year": "2024"},
    ),
    Row("urbanmine:publish", ANALYSTS, kwargs=drafted, method="post"),
    Row("urbanmine:withdraw", ANALYSTS, kwargs=drafted, method="post"),
    Row("urbanmine:share", ANALYSTS, kwargs=drafted, method="post"),
]
