"""Who may use the addresses of imports, eligibility and clarifications."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from tests.make import calls as make
from tests.make import importing
from tests.permissions.rows import Row
from tests.permissions.world import LEADS, OFFICE, OWNER, World

from circulade.calls.domain.clarifications import ask
from circulade.calls.domain.eligibility import check_call
from circulade.calls.domain.importing import dry_run, start_import
from circulade.calls.enums import CallStage
from circulade.calls.models import Application, Call, Import

SECRET = "Secret-sur-Mer"
QUESTION = "Which secret river is it?"
OWN = frozenset({OWNER})


def _call(world: World) -> Call:
    """Make a closed call with an application of OWNER and a question to it."""

    def made() -> Call:
        call = importing.call(world.programme)
        application = make.submitted(call, world.people[OWNER], territory=SECRET, email="secret@example.org")
        Application.objects.filter(pk=application.pk).update(name=SECRET)
        Call.objects.filter(pk=call.pk).update(stage=CallStage.ELIGIBILITY)
        call.refresh_from_db()
        application = call.applications.get()
        now = timezone.now()
        ask(application, QUESTION, due_at=now + timedelta(days=3), by=world.people["selection_lead"], now=now)
        check_call(call)
        return call

    found: Call = world.once("call to check", made)
    return found


def _import(world: World) -> Import:
    def made() -> Import:
        content = importing.export({"c-1": importing.ROW | {"Territory": SECRET}})
        held = start_import(_call(world), name="export.xlsx", content=content, by=None, now=importing.NOW)
        dry_run(held)
        return held

    found: Import = world.once("import", made)
    return found


def call(world: World) -> Mapping[str, Any]:
    return {"slug": _call(world).slug}


def one_import(world: World) -> Mapping[str, Any]:
    return {"slug": _call(world).slug, "pk": _import(world).pk}


def one_file(world: World) -> Mapping[str, Any]:
    return {"slug": _call(world).slug, "ref": _call(world).applications.get(contribution_id="").ref}


def one_question(world: World) -> Mapping[str, Any]:
    application = _call(world).applications.get(contribution_id="")
    return {"pk": application.pk, "asked": application.clarifications.get().pk}


def row(name: str, allowed: frozenset[str], kwargs: Any, **more: Any) -> Row:
    return Row(f"calls:{name}", allowed, kwargs, secret=(SECRET, QUESTION), **more)


def problems_as(kind: str) -> Any:
    return lambda world: {**one_import(world), "kind": kind}


ROWS = [
    row("imports", LEADS, call),
    row("imports", LEADS, call, method="post", accepted=(422,)),
    row("import", LEADS, one_import),
    row("import_mapping", LEADS, one_import),
    row("import_mapping", LEADS, one_import, method="post"),
    row("import_check", LEADS, one_import, method="post"),
    *(row("import_problems", LEADS, problems_as(kind)) for kind in ("csv", "xlsx", "json")),
    row("imports", LEADS, call, query="?format=csv"),
    row("match_territories", LEADS, call, query="?format=csv"),
    row("take_over", LEADS, call, query="?format=csv"),
    row("import_apply", LEADS, one_import, method="post"),
    row("match_territories", LEADS, call),
    row("match_territories", LEADS, call, method="post", data={"sure": "1"}),
    row("match_territory", LEADS, one_file, method="post"),
    row("take_over", LEADS, call),
    row("take_over", LEADS, call, method="post"),
    row("eligibility", OFFICE, call),
    row("check_eligibility", LEADS, call, method="post"),
    row("accept_all_met", LEADS, call, method="post"),
    row("eligibility_file", OFFICE, one_file),
    row("decide_eligibility", LEADS, one_file, method="post", accepted=(422,)),
    row("reopen_eligibility", LEADS, one_file, method="post", accepted=(422,)),
    row("ask_clarification", OFFICE, one_file, method="post", accepted=(422,)),
    row("clarifications", OFFICE, call),
    row("clarification", OWN, one_question, hidden=True),
    row("clarification", OWN, one_question, method="post", accepted=(422,), hidden=True),
]
