"""Why no cohort exists: a minimal set of rules that contradict each other, and the smallest way out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.selection.check import check
from circulade.engines.selection.model import Model, build, opened
from circulade.engines.selection.points import Points, points
from circulade.engines.selection.pool import Pool
from circulade.engines.selection.rules import Rules
from circulade.engines.selection.sentences import sentence
from circulade.engines.selection.solver import UNBOUNDED, Programme, Whole, maximise


@dataclass(frozen=True, slots=True)
class Change:
    """Part of a way out: relax this rule by so many applicants (`less`: its least, else its most)."""

    rule: str
    value: str
    by: int
    less: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rules that contradict each other, none of which can be left out, and the fewest changes that help."""

    rules: tuple[str, ...]
    sentences: tuple[str, ...]
    way_out: tuple[Change, ...]


def conflicts(pool: Pool, rules: Rules) -> Conflict | None:
    """A minimal contradicting set, or None if some cohort satisfies all rules."""
    own = check(pool, rules)
    return None if _feasible(pool, own, rules, dropped=frozenset()) else conflict(pool, rules)


def has_cohort(pool: Pool, own: Mapping[str, Points], rules: Rules) -> bool:
    """Whether some cohort satisfies all rules."""
    return _feasible(pool, own, rules, dropped=frozenset())


def conflict(pool: Pool, rules: Rules) -> Conflict:
    """The minimal set for rules known to be infeasible.

    Deletion filter: each rule is left out for good if the rest still contradict each other;
    what remains is minimal, because leaving out any one of it was tried and made a cohort possible.
    """
    own = points(pool, rules)
    keys = [key for key, rule in rules.keyed() if _binds(key, rule)]
    dropped: frozenset[str] = frozenset()
    for size in (16, 4, 1):
        kept = [key for key in keys if key not in dropped]
        for start in range(0, len(kept), size):
            without = dropped | set(kept[start : start + size])
            if not _feasible(pool, own, rules, dropped=without):
                dropped = without
    remaining = tuple(key for key in keys if key not in dropped)
    return Conflict(
        rules=remaining,
        sentences=tuple(sentence(rules, key).text() for key in remaining),
        way_out=_way_out(pool, own, rules),
    )


def _binds(key: str, rule: object) -> bool:
    if key.startswith("priority["):
        return getattr(rule, "mode", None) == "share"
    return key != "spread"


def _feasible(pool: Pool, own: Mapping[str, Points], rules: Rules, *, dropped: frozenset[str]) -> bool:
    return _solution(_model(pool, own, rules, dropped).programme) is not None


def _model(
    pool: Pool, own: Mapping[str, Points], rules: Rules, dropped: frozenset[str] = frozenset()
) -> Model:
    return build(pool, rules, opened(pool, own, rules, dropped=dropped), dropped=dropped)


def _solution(programme: Programme) -> Whole | None:
    return maximise(programme, np.zeros(len(programme.lower), dtype=np.int64))


def _way_out(pool: Pool, own: Mapping[str, Points], rules: Rules) -> tuple[Change, ...]:
    """The fewest applicants by which counted rules must give way, thresholds untouched."""
    model = _model(pool, own, rules)
    programme, slack = model.programme, []
    for number, row in enumerate(model.rows):
        for less in (True, False):
            if (row.least > -UNBOUNDED) if less else (row.most < UNBOUNDED):
                programme = _elastic(programme, number, row.unit if less else -row.unit)
                slack.append((row, less))
    costs = np.zeros(len(programme.lower), dtype=np.int64)
    # As few applicants as possible; where that is the same, rules give way before places.
    costs[len(costs) - len(slack) :] = [
        -1001 if row.rule.startswith("tracks[") else -1000 for row, _ in slack
    ]
    solution = maximise(programme, costs)
    if solution is None:
        return ()
    used = solution[len(costs) - len(slack) :].tolist()
    return tuple(
        Change(row.rule, row.value, by, less) for (row, less), by in zip(slack, used, strict=True) if by
    )


def _elastic(programme: Programme, number: int, unit: int) -> Programme:
    """A column that lets one row give way; `unit` is positive for its least."""
    wider = programme.with_columns(1, 0, 2**20)
    matrix = wider.matrix.tolil()
    matrix[number, -1] = unit
    return replace(wider, matrix=matrix.tocsc())
