"""How a call is assessed: assessors, conflicts, assessments and their scores, consensus meetings."""

from django.conf import settings
from django.db import models

from circulade.calls.enums import AssessmentState, ConflictSource
from circulade.calls.models.application import Application
from circulade.calls.models.call import Call, Criterion
from circulade.core.models import Remark
from circulade.register.models import Organisation


class AssessmentPhase(models.Model):
    """How a call is assessed: when it is due, when it closes, and what the applications are about."""

    call = models.OneToOneField(Call, on_delete=models.CASCADE, related_name="assessment_phase")
    due_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True, help_text="From then on nobody scores.")
    topic_question = models.CharField(
        max_length=60, blank=True, help_text="The question whose choices assessors know about."
    )
    seed = models.CharField(max_length=200, blank=True, help_text="Text of the draw among equal assignments.")

    def __str__(self) -> str:
        return f"assessment of {self.call}"


class AssessorInvitation(models.Model):
    """What the office said of somebody it asked to assess, until they take up the link in their letter."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="assessor_invitations")
    email = models.EmailField()
    languages = models.JSONField(default=list, blank=True)
    expertise = models.JSONField(default=list, blank=True)
    country = models.CharField(max_length=2, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    load = models.PositiveSmallIntegerField(default=40)
    made_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"invitation {self.pk} to {self.call}"


class Assessor(models.Model):
    """A person who assesses for one call; `pseudonym` stands for them in pools and bundles."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="assessors")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assessor_desks"
    )
    pseudonym = models.CharField(max_length=20)
    languages = models.JSONField(default=list, blank=True)
    expertise = models.JSONField(default=list, blank=True)
    country = models.CharField(max_length=2, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    load = models.PositiveSmallIntegerField(default=40)
    since = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "user"], name="assessor_once"),
            models.UniqueConstraint(fields=["call", "pseudonym"], name="pseudonym_once"),
        ]

    def __str__(self) -> str:
        return str(self.user)


class Conflict(models.Model):
    """Why a person (an assessor or somebody of the office) may not see an application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="conflicts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conflicts")
    source = models.CharField(max_length=20, choices=ConflictSource.choices)
    reason = models.ForeignKey(Remark, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["application", "user", "source"], name="conflict_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_source_display()}"


class Assessment(models.Model):
    """One assessor's scores and comments on one application.

    `revision` grows with everything the assessor saves. `by_hand` says that the lead, not the engine, made the pair.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="assessments")
    assessor = models.ForeignKey(Assessor, on_delete=models.CASCADE, related_name="assessments")
    state = models.CharField(max_length=10, choices=AssessmentState.choices, default=AssessmentState.ASSIGNED)
    comment = models.TextField(blank=True, help_text="For the panel.")
    feedback = models.TextField(blank=True, help_text="May go to the applicant.")
    revision = models.PositiveIntegerField(default=1)
    by_hand = models.BooleanField(default=False)
    assigned_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["application__ref", "assessor__pseudonym"]
        constraints = [models.UniqueConstraint(fields=["application", "assessor"], name="assessment_once")]

    def __str__(self) -> str:
        return f"{self.application} by {self.assessor}"


class Score(models.Model):
    """The score for one criterion, with its comment."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="scores")
    value = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    comment = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "criterion"], name="score_once")]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.value}"


class Discussion(models.Model):
    """The lead lets the assessors of one application see each other's scores, for a consensus meeting."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="discussion")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"discussion of {self.application}"


class Consensus(models.Model):
    """The record of a consensus meeting on one application."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="consensus_records")
    held_at = models.DateTimeField()
    people = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-held_at"]

    def __str__(self) -> str:
        return f"{self.application}, {self.held_at:%Y-%m-%d}"
