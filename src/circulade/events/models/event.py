"""Events: what everybody reads of them, and what only those who come get."""

from django.db import models
from django.utils import timezone

from circulade.accounts.models import Programme
from circulade.core.models import Remark
from circulade.core.models.fields import TranslatedCharField, TranslatedTextField
from circulade.events.enums import EventFormat, EventKind, EventStage
from circulade.groups.models import Group


class Event(models.Model):
    """A conference, workshop, webinar or public group meeting. Moments are stored as such and shown in `time_zone`."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="events")
    slug = models.SlugField(max_length=80)
    code = models.CharField(max_length=40, blank=True, help_text="As printed by whoever holds the event.")
    kind = models.CharField(max_length=15, choices=EventKind.choices, default=EventKind.CONFERENCE)
    stage = models.CharField(max_length=10, choices=EventStage.choices, default=EventStage.DRAFT)
    title = TranslatedCharField()
    description = TranslatedTextField(blank=True, default="")
    summary = TranslatedTextField(blank=True, default="", help_text="What came of it, written afterwards.")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    time_zone = models.CharField(max_length=60, default="Europe/Brussels")
    format = models.CharField(max_length=10, choices=EventFormat.choices, default=EventFormat.HYBRID)
    place = models.CharField(max_length=200, blank=True)
    room = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    theme = TranslatedCharField(blank=True, default="")
    tags = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True, help_text="Spoken there, as codes.")
    audience = TranslatedTextField(blank=True, default="")
    territory_kinds = models.JSONField(default=list, blank=True)
    countries = models.JSONField(default=list, blank=True, help_text="Codes, or EU-27.")
    organiser = models.CharField(max_length=300, blank=True)
    partner = models.CharField(max_length=300, blank=True)
    contact = models.EmailField(blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="parts")
    parent_name = models.CharField(max_length=200, blank=True, help_text="A larger event held by others.")
    parent_website = models.URLField(blank=True, max_length=500)
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.SET_NULL, related_name="meetings"
    )
    website = models.URLField(blank=True, max_length=500)
    source = models.CharField(max_length=300, blank=True, help_text="Where the facts come from.")
    joining_link = models.URLField(
        blank=True, max_length=500, help_text="Only people who have an online seat get it."
    )
    recording = models.URLField(blank=True, max_length=500)
    published_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.ForeignKey(
        Remark, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    keep_answers_days = models.PositiveSmallIntegerField(
        default=30, help_text="Days after the end at which answers to the second form are deleted."
    )
    feedback_asked_at = models.DateTimeField(null=True, blank=True)
    invented = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(
        default=1, help_text="Grows with each change: a later writer notices."
    )
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now, help_text="Feeds and calendars go by it.")

    class Meta:
        ordering = ["-starts", "slug"]
        indexes = [models.Index(fields=["programme", "stage", "starts"])]
        constraints = [
            models.UniqueConstraint(fields=["programme", "slug"], name="event_slug_once"),
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="event_ends_later"),
        ]

    def __str__(self) -> str:
        return str(self.title)
