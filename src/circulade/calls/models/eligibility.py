"""Eligibility: automatic findings and clarifications with the applicant."""

from django.conf import settings
from django.db import models

from circulade.calls.enums import FindingOutcome
from circulade.calls.models.application import Application
from circulade.core.models import Attachment


class Finding(models.Model):
    """What one automatic check says of one application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="findings")
    check_code = models.CharField(max_length=40)
    outcome = models.CharField(max_length=10, choices=FindingOutcome.choices)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["check_code"]
        constraints = [models.UniqueConstraint(fields=["application", "check_code"], name="one_finding_each")]

    def __str__(self) -> str:
        return f"{self.check_code}: {self.outcome}"


class Clarification(models.Model):
    """A question of the office to an applicant, with a due date and the answer."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="clarifications")
    question = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    file = models.ForeignKey(
        Attachment,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Came with the answer.",
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.question
