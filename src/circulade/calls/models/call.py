"""Calls, their tracks and criteria."""

from django.db import models

from circulade.accounts.models import Programme, Team
from circulade.calls.enums import CallStage
from circulade.core.models import Attachment, Remark
from circulade.core.models.fields import TranslatedCharField, TranslatedTextField
from circulade.groups.enums import GroupKind


class Call(models.Model):
    """An invitation to apply: texts, who can apply, dates with their time zone."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="calls")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="calls")
    slug = models.SlugField(max_length=80)
    title = TranslatedCharField()
    summary = TranslatedTextField(blank=True, default="")
    who_can_apply = TranslatedTextField(blank=True, default="")
    size = TranslatedCharField(blank=True, default="")
    duration = TranslatedCharField(blank=True, default="")
    time_commitment = TranslatedCharField(blank=True, default="")
    activities = TranslatedTextField(blank=True, default="")
    outputs = TranslatedTextField(blank=True, default="")
    funding = TranslatedTextField(blank=True, default="")
    why_join = TranslatedTextField(blank=True, default="")
    eligible_kinds = models.JSONField(
        default=list, blank=True, help_text="Kinds of organisations that may apply."
    )
    eligible_countries = models.JSONField(default=list, blank=True, help_text="Empty: every country.")
    stage = models.CharField(max_length=12, choices=CallStage.choices, default=CallStage.DRAFT)
    time_zone = models.CharField(max_length=60, default="Europe/Brussels")
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    decision_expected = models.DateField(null=True, blank=True)
    session_at = models.DateTimeField(null=True, blank=True, help_text="Question and answer session.")
    session_place = models.CharField(max_length=300, blank=True)
    contact = models.EmailField(blank=True)
    factsheet = models.ForeignKey(
        Attachment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    languages = models.JSONField(default=list, blank=True)
    min_assessments = models.PositiveSmallIntegerField(default=2)
    per_application = models.PositiveSmallIntegerField(default=3)
    blind = models.BooleanField(default=False, help_text="Assessors do not see who applies.")
    group_kind = models.CharField(
        max_length=15,
        choices=GroupKind.choices,
        blank=True,
        help_text="Accepted applicants form such a group.",
    )
    invented = models.BooleanField(default=False)
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies"
    )
    announced_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.ForeignKey(
        Remark, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-created_at"]
        constraints = [models.UniqueConstraint(fields=["programme", "slug"], name="call_slug_once")]

    def __str__(self) -> str:
        return str(self.title)


class Track(models.Model):
    """One of several cohorts filled in one selection; `places` exactly, or from `least` to `most`."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="tracks")
    code = models.SlugField(max_length=40)
    name = TranslatedCharField()
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    least = models.PositiveSmallIntegerField(null=True, blank=True)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    participation_kind = models.CharField(max_length=20, help_text="What a member of this track becomes.")
    group_kind = models.CharField(max_length=15, choices=GroupKind.choices)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["call", "code"], name="track_code_once")]

    def __str__(self) -> str:
        return str(self.name)


class Criterion(models.Model):
    """What assessors score: weight, scale, anchors, threshold."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="criteria")
    code = models.SlugField(max_length=40)
    name = TranslatedCharField()
    description = TranslatedTextField(blank=True, default="")
    weight = models.PositiveSmallIntegerField(default=1)
    least = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    most = models.DecimalField(max_digits=5, decimal_places=2, default=5)
    step = models.DecimalField(max_digits=4, decimal_places=2, default=1)
    threshold = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    anchors = models.JSONField(default=dict, blank=True, help_text="Score → what it stands for, by language.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint(fields=["call", "code"], name="criterion_code_once")]

    def __str__(self) -> str:
        return str(self.name)
