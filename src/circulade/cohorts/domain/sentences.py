"""The rules of a rule set as a list of sentences, each with what is needed to change or remove it."""

from dataclasses import dataclass
from typing import Any

from circulade.cohorts.domain.editing import LISTS, mark_of
from circulade.cohorts.domain.rulesets import SHARED, as_rules, complete
from circulade.cohorts.domain.words import Words
from circulade.cohorts.models import RuleSet
from circulade.cohorts.sources import source_of
from circulade.files.selection import RulesRefused


@dataclass(frozen=True, slots=True)
class ListedRule:
    """One rule: its sentence, what more is to be said of it, and where it stands if it can be changed here.

    `form` names the form that can show it whole, `mark` what it is known by; both empty if none can.
    """

    key: str
    sentence: str
    more: str = ""
    kind: str = ""
    number: int = 0
    form: str = ""
    mark: str = ""

    @property
    def own(self) -> bool:
        """Whether it stands in the rule set, not in the thing itself or in a panel decision."""
        return bool(self.kind)


def listed_rules(rule_set: RuleSet, words: Words) -> list[ListedRule]:
    """Return every rule in force as a sentence; none if the rules cannot be read."""
    try:
        rules = as_rules(complete(rule_set))
    except RulesRefused:
        return []
    source = source_of(rule_set.about)
    said, frame = (
        source.sentences(rule_set.about, parameters=rule_set.parameters),
        source.frame(rule_set.about),
    )
    # The thing's own thresholds and pairs apart come first in the complete list.
    given = {key: len(frame.get(key, [])) for key in SHARED}
    found = []
    for key, rule in rules.keyed():
        kind, _bracket, rest = key.partition("[")
        number = int(rest.rstrip("]") or 0) if rest else 0
        own = kind in rule_set.rules and number >= given.get(kind, 0)
        place = number - given.get(kind, 0)
        stands = _standing(rule_set, kind, place) if own else None
        form = form_of(kind, stands) if own else ""
        attribute = getattr(getattr(rule, "group", rule), "attribute", "")
        found.append(
            ListedRule(
                key,
                words.rule(rules, key),
                said.get(attribute, ""),
                kind if own else "",
                place,
                form,
                mark_of(stands) if form else "",
            )
        )
    return found


def _standing(rule_set: RuleSet, kind: str, number: int) -> Any:
    return rule_set.rules[kind][number] if kind in LISTS else rule_set.rules[kind]


def form_of(kind: str, rule: Any) -> str:
    """Name the form that shows a stored rule whole; empty if none can, as for a group of several values."""
    if kind == "bounds" and "in" not in rule:
        return "bound" if rule.get("value") is not None else "range"
    if kind == "priority" and rule.get("value") is not None:
        return "priority"
    plain = {"caps": "cap", "thresholds": "threshold", "spread": "spread", "together": "together"}
    return {**plain, "apart": "apart"}.get(kind, "")
