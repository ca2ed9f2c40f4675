"""Who may use the addresses of assessment."""

from collections.abc import Mapping
from typing import Any

from tests.make import assessing as make
from tests.permissions.rows import Row
from tests.permissions.world import LEADS, OFFICE, OWNER, SIGNED_IN, World

from circulade.calls.domain.assessors import Profile, add_assessor
from circulade.calls.domain.conflicts import record_conflict
from circulade.calls.models import Application, Assessment, Call

SECRET = "Secret-les-Bains"
OWN = frozenset({OWNER})


def _given(world: World) -> Assessment:
    """Make an application that OWNER assesses, and one that nobody does."""

    def made() -> Assessment:
        call = make.call(world.programme, applications=2, slug="assessed", title={"en": "Assessed"})
        Application.objects.filter(call=call).update(name=SECRET)
        profile = Profile(languages=["en"], country="AT", expertise=["Hidden skill"])
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


def scored(world: World) -> Mapping[str, Any]:
    given = make.score(_given(world))
    Assessment.objects.filter(pk=given.pk).update(comment="A hidden thought")
    return call(world)


def scored_one(world: World) -> Mapping[str, Any]:
    scored(world)
    return application(world)


def conflict(world: World) -> Mapping[str, Any]:
    about, person = make.applications(_call(world))[1], world.people["member"]
    made = record_conflict(about, user=person, reason="Was there once", by=None, now=make.NOW)
    return {"slug": _call(world).slug, "pk": made.pk}


def conflicts(world: World) -> Mapping[str, Any]:
    return {"slug": conflict(world)["slug"]}


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
    Row("calls:office_selection", LEADS | {"funder"}, call),
    Row("calls:assessment", LEADS, call, secret=(SECRET,)),
    Row("calls:assessment_plan", LEADS, call),
    Row("calls:assessment_plan", LEADS, call, method="post", data={"seed": "4 May"}),
    Row("calls:export_scores", LEADS, scored, secret=(SECRET, "A hidden thought")),
    Row("calls:conflicts", LEADS, conflicts, secret=(SECRET, "Was there once")),
    Row("calls:conflicts", LEADS, conflicts, query="?format=csv", secret=(SECRET, "Was there once")),
    Row("calls:conflicts", LEADS, call, method="post"),
    Row("calls:lift_conflict", LEADS, conflict, secret=("Was there once",)),
    Row("calls:assessors", LEADS, call, secret=("owner@example.org",)),
    Row("calls:assessors", LEADS, call, method="post", data={"email": "x@example.org", "load": "3"}),
    Row("calls:assessor", LEADS, assessor, secret=("Hidden skill",)),
    Row("calls:assessor_leaves", LEADS, assessor, method="post"),
    Row("calls:assignment", LEADS, call, secret=(SECRET,)),
    Row("calls:assignment", LEADS, call, query="?format=csv", secret=(SECRET,)),
    Row("calls:apply_assignment", LEADS, call, method="post", data={"sha256": "0"}),
    Row("calls:assessor_letters", LEADS, call, method="post"),
    Row("calls:application_assessments", LEADS, scored_one, secret=(SECRET, "A hidden thought")),
    Row("calls:pair", LEADS, application, method="post", data={"assessor": "A1"}),
    Row("calls:discussion", LEADS, application, method="post"),
    Row("calls:card_from_feedback", LEADS, scored_one, method="post"),
    Row("calls:consensus", LEADS, application, method="post", accepted=(422,)),
    Row("calls:record_conflict", LEADS, application, method="post", accepted=(422,)),
    Row("calls:own_conflict", OFFICE, application),
    Row("calls:own_conflict", OFFICE, application, method="post", data={"reason": "Was there"}),
]
