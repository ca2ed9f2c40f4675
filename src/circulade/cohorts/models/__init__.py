"""Records of rules and selections."""

from circulade.cohorts.models.ruleset import RuleSet
from circulade.cohorts.models.selection import CohortSelection, Outcome, PanelDecision

__all__ = ["CohortSelection", "Outcome", "PanelDecision", "RuleSet"]
