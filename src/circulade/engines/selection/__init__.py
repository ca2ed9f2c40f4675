"""Cohorts: from scores and rules to a balanced, explained, replayable choice.

`select(pool, rules, seed=…)` returns the one cohort that the rules, the declared objectives and the
public draw leave, with its reserve list, a reason for every applicant and figures for every rule.
"""

from circulade.engines.selection.conflicts import Change, Conflict, conflicts
from circulade.engines.selection.draw import draw
from circulade.engines.selection.errors import InputRefused, NoCohort, Problem
from circulade.engines.selection.feasibility import Feasibility, Finding, feasibility
from circulade.engines.selection.points import Points, points
from circulade.engines.selection.pool import Applicant, Pool, applicant
from circulade.engines.selection.reason_wording import reason_wording
from circulade.engines.selection.replacement import Replacement, replacement
from circulade.engines.selection.result import ENGINE, VERSION, Figure, Outcome, Reason, Selection, Stage
from circulade.engines.selection.rules import (
    Bound,
    Cap,
    Decision,
    Group,
    Priority,
    Rule,
    Rules,
    Share,
    Spread,
    Threshold,
    Track,
)
from circulade.engines.selection.select import select
from circulade.engines.selection.sentences import rule_sentence, sentence
from circulade.engines.selection.wording import Wording

__all__ = [
    "ENGINE",
    "VERSION",
    "Applicant",
    "Bound",
    "Cap",
    "Change",
    "Conflict",
    "Decision",
    "Feasibility",
    "Figure",
    "Finding",
    "Group",
    "InputRefused",
    "NoCohort",
    "Outcome",
    "Points",
    "Pool",
    "Priority",
    "Problem",
    "Reason",
    "Replacement",
    "Rule",
    "Rules",
    "Selection",
    "Share",
    "Spread",
    "Stage",
    "Threshold",
    "Track",
    "Wording",
    "applicant",
    "conflicts",
    "draw",
    "feasibility",
    "points",
    "reason_wording",
    "replacement",
    "rule_sentence",
    "select",
    "sentence",
]
