"""Territories: cities, regions and clusters with their codes."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from circulade.accounts.enums import Maturity
from circulade.accounts.models import Programme
from circulade.core.models.fields import TranslatedCharField, TranslatedTextField
from circulade.register.enums import CodeScheme, TerritoryKind


class Territory(models.Model):
    """A place that can take part. Its class is computed from the declared population or the regions' types,
    unless the office has decided otherwise with a reason (`class_override`).
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="territories")
    ref = models.SlugField(max_length=80, help_text="Stable public reference.")
    name = TranslatedCharField()
    kind = models.CharField(max_length=10, choices=TerritoryKind.choices)
    country = models.CharField(max_length=2, help_text="ISO 3166 code; Greece is GR.")
    description = TranslatedTextField(blank=True, default="")
    population = models.PositiveIntegerField(
        null=True, blank=True, help_text="Declared, never a gazetteer's."
    )
    population_year = models.PositiveSmallIntegerField(null=True, blank=True)
    population_source = models.CharField(max_length=300, blank=True)
    class_override = models.CharField(max_length=40, blank=True)
    type_override = models.CharField(max_length=40, blank=True, help_text="Urban–rural type, as decided.")
    override_reason = models.TextField(blank=True)
    maturity = models.CharField(max_length=12, choices=Maturity.choices, blank=True)
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    website = models.URLField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    public = models.BooleanField(default=False, help_text="Shown in the public directory and on the map.")
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
        verbose_name_plural = "territories"
        constraints = [models.UniqueConstraint(fields=["programme", "ref"], name="territory_ref_once")]

    def __str__(self) -> str:
        return str(self.name)


class TerritoryCode(models.Model):
    """One statistical code of a territory; it may have several, or none."""

    territory = models.ForeignKey(Territory, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(max_length=12, choices=CodeScheme.choices, default=CodeScheme.NUTS)
    code = models.CharField(max_length=20)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["territory", "scheme", "code"], name="territory_code_once")
        ]

    def __str__(self) -> str:
        return self.code
