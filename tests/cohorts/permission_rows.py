"""Who may use the addresses of `cohorts`: whoever may select for the thing, here a team's administrator."""

from collections.abc import Mapping
from typing import Any

from tests.make import cohorts as make
from tests.permissions.rows import Row
from tests.permissions.world import World

from circulade.cohorts.domain.editing import mark_of
from circulade.cohorts.domain.panel import decide_in_panel
from circulade.cohorts.domain.selections import select_cohort
from circulade.cohorts.enums import PanelAction

ALLOWED = frozenset({"administrator"})
SECRET = ("Name of a", "4 May 2026", "a reason of the panel")


def rules(world: World) -> Mapping[str, Any]:
    made = make.rule_set({"a": 5, "b": 4, "c": 3})
    decide_in_panel(
        made,
        ref="c",
        action=PanelAction.INCLUDE,
        reason="a reason of the panel",
        people="Panel",
        by=world.people["administrator"],
    )
    return {"pk": made.pk}


def bound(world: World) -> Mapping[str, Any]:
    return {**rules(world), "kind": "bound"}


def standing(world: World) -> Mapping[str, Any]:
    made = make.rule_set({"a": 5}, rules={"caps": [{"attribute": "country", "most": 1, "track": None}]})
    return {"pk": made.pk, "kind": "cap", "mark": mark_of(made.rules["caps"][0])}


def decision(world: World) -> Mapping[str, Any]:
    made = rules(world)
    return {**made, "decision": make.RuleSet.objects.get(pk=made["pk"]).panel_decisions.get().pk}


def selection(world: World) -> Mapping[str, Any]:
    made = make.RuleSet.objects.get(pk=rules(world)["pk"])
    return {"pk": select_cohort(made, by=world.people["administrator"]).pk}


def impossible(world: World) -> Mapping[str, Any]:
    made = rules(world)
    held = make.RuleSet.objects.get(pk=made["pk"])
    held.rules["bounds"] = [{"attribute": "country", "value": "SE", "least": 1}]
    held.save()
    return made


def compared(world: World) -> str:
    """Ask for two selections that differ in one applicant."""
    made = make.RuleSet.objects.get()
    first = select_cohort(made, by=world.people["administrator"])
    make.SOURCE.scores["a"] = 1
    second = select_cohort(made, by=world.people["administrator"])
    return f"?first={first.pk}&second={second.pk}"


def table(world: World) -> Mapping[str, Any]:
    return {**selection(world), "kind": "csv"}


ROWS = [
    Row("cohorts:studio", ALLOWED, kwargs=rules, secret=SECRET),
    Row("cohorts:check", ALLOWED, kwargs=impossible, secret=("Sweden", "is impossible")),
    Row("cohorts:add_rule", ALLOWED, kwargs=bound, secret=("Finland", "Pilots")),
    Row("cohorts:change_rule", ALLOWED, kwargs=standing),
    Row("cohorts:remove_rule", ALLOWED, kwargs=rules, method="post", data={"kind": "caps", "number": "0"}),
    Row("cohorts:settings", ALLOWED, kwargs=rules, secret=SECRET),
    Row("cohorts:compute", ALLOWED, kwargs=rules, method="post"),
    Row("cohorts:compare", ALLOWED, kwargs=rules, asked=compared, secret=("Name of a",)),
    Row("cohorts:panel", ALLOWED, kwargs=rules, secret=SECRET),
    Row("cohorts:revoke_panel_decision", ALLOWED, kwargs=decision, method="post"),
    Row("cohorts:result", ALLOWED, kwargs=selection, secret=SECRET),
    Row("cohorts:propose", ALLOWED, kwargs=selection, method="post"),
    Row("cohorts:decide", ALLOWED, kwargs=selection, method="post"),
    Row("cohorts:table", ALLOWED, kwargs=table, secret=SECRET),
]
