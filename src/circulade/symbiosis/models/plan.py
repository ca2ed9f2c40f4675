"""A plan: the best network of a district under stated inputs, with the run that computed it."""

from django.conf import settings
from django.db import models

from circulade.core.models import Run
from circulade.symbiosis.enums import PlanKind, PlanState, PlanWay, Status
from circulade.symbiosis.models.belonging import OfDistrict
from circulade.symbiosis.models.district import District
from circulade.symbiosis.models.site import Site


def materials_only() -> list[str]:
    """Return what a plan is made of unless told otherwise."""
    return [PlanKind.MATERIALS.value]


class NetworkPlan(OfDistrict, models.Model):
    """What was asked, the run with the certified answer, and findings computed beside it.

    `run` and `inputs` are those of waste and by-products, empty where the plan does not look at them; other kinds
    have a part each.
    """

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="plans")
    title = models.CharField(max_length=200)
    closed = models.ForeignKey(Site, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    permits_only = models.BooleanField(default=False)
    way = models.CharField(max_length=8, choices=PlanWay.choices, default=PlanWay.YEAR)
    kinds = models.JSONField(default=materials_only)
    state = models.CharField(max_length=10, choices=PlanState.choices, default=PlanState.COMPUTING)
    progress = models.PositiveSmallIntegerField(default=0)
    trouble = models.TextField(blank=True)
    run = models.ForeignKey(Run, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    inputs = models.TextField(blank=True, help_text="Canonical JSON, frozen when it was asked for.")
    findings = models.JSONField(default=dict, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_labels(self) -> list[str]:
        """What it is made of in words, where that is not only waste and by-products."""
        if self.kinds == materials_only():
            return []
        return [str(kind.label) for kind in PlanKind if kind in self.kinds]


class PlanPart(models.Model):
    """One kind of a plan beside waste and by-products: its frozen inputs, and the run with its certified answer."""

    plan = models.ForeignKey(NetworkPlan, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=10, choices=PlanKind.choices)
    inputs = models.TextField(help_text="Canonical JSON, frozen when it was asked for.")
    run = models.ForeignKey(Run, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "kind"], name="plan_part_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.kind}"


class BorderRule(OfDistrict, models.Model):
    """What crossing a border takes from one day to another: days, money, or not allowed; with its source."""

    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="borders")
    leaves = models.CharField(max_length=2)
    enters = models.CharField(max_length=2)
    status = models.CharField(max_length=12, choices=Status.choices, blank=True)
    days = models.FloatField(default=0)
    cost = models.FloatField(default=0)
    allowed = models.BooleanField(default=True)
    first = models.DateField(null=True, blank=True)
    last = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["leaves", "enters", "pk"]

    def __str__(self) -> str:
        return f"{self.leaves} {self.enters}"
