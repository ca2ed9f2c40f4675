"""Who came, and what they thought of it."""

import uuid

from django.conf import settings
from django.db import models

from circulade.events.enums import CheckInSource
from circulade.events.models.event import Event
from circulade.events.models.registration import Registration


class CheckIn(models.Model):
    """Somebody came. `scan` names the reading of a code, so that one sent twice by a phone counts once."""

    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="check_in")
    at = models.DateTimeField()
    source = models.CharField(max_length=8, choices=CheckInSource.choices)
    scan = models.UUIDField(default=uuid.uuid4, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.registration} {self.at:%H:%M}"


class Feedback(models.Model):
    """What somebody said afterwards; it does not say who. Scores go from 1 to 5."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="feedback")
    overall = models.PositiveSmallIntegerField()
    content = models.PositiveSmallIntegerField(null=True, blank=True)
    organisation = models.PositiveSmallIntegerField(null=True, blank=True)
    contacts = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    on = models.DateField()

    class Meta:
        ordering = ["-on", "pk"]
        verbose_name_plural = "feedback"

    def __str__(self) -> str:
        return f"{self.overall} of 5"
