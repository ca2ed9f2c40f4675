"""Organisations, and the territories they act for."""

from django.db import models

from circulade.accounts.models import Programme
from circulade.core.models.fields import TranslatedCharField
from circulade.register.enums import OrganisationKind, OrganisationRole
from circulade.register.models.territory import Territory


class Organisation(models.Model):
    """Any actor: an authority, an agency, a company, a research body."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="organisations")
    ref = models.SlugField(max_length=80)
    name = TranslatedCharField()
    kind = models.CharField(max_length=20, choices=OrganisationKind.choices)
    role = models.CharField(max_length=20, choices=OrganisationRole.choices, blank=True)
    country = models.CharField(max_length=2)
    website = models.URLField(blank=True)
    territories = models.ManyToManyField(Territory, blank=True, related_name="organisations")
    public = models.BooleanField(default=False)
    invented = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(
        default=0, help_text="Grows with each change: a later writer notices."
    )
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["ref"]
        constraints = [models.UniqueConstraint(fields=["programme", "ref"], name="organisation_ref_once")]

    def __str__(self) -> str:
        return str(self.name)
