"""Programmes and their teams."""

from django.db import models

from circulade.accounts.enums import Maturity
from circulade.core.models.fields import TranslatedCharField, TranslatedTextField


class Programme(models.Model):
    """The initiative that an office runs."""

    slug = models.SlugField(unique=True)
    name = TranslatedCharField()
    description = TranslatedTextField(blank=True, default="")
    office_name = models.CharField(max_length=200)
    sender = models.EmailField(help_text="Letters come from this address.")
    contact = models.EmailField(blank=True)
    languages = models.JSONField(default=list, help_text="Codes; the first is the office's own.")
    time_zone = models.CharField(max_length=60, default="Europe/Brussels")
    macro_regions = models.JSONField(
        default=dict, blank=True, help_text="Country → macro-region, where it differs."
    )
    invented = models.BooleanField(default=False, help_text="A demonstration: every page says so.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def office_language(self) -> str:
        """The language that the office reads."""
        return self.languages[0] if self.languages else "en"


class Team(models.Model):
    """A part of the office with its own rights, often one per maturity level."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="teams")
    slug = models.SlugField()
    name = TranslatedCharField()
    maturity = models.CharField(max_length=12, choices=Maturity.choices, blank=True)

    class Meta:
        ordering = ["programme", "slug"]
        constraints = [models.UniqueConstraint(fields=["programme", "slug"], name="team_slug_once")]

    def __str__(self) -> str:
        return str(self.name)
