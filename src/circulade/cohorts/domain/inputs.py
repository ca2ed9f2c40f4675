"""Freeze what a selection is computed from, so that a change meanwhile is noticed."""

from dataclasses import dataclass
from typing import Any

from circulade.cohorts.domain.rulesets import as_rules, complete
from circulade.cohorts.models import RuleSet
from circulade.cohorts.sources import source_of
from circulade.engines.selection import Pool, Rules
from circulade.files.selection import input_sha256, inputs_to_dict


@dataclass(frozen=True, slots=True)
class Inputs:
    """Pool and rules as read at one moment."""

    pool: Pool
    rules: Rules
    sha256: str

    def stored(self) -> dict[str, Any]:
        """Return the inputs as a run keeps them."""
        return inputs_to_dict(self.pool, self.rules)


def frozen_inputs(rule_set: RuleSet) -> Inputs:
    """Read pool and rules; raises RulesRefused or InputRefused with every problem."""
    pool = source_of(rule_set.about).pool(rule_set.about, parameters=rule_set.parameters)
    rules = as_rules(complete(rule_set))
    return Inputs(pool, rules, input_sha256(pool, rules))
