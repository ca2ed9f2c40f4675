"""Selections: one stored run each, with what the panel decided beside the rules."""

from django.conf import settings
from django.db import models

from circulade.cohorts.enums import PanelAction, SelectionState
from circulade.cohorts.models.ruleset import RuleSet
from circulade.core.models import Remark, Run


class CohortSelection(models.Model):
    """A run of the selection engine on a rule set; `outcomes` of its applicants stand in `Outcome`."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="selections")
    run = models.OneToOneField(Run, on_delete=models.PROTECT, related_name="selection")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=SelectionState.choices, default=SelectionState.TRIAL)
    label = models.CharField(max_length=200, blank=True)
    replaces = models.CharField(
        max_length=60, blank=True, help_text="Who withdrew, when this selection finds their replacement."
    )
    supersedes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["rule_set", "number"], name="selection_number_once")]

    def __str__(self) -> str:
        return f"selection {self.number}"


class Outcome(models.Model):
    """What a selection says of one applicant: copied from the run so that pages can list and filter it."""

    selection = models.ForeignKey(CohortSelection, on_delete=models.CASCADE, related_name="outcomes")
    ref = models.CharField(max_length=60, db_index=True)
    outcome = models.CharField(max_length=12)
    track = models.CharField(max_length=60, blank=True)
    points = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    rank = models.PositiveIntegerField(null=True)
    place = models.PositiveIntegerField(help_text="Order of the row in the dossier.")
    reason = models.JSONField(default=dict, help_text="Code and parameters.")

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["selection", "ref"], name="one_outcome_each")]

    def __str__(self) -> str:
        return f"{self.ref}: {self.outcome}"


class PanelDecision(models.Model):
    """The panel includes or excludes an applicant, with a reason and the names of those who decided."""

    rule_set = models.ForeignKey(RuleSet, on_delete=models.CASCADE, related_name="panel_decisions")
    ref = models.CharField(max_length=60)
    action = models.CharField(max_length=8, choices=PanelAction.choices)
    reason = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="+")
    people = models.CharField(max_length=500, blank=True, help_text="Who decided.")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.action} {self.ref}"
