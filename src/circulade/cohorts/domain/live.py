"""What the studio says while rules are being edited: problems by place, what is impossible, and why together."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from circulade.cohorts.called import called_in
from circulade.cohorts.domain.rulesets import as_rules, complete
from circulade.cohorts.domain.words import Words, words_of
from circulade.cohorts.models import RuleSet
from circulade.cohorts.sources import source_of
from circulade.engines.selection import InputRefused, conflicts, feasibility
from circulade.files.selection import RulesRefused, advice


@dataclass(frozen=True, slots=True)
class Live:
    """`problems` keep the selection from being computed, `impossible` says which rules cannot be met and why."""

    feasible: bool
    eligible: int = 0
    possible: str = ""
    problems: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    way_out: tuple[str, ...] = ()


def live(rule_set: RuleSet, *, rules: Mapping[str, Any] | None = None, words: Words | None = None) -> Live:
    """Check rules against the applicants; nothing is stored."""
    said, called = words or words_of(rule_set), called_in(rule_set.about)
    try:
        asked = as_rules(complete(rule_set, rules=rules))
        pool = source_of(rule_set.about).pool(rule_set.about, parameters=rule_set.parameters)
        if not pool.applicants:
            return Live(feasible=False, problems=(str(called.nobody),))
        found = feasibility(pool, asked)
    except RulesRefused as refused:
        return Live(feasible=False, problems=tuple(map(str, refused.problems)))
    except InputRefused as refused:
        return Live(feasible=False, problems=tuple(map(str, refused.problems)))
    impossible = tuple(said.text(one.wording(asked)) for one in found.findings)
    if found.feasible:
        return Live(feasible=True, eligible=found.eligible, possible=called.possible(found.eligible))
    conflict = conflicts(pool, asked)
    return Live(
        feasible=False,
        eligible=found.eligible,
        impossible=impossible,
        together=tuple(said.rule(asked, key) for key in conflict.rules) if conflict else (),
        way_out=tuple(
            f"{said.rule(asked, one.rule)}: {said.text(advice(one, asked))}"
            for one in (conflict.way_out if conflict else ())
        ),
    )
