"""A symbiosis link: one stream that feeds another, from the idea to verified, and what was decided on the way."""

from django.conf import settings
from django.db import models

from circulade.symbiosis.enums import CityRole, DropReason, LinkState, Readiness, Status, View
from circulade.symbiosis.models.belonging import OfDistrict
from circulade.symbiosis.models.district import District
from circulade.symbiosis.models.stream import Stream


class SymbiosisLink(OfDistrict, models.Model):
    """A have that could feed, or feeds, a want. Each side sees the other by name and amount once both agreed."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="links")
    have = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="links_out")
    want = models.ForeignKey(Stream, on_delete=models.PROTECT, related_name="links_in")
    state = models.CharField(max_length=12, choices=LinkState.choices, default=LinkState.IDEA)
    drop_reason = models.CharField(max_length=12, choices=DropReason.choices, blank=True)
    note = models.TextField(blank=True)
    city_role = models.CharField(max_length=12, choices=CityRole.choices, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    have_agreed_at = models.DateTimeField(null=True, blank=True)
    want_agreed_at = models.DateTimeField(null=True, blank=True)
    have_declined_at = models.DateTimeField(null=True, blank=True)
    want_declined_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True, help_text="Where a known exchange is reported.")
    key = models.CharField(max_length=80, blank=True, help_text="Its number where it is reported.")
    revision = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["have", "want"], name="symbiosis_link_once"),
            models.UniqueConstraint(
                fields=["district", "key"], condition=~models.Q(key=""), name="symbiosis_link_key_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.have_id} {self.want_id}"

    @property
    def revealed(self) -> bool:
        """Whether both sides agreed to know each other."""
        return self.have_agreed_at is not None and self.want_agreed_at is not None

    @property
    def shares(self) -> bool:
        """Whether the sides see each other now: both agreed, and the link was not dropped since."""
        return self.revealed and self.state != LinkState.DROPPED


class LinkStep(models.Model):
    """A link went from one state to another."""

    link = models.ForeignKey(SymbiosisLink, on_delete=models.CASCADE, related_name="steps")
    before = models.CharField(max_length=12, choices=LinkState.choices)
    after = models.CharField(max_length=12, choices=LinkState.choices)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.before} {self.after}"


class ReadinessCheck(models.Model):
    """How ready a link is in one of the six views."""

    link = models.ForeignKey(SymbiosisLink, on_delete=models.CASCADE, related_name="checks")
    view = models.CharField(max_length=12, choices=View.choices)
    level = models.CharField(max_length=8, choices=Readiness.choices, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["link", "view"], name="readiness_once")]

    def __str__(self) -> str:
        return f"{self.view} {self.level}"


class Decision(OfDistrict, models.Model):
    """What somebody decided about the status of a stream in a country: recorded, never ruled by the tool."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="decisions")
    stream = models.ForeignKey(Stream, on_delete=models.CASCADE, related_name="decisions")
    country = models.CharField(max_length=2)
    status = models.CharField(max_length=12, choices=Status.choices)
    met = models.JSONField(default=list, blank=True, help_text="Conditions of a by-product that are met.")
    operation = models.CharField(max_length=4, blank=True, help_text="R or D operation.")
    permit = models.CharField(max_length=200, blank=True)
    decided_by = models.CharField(max_length=200)
    decided_on = models.DateField()
    evidence = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-decided_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.country} {self.status}"


class LinkYear(models.Model):
    """What a link came to in one year; CO2 with its factor's source and version."""

    link = models.ForeignKey(SymbiosisLink, on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField()
    tonnes = models.FloatField()
    money = models.FloatField(null=True, blank=True, help_text="Gain of both partners together.")
    co2_kg = models.FloatField(null=True, blank=True)
    co2_source = models.CharField(max_length=300, blank=True)
    co2_version = models.CharField(max_length=40, blank=True)
    landfill = models.FloatField(null=True, blank=True, help_text="Tonnes kept from landfill.")
    virgin = models.FloatField(null=True, blank=True, help_text="Tonnes of virgin input avoided.")
    jobs = models.FloatField(null=True, blank=True, help_text="Full-time equivalents.")
    verified = models.BooleanField(default=False)
    evidence = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["link", "year"], name="link_year_once")]

    def __str__(self) -> str:
        return str(self.year)
