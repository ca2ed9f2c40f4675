"""Add, change and remove one rule at a time; each is a change of the whole rule set, checked as such."""

import copy
from collections.abc import Mapping
from typing import Any

from circulade.accounts.models import User
from circulade.cohorts.domain.rulesets import change_rules
from circulade.cohorts.models import RuleSet
from circulade.files.canonical import digest

LISTS = ("thresholds", "bounds", "caps", "priority", "together", "apart")


def with_rule(rule_set: RuleSet, kind: str, rule: Any) -> dict[str, Any]:
    """Return the rules with one more; `spread` is the only kind of which there is one."""
    rules: dict[str, Any] = copy.deepcopy(rule_set.rules)
    if kind in LISTS:
        rules[kind] = [*rules.get(kind, []), rule]
    else:
        rules[kind] = rule
    return rules


def without_rule(rule_set: RuleSet, kind: str, number: int) -> dict[str, Any]:
    """Return the rules without one; IndexError if there is no such rule."""
    rules: dict[str, Any] = copy.deepcopy(rule_set.rules)
    if kind in LISTS:
        if not 0 <= number < len(rules.get(kind, [])):
            raise IndexError(kind)
        del rules[kind][number]
    else:
        rules.pop(kind, None)
    return rules


def mark_of(rule: Any) -> str:
    """Return what a rule is known by while it is changed: its place may move when others are removed."""
    return digest(rule)[:16]


def place_of(rule_set: RuleSet, kind: str, mark: str) -> int:
    """Return where the rule stands now; LookupError if it was changed or removed meanwhile."""
    stands = rule_set.rules.get(kind)
    listed = (stands or []) if kind in LISTS else [stands]
    for number, rule in enumerate(listed):
        if rule is not None and mark_of(rule) == mark:
            return number
    raise LookupError(kind)


def with_rule_instead(rule_set: RuleSet, kind: str, number: int, rule: Any) -> dict[str, Any]:
    """Return the rules with one replaced, in its place."""
    rules: dict[str, Any] = copy.deepcopy(rule_set.rules)
    if kind in LISTS:
        rules[kind][number] = rule
    else:
        rules[kind] = rule
    return rules


def change_rule(rule_set: RuleSet, kind: str, mark: str, rule: Any, *, by: User, revision: int) -> RuleSet:
    """Put a rule in the place of the one known by `mark`; raises as `change_rules` does, and LookupError."""
    rules = with_rule_instead(rule_set, kind, place_of(rule_set, kind, mark), rule)
    return change_rules(rule_set, rules=rules, by=by, revision=revision)


def add_rule(rule_set: RuleSet, kind: str, rule: Any, *, by: User, revision: int) -> RuleSet:
    """Add a rule; raises as `change_rules` does."""
    return change_rules(rule_set, rules=with_rule(rule_set, kind, rule), by=by, revision=revision)


def remove_rule(rule_set: RuleSet, kind: str, number: int, *, by: User, revision: int) -> RuleSet:
    """Remove a rule; raises as `change_rules` does, and IndexError."""
    return change_rules(rule_set, rules=without_rule(rule_set, kind, number), by=by, revision=revision)


def change_settings(
    rule_set: RuleSet, values: Mapping[str, Any], *, parameters: Mapping[str, Any], by: User, revision: int
) -> RuleSet:
    """Change seed, length of the reserve list and how "involved" is computed; an empty value takes one away."""
    rules = {key: value for key, value in {**rule_set.rules, **values}.items() if value not in (None, "")}
    return change_rules(rule_set, rules=rules, by=by, revision=revision, parameters=parameters)
