"""The rules of a rule set as a list of sentences, each with what is needed to remove it."""

from dataclasses import dataclass

from circulade.cohorts.domain.rulesets import SHARED, as_rules, complete
from circulade.cohorts.domain.words import Words
from circulade.cohorts.models import RuleSet
from circulade.cohorts.sources import source_of
from circulade.files.selection import RulesRefused


@dataclass(frozen=True, slots=True)
class ListedRule:
    """One rule: its sentence, what more is to be said of it, and where it stands if it can be removed here."""

    key: str
    sentence: str
    more: str = ""
    kind: str = ""
    number: int = 0

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
        attribute = getattr(getattr(rule, "group", rule), "attribute", "")
        found.append(
            ListedRule(
                key,
                words.rule(rules, key),
                said.get(attribute, ""),
                kind if own else "",
                number - given.get(kind, 0),
            )
        )
    return found
