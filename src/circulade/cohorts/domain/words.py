"""Rules and reasons in the words of the page: labels for codes, names for tracks, the panel's own reasons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext

from circulade.cohorts.called import called_in
from circulade.cohorts.domain.rulesets import panel_decisions
from circulade.cohorts.domain.standing_words import standing_wording
from circulade.cohorts.models import RuleSet
from circulade.cohorts.sources import Attribute, source_of
from circulade.engines.selection import Outcome, Rules, Wording, reason_wording, sentence
from circulade.engines.selection.wording import Parameter

REMARK = "remark "
ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Words:
    """What codes are called here: attributes with their values, tracks and criteria, remarks by id.

    `translate` puts sentences and labels into the active language: a page's by default, a letter's on request.
    `said` holds what is said instead of a template of the engine.
    `hidden` are applicants the reader has a conflict with: no sentence that names one is said to them.
    """

    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    translate: Callable[[str], str] = gettext
    hidden: frozenset[str] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)

    def rule(self, rules: Rules, key: str) -> str:
        """The sentence of a rule."""
        return self.text(sentence(rules, key))

    def reason(self, outcome: Outcome, rules: Rules) -> str:
        """The sentence of a reason."""
        return self.text(standing_wording(outcome, rules) or reason_wording(outcome, rules))

    def text(self, wording: Wording) -> str:
        """A wording of the engine with our labels in it, in the active language."""
        if self.hidden and _names(wording, self.hidden):
            return gettext("(not shown: it names an application that you have a conflict with)")
        return self._labelled(wording).text(self.translate)

    def _labelled(self, wording: Wording) -> Wording:
        known = self.attributes.get(str(wording.parameters.get("attribute", "")))
        found: dict[str, Any] = {}
        for name, value in wording.parameters.items():
            if isinstance(value, Wording):
                value = self._labelled(value)
            elif name == "attribute" and known is not None:
                value = self.translate(str(known.label))
            elif name == "values" and known is not None and isinstance(value, tuple):
                value = tuple(self._label(known, one) for one in value)
            elif name in ("track", "criterion"):
                value = self.names.get(str(value), value)
            elif name == "value" and value:
                value = self._value(str(value))
            elif name == "reason" and isinstance(value, str) and value.startswith(REMARK):
                value = self.remarks.get(value.removeprefix(REMARK), self.translate(ERASED))
            found[name] = value
        return replace(wording, template=self.said.get(wording.template, wording.template), parameters=found)

    def _label(self, known: Attribute, code: str) -> str:
        return self.translate(str(known.values[code])) if code in known.values else code

    def _value(self, code: str) -> str:
        """A value whose attribute the wording does not name: labelled if only one attribute has it."""
        labels = {self._label(one, code) for one in self.attributes.values() if code in one.values}
        return labels.pop() if len(labels) == 1 else code


def _names(value: Parameter, hidden: frozenset[str]) -> bool:
    """Tell whether a wording, or a part of it, names one of those applicants; references may come in a list."""
    if isinstance(value, Wording):
        return any(_names(each, hidden) for each in value.parameters.values())
    if isinstance(value, str):
        return not hidden.isdisjoint(value.split(", "))
    return isinstance(value, tuple) and not hidden.isdisjoint(value)


def words_of(
    rule_set: RuleSet,
    *,
    translate: Callable[[str], str] = gettext,
    hidden: frozenset[str] = frozenset(),
) -> Words:
    """Gather what codes are called for the rules of one thing."""
    source = source_of(rule_set.about)
    return Words(
        attributes={one.name: one for one in source.attributes(rule_set.about)},
        names=source.names(rule_set.about),
        remarks={str(one.reason_id): one.reason.text for one in panel_decisions(rule_set)},
        translate=translate,
        hidden=hidden,
        said=called_in(rule_set.about).said,
    )
