"""The programme of an event: sessions in parallel tracks, and who is on stage."""

from django.db import models

from circulade.core.models.fields import TranslatedCharField, TranslatedTextField
from circulade.events.enums import SessionKind, SpeakerRole
from circulade.events.models.event import Event
from circulade.register.models import Person


class EventSession(models.Model):
    """A part of the programme; those of different tracks may run at the same time."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    code = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12, choices=SessionKind.choices, default=SessionKind.SESSION)
    title = TranslatedCharField()
    description = TranslatedTextField(blank=True, default="")
    summary = TranslatedTextField(blank=True, default="")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    track = models.CharField(max_length=80, blank=True, help_text="Empty: for everybody.")
    room = models.CharField(max_length=100, blank=True)
    recording = models.URLField(blank=True, max_length=500)

    class Meta:
        ordering = ["starts", "track", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="session_ends_later")
        ]

    def __str__(self) -> str:
        return str(self.title)


class Speaker(models.Model):
    """Somebody on stage in a session, or in the whole event where it has none."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="speakers")
    session = models.ForeignKey(
        EventSession, null=True, blank=True, on_delete=models.CASCADE, related_name="speakers"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="appearances"
    )
    name = models.CharField(max_length=200)
    affiliation = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=10, choices=SpeakerRole.choices, default=SpeakerRole.SPEAKER)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name
