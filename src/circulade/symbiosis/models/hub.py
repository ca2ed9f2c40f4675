"""Treatment hubs that could be opened, and what their processes make of a waste."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from circulade.symbiosis.models.belonging import OfDistrict
from circulade.symbiosis.models.district import District


class TreatmentHub(OfDistrict, models.Model):
    """A hub that a plan may open: its process, what it can take a year, where, and what it costs if it is opened."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="hubs")
    name = models.CharField(max_length=200)
    process = models.CharField(max_length=80)
    tonnes = models.FloatField(help_text="What it can take a year.")
    latitude = models.FloatField(validators=[MinValueValidator(-90), MaxValueValidator(90)])
    longitude = models.FloatField(validators=[MinValueValidator(-180), MaxValueValidator(180)])
    fixed_cost = models.FloatField(help_text="Money a year if it is opened.")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """Its name in plans and runs."""
        return f"hub-{self.pk}"


class Treatment(OfDistrict, models.Model):
    """What a process makes of a tonne of a waste; several rows of a process and code arise together."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="treatments")
    process = models.CharField(max_length=80)
    code = models.CharField(max_length=8, help_text="Waste code that comes in.")
    output = models.CharField(max_length=8, help_text="Waste code of what comes out.")
    gives = models.FloatField(help_text="Tonnes of it by tonne treated.")
    cost = models.FloatField(help_text="Money by tonne treated.")
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["process", "code", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["district", "process", "code", "output"], name="treatment_once")
        ]

    def __str__(self) -> str:
        return f"{self.process}: {self.code} → {self.output}"
