"""Funded activities of several organisations."""

from django.db import models

from circulade.accounts.models import Programme
from circulade.core.models.fields import TranslatedCharField
from circulade.register.models.organisation import Organisation
from circulade.register.models.territory import Territory


class Project(models.Model):
    """A project that takes part in the programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="projects")
    ref = models.SlugField(max_length=80)
    acronym = models.CharField(max_length=40, blank=True)
    name = TranslatedCharField()
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    website = models.URLField(blank=True)
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="projects")
    territories = models.ManyToManyField(Territory, blank=True, related_name="projects")
    revision = models.PositiveIntegerField(
        default=0, help_text="Grows with each change: a later writer notices."
    )
    public = models.BooleanField(default=False)

    class Meta:
        ordering = ["ref"]
        constraints = [models.UniqueConstraint(fields=["programme", "ref"], name="project_ref_once")]

    def __str__(self) -> str:
        return self.acronym or str(self.name)
