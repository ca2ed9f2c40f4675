"""What moving heat, water or a use of spare capacity takes in a district: inputs of the study, never filled in."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from circulade.symbiosis.enums import PlanKind
from circulade.symbiosis.models.belonging import OfDistrict
from circulade.symbiosis.models.district import District


class KindTerms(OfDistrict, models.Model):
    """Money by unit and by unit and kilometre, the longest connection, and what is lost on a kilometre of it.

    The rest is what plans are tried with: setting up a connection, by how much prices may be off, CO2 of the way.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="kind_terms")
    kind = models.CharField(max_length=10, choices=PlanKind.choices)
    per_unit = models.FloatField(validators=[MinValueValidator(0)], help_text="Money by unit handed over.")
    per_unit_km = models.FloatField(
        validators=[MinValueValidator(0)], help_text="Money by unit and kilometre."
    )
    longest_km = models.FloatField(validators=[MinValueValidator(0)], help_text="Longest connection.")
    loss = models.FloatField(
        validators=[MinValueValidator(0), MaxValueValidator(100)], help_text="Per cent lost by kilometre."
    )
    detour = models.FloatField(
        default=1.3, validators=[MinValueValidator(1)], help_text="Connection per straight line."
    )
    source = models.CharField(max_length=300, blank=True)
    fixed_cost = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(0)], help_text="Setting up one, money a year."
    )
    uncertainty = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(0)], help_text="Per cent prices may be off."
    )
    co2_per_unit_km = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(0)], help_text="Kilograms of CO2 by unit and km."
    )
    co2_source = models.CharField(max_length=300, blank=True)
    co2_version = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["kind"]
        verbose_name_plural = "kind terms"
        constraints = [models.UniqueConstraint(fields=["district", "kind"], name="kind_terms_once")]

    def __str__(self) -> str:
        return self.get_kind_display()
