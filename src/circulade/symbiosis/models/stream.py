"""A stream: a have or a want of a site, in five fields, any of which may still be missing."""

from django.conf import settings
from django.db import models

from circulade.symbiosis.enums import Side, StreamKind, StreamState
from circulade.symbiosis.models.belonging import OfDistrict
from circulade.symbiosis.models.district import District
from circulade.symbiosis.models.site import Site


class Stream(OfDistrict, models.Model):
    """What a site has or wants, in words or by code; how much a year; where; when.

    `codes` were confirmed by a person: one of a have, those that a want accepts. `suggested` is what the words
    led to, with its confidence, and counts only as a guess. Amounts are a range in the kind's unit. `cost` is what
    the owner of a have pays to be rid of a tonne, `price` what a tonne is worth to a want; `gives`, `processing`
    and `co2_saved` say what becomes of a tonne that arrives. `mixed`, `months`, `storage` and `decay` count in
    plans that ask for mixes or for months.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="streams")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="streams")
    side = models.CharField(max_length=4, choices=Side.choices)
    kind = models.CharField(max_length=10, choices=StreamKind.choices, default=StreamKind.WASTE)
    words = models.CharField(max_length=300)
    codes = models.JSONField(default=list, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_on = models.DateField(null=True, blank=True)
    suggested = models.CharField(max_length=8, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    least = models.FloatField(null=True, blank=True)
    most = models.FloatField(null=True, blank=True)
    when = models.CharField(max_length=100, blank=True)
    from_date = models.DateField(null=True, blank=True)
    until_date = models.DateField(null=True, blank=True)
    cost = models.FloatField(null=True, blank=True)
    price = models.FloatField(null=True, blank=True)
    gives = models.FloatField(default=1.0)
    processing = models.FloatField(null=True, blank=True)
    co2_saved = models.FloatField(null=True, blank=True, help_text="Kilograms of CO2 by tonne that arrives.")
    co2_source = models.CharField(max_length=300, blank=True)
    qualities = models.JSONField(default=dict, blank=True, help_text="Measured, or at most, by property.")
    report = models.CharField(max_length=200, blank=True, help_text="Laboratory report on file.")
    permit = models.CharField(max_length=200, blank=True, help_text="Permit on file.")
    mixed = models.BooleanField(default=False, help_text="Limits hold for the mix, not for each delivery.")
    months = models.JSONField(
        default=list, blank=True, help_text="Parts of the year from January; none: even."
    )
    storage = models.FloatField(null=True, blank=True, help_text="Most tonnes kept at a month's end.")
    storage_cost = models.FloatField(null=True, blank=True, help_text="Money by tonne, each time.")
    decay = models.FloatField(null=True, blank=True, help_text="Per cent lost until the next month.")
    operation = models.CharField(max_length=4, blank=True, help_text="R or D operation today, as reported.")
    key = models.CharField(max_length=120, blank=True, help_text="Its name in the register it is from.")
    source = models.CharField(max_length=300, blank=True, help_text="The register and year it is from.")
    state = models.CharField(max_length=10, choices=StreamState.choices, default=StreamState.CURRENT)
    revision = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["site__name", "side", "pk"]
        indexes = [models.Index(fields=["district", "state", "side"])]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "key"], condition=~models.Q(key=""), name="stream_key_once"
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def ref(self) -> str:
        """Its name in plans and runs."""
        return f"{self.side}-{self.pk}"

    @property
    def unit(self) -> str:
        """What its amounts are counted in."""
        return StreamKind(self.kind).unit

    @property
    def middle(self) -> float | None:
        """The amount to reckon with: the geometric middle of the range."""
        low, high = self.least, self.most
        if low is None or high is None:
            return high if low is None else low
        return float((low * high) ** 0.5) if low > 0 else (low + high) / 2

    @property
    def reckoned_codes(self) -> list[str]:
        """The confirmed codes, else the suggested one."""
        return list(self.codes) or ([self.suggested] if self.suggested else [])
