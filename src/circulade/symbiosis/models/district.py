"""A district: the sites of a territory that could feed one another, and the inputs of its study."""

from django.conf import settings
from django.db import models

from circulade.accounts.models import Programme
from circulade.register.models import Territory
from circulade.symbiosis.enums import CityRole
from circulade.symbiosis.models.belonging import OfDistrict


class District(models.Model):
    """Sites of a territory, with what the city is to them. Money and CO2 are inputs of the study: nothing is
    computed from a price or factor that nobody stated. `public` shows teasers (code, region, band) to everybody.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="districts")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="districts")
    ref = models.SlugField(max_length=80, help_text="Stable public reference.")
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    city_role = models.CharField(max_length=12, choices=CityRole.choices, blank=True)
    goals = models.TextField(blank=True, help_text="Mutual goals.")
    funding = models.TextField(blank=True)
    currency = models.CharField(max_length=3, default="EUR")
    per_tonne = models.FloatField(null=True, blank=True, help_text="Loading a tonne, money.")
    per_tkm = models.FloatField(null=True, blank=True, help_text="Moving a tonne one kilometre, money.")
    detour = models.FloatField(default=1.3, help_text="Road per great circle.")
    fixed_cost = models.FloatField(null=True, blank=True, help_text="Setting up one link, money a year.")
    price_source = models.CharField(max_length=300, blank=True)
    uncertainty = models.FloatField(null=True, blank=True, help_text="Per cent by which prices may be off.")
    co2_per_tkm = models.FloatField(null=True, blank=True, help_text="Kilograms of CO2 by tonne and km.")
    co2_source = models.CharField(max_length=300, blank=True)
    co2_version = models.CharField(max_length=40, blank=True)
    public = models.BooleanField(default=False)
    invented = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True, help_text="Where facts about it are from.")
    revision = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["ref"]
        constraints = [models.UniqueConstraint(fields=["programme", "ref"], name="district_ref_once")]

    def __str__(self) -> str:
        return self.title


class CompetentAuthority(OfDistrict, models.Model):
    """An authority that decides on something here, and when it was last talked to."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="authorities")
    name = models.CharField(max_length=200)
    competence = models.CharField(max_length=200, help_text="What it decides.")
    contacted_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "competent authorities"

    def __str__(self) -> str:
        return self.name


class Barrier(OfDistrict, models.Model):
    """Two sites that may not know of each other: no lead, link, plan or page brings them together."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="barriers")
    one = models.ForeignKey("symbiosis.Site", on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey("symbiosis.Site", on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="barrier_once")]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"
