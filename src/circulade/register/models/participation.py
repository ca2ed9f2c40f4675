"""Dated parts of territories, organisations and projects in groups and programmes."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from circulade.accounts.models import Programme
from circulade.register.enums import ParticipationKind, ParticipationState
from circulade.register.models.organisation import Organisation
from circulade.register.models.project import Project
from circulade.register.models.territory import Territory


class Participation(models.Model):
    """Who takes part as what, from when to when, and how the office knows.

    `about` is the group or call that it came from, where there is one; `label` names it in any case.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="participations")
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.CASCADE, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="participations"
    )
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.CASCADE, related_name="participations"
    )
    kind = models.CharField(max_length=20, choices=ParticipationKind.choices)
    state = models.CharField(
        max_length=12, choices=ParticipationState.choices, default=ParticipationState.CONFIRMED
    )
    label = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    evidence_url = models.URLField(blank=True)
    revision = models.PositiveIntegerField(
        default=0, help_text="Grows with each change: a later writer notices."
    )
    content_type = models.ForeignKey(
        ContentType, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    object_id = models.CharField(max_length=40, blank=True)
    about = GenericForeignKey()

    class Meta:
        ordering = ["-since", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(territory__isnull=False)
                | Q(organisation__isnull=False)
                | Q(project__isnull=False),
                name="participation_of_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.territory or self.organisation or self.project}: {self.get_kind_display()}"
