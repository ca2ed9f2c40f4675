"""A study and its rows, kept as they were typed."""

from django.conf import settings
from django.db import models

from circulade.accounts.models import Programme
from circulade.core.models import Run
from circulade.register.models import Territory
from circulade.urbanmine.enums import Origin, Sheet, StudyState


class MineStudy(models.Model):
    """The urban mine of one territory: its figures, assumptions and scenarios, and the run that computed them.

    `revision` grows with each change of the rows, so that a later writer notices; `run` is the newest result, which
    may be older than the rows. `shared` says that the territory agreed to stand beside others.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="mine_studies")
    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="mine_studies")
    ref = models.SlugField(max_length=80, help_text="Stable public reference.")
    title = models.CharField(max_length=200)
    note = models.TextField(
        blank=True, help_text="What readers must know, such as that figures are estimates."
    )
    population = models.PositiveIntegerField(null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(null=True, blank=True)
    population_source = models.CharField(max_length=300, blank=True)
    base_year = models.PositiveSmallIntegerField(default=2025)
    last_year = models.PositiveSmallIntegerField(default=2050)
    draws = models.PositiveSmallIntegerField(default=256)
    seed = models.CharField(max_length=100, default="circulade")
    facts = models.CharField(max_length=20, blank=True, help_text="Version of the shipped facts.")
    state = models.CharField(max_length=10, choices=StudyState.choices, default=StudyState.DRAFT)
    shared = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)
    run = models.ForeignKey(Run, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    progress = models.PositiveSmallIntegerField(default=0, help_text="Per cent computed.")
    trouble = models.TextField(blank=True, help_text="Why the last computation failed.")
    published_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["ref"]
        verbose_name_plural = "mine studies"
        constraints = [models.UniqueConstraint(fields=["programme", "ref"], name="mine_study_ref_once")]

    def __str__(self) -> str:
        return self.title


class StudyRow(models.Model):
    """One row of a sheet, its cells as they were typed: what cannot be read is kept and named, never lost."""

    study = models.ForeignKey(MineStudy, on_delete=models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=12, choices=Sheet.choices)
    position = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.TYPED)

    class Meta:
        ordering = ["sheet", "position"]
        constraints = [
            models.UniqueConstraint(fields=["study", "sheet", "position"], name="mine_row_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.position}"
