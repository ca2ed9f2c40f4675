"""Who may use the addresses of assessment."""

from collections.abc import Mapping
from typing import Any

from tests.make import assessing as make
from tests.permissions.rows import Row
from tests.permissions.world import OWNER, SIGNED_IN, World

from circulade.calls.domain.assessors import Profile, add_assessor
from circulade.calls.models import Application, Assessment, Call

SECRET = "Secret-les-Bains"
OWN = frozenset({OWNER})


def _given(world: World) -> Assessment:
    """Make an application that OWNER assesses, and one that nobody does."""

    def made() -> Assessment:
        call = make.call(world.programme, applications=2, slug="assessed", title={"en": "Assessed"})
        Application.objects.filter(call=call).update(name=SECRET)
        profile = Profile(languages=["en"], country="AT")
        assessor = add_assessor(call, user=world.people[OWNER], profile=profile, by=None, now=make.NOW)
        return make.assessment(call, assessor)

    found: Assessment = world.once("calls:assessed", made)
    return found


def given(world: World) -> Mapping[str, Any]:
    return {"pk": _given(world).pk}


def listed(world: World) -> Mapping[str, Any]:
    _given(world)
    return {}


def _call(world: World) -> Call:
    return _given(world).application.call


def call(world: World) -> Mapping[str, Any]:
    return {"slug": _call(world).slug}


def application(world: World) -> Mapping[str, Any]:
    return {"slug": _call(world).slug, "ref": _given(world).application.ref}


def assessor(world: World) -> Mapping[str, Any]:
    return {"slug": _call(world).slug, "pk": _given(world).assessor.pk}


def _own(name: str, method: str = "get", **options: Any) -> Row:
    return Row(name, OWN, given, method=method, secret=(SECRET,), hidden=True, **options)


ROWS = [
    Row("calls:assess_files", SIGNED_IN, listed),
    _own("calls:assess"),
    _own("calls:assess", "post", data={"save": "1", "score-commitment": "3"}),
    _own("calls:assess_autosave", "post", data={"score-commitment": "3"}),
    _own("calls:assess_reopen", "post"),
    _own("calls:assess_conflict"),
    _own("calls:assess_conflict", "post", data={"reason": "Worked there"}),
]
