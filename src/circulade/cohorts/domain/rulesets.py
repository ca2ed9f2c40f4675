"""The rules of one selection: kept as data, checked when changed, completed by what stands in the thing itself."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from circulade.accounts.models import User
from circulade.cohorts.enums import PanelAction
from circulade.cohorts.models import PanelDecision, RuleSet
from circulade.cohorts.sources import source_of
from circulade.core.domain.audit import audit
from circulade.engines.selection import Rules
from circulade.files.canonical import digest
from circulade.files.selection import rules_from_dict

# What the thing itself says (tracks and criteria of a call) is not said twice in the rule set.
FRAME = frozenset({"tracks", "weights", "scale", "min_assessments"})
# Both may speak of these: the thing's own come first.
SHARED = ("thresholds", "apart", "together")
PANEL = frozenset({"include", "exclude"})


class RulesChanged(Exception):
    """Somebody else changed the rules meanwhile; `theirs` is the rule set as it stands now."""

    def __init__(self, theirs: RuleSet) -> None:
        super().__init__("the rules were changed meanwhile: look at them, then change them again")
        self.theirs = theirs


class Locked(Exception):
    """The thing does not select now: the message says why and what to do."""


def rule_set_of(subject: models.Model) -> RuleSet:
    """Return the rule set of a thing, made at the first call."""
    rule_set, _ = RuleSet.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(subject),
        object_id=str(subject.pk),
        defaults={"programme_id": subject.programme_id, "rules": {}},  # type: ignore[attr-defined]  # every source has one
    )
    return rule_set


def complete(rule_set: RuleSet, *, rules: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the whole of RULES.json: own rules, the thing's frame, and the panel's decisions in force."""
    own = dict(rule_set.rules if rules is None else rules)
    frame = source_of(rule_set.about).frame(rule_set.about)
    panel: dict[str, list[dict[str, str]]] = {}
    for one in panel_decisions(rule_set):
        if one.revoked_at is not None:
            continue
        key = "include" if one.action == PanelAction.INCLUDE else "exclude"
        # The run holds no words of persons: the reason stands in a remark, named by its id.
        panel.setdefault(key, []).append({"ref": one.ref, "reason": f"remark {one.reason_id}"})
    shared = {key: [*frame.get(key, []), *own.get(key, [])] for key in SHARED}
    return {**own, **frame, **{key: rules for key, rules in shared.items() if rules}, **panel}


def panel_decisions(rule_set: RuleSet) -> list[PanelDecision]:
    """Return what the panel decided, taken back or not; read once for each time the rule set was read."""
    if "_panel_decisions" not in rule_set.__dict__:
        rule_set.__dict__["_panel_decisions"] = list(rule_set.panel_decisions.select_related("reason", "by"))
    found: list[PanelDecision] = rule_set.__dict__["_panel_decisions"]
    return found


def as_rules(value: Mapping[str, Any]) -> Rules:
    """Read rules as the engine takes them; raises RulesRefused with every problem by its path."""
    return rules_from_dict(json.loads(json.dumps(value), parse_float=Decimal))


def change_rules(
    rule_set: RuleSet,
    *,
    rules: Mapping[str, Any],
    by: User,
    revision: int,
    parameters: Mapping[str, Any] | None = None,
) -> RuleSet:
    """Store new rules; raises RulesRefused, RulesChanged or Locked, and then stores nothing."""
    own = {key: value for key, value in rules.items() if key not in FRAME | PANEL}
    as_rules(complete(rule_set, rules=own))
    with transaction.atomic():
        stored = RuleSet.objects.select_for_update().get(pk=rule_set.pk)
        if reason := source_of(stored.about).locked(stored.about):
            raise Locked(reason)
        if stored.revision != revision:
            raise RulesChanged(stored)
        asked = dict(stored.parameters if parameters is None else parameters)
        if (stored.rules, stored.parameters) != (own, asked):
            before = digest([stored.rules, stored.parameters])
            stored.rules, stored.parameters = own, asked
            stored.revision += 1
            stored.changed_by = by
            stored.save()
            audit(stored, "rules changed", by=by, changes={"rules_sha256": (before, digest([own, asked]))})
    return stored
