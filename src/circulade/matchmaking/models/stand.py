"""Meetings at the stands of an exhibition."""

from django.db import models

from circulade.events.models import Stand
from circulade.matchmaking.models.day import MeetingSlot, Participant


class DeclinedVisit(models.Model):
    """A visit that the people of a stand declined, and why; the slot is free again."""

    stand = models.ForeignKey(Stand, on_delete=models.CASCADE, related_name="declined_visits")
    slot = models.ForeignKey(MeetingSlot, on_delete=models.CASCADE, related_name="declined_visits")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="declined_visits")
    answer = models.CharField(max_length=300)
    declined_at = models.DateTimeField()

    class Meta:
        ordering = ["slot__number", "pk"]

    def __str__(self) -> str:
        return f"{self.participant} – {self.stand}"


class StandBooking(models.Model):
    """A participant who visits a stand in a slot: each has one visitor, and one place to be, at a time."""

    stand = models.ForeignKey(Stand, on_delete=models.CASCADE, related_name="bookings")
    slot = models.ForeignKey(MeetingSlot, on_delete=models.PROTECT, related_name="stand_bookings")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="stand_bookings")
    reason = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["slot__number", "stand__number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["stand", "slot"], name="stand_booked_once_a_slot"),
            models.UniqueConstraint(fields=["participant", "slot"], name="visitor_once_a_slot"),
        ]

    def __str__(self) -> str:
        return f"{self.participant} – {self.stand}"

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.participant.programme_id
