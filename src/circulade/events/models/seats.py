"""Seats of one way to take part: how many, until when, by which rule; and seats offered from the waiting list."""

from django.db import models
from django.db.models import Q

from circulade.events.enums import Mode, OfferState, SeatRule
from circulade.events.models.event import Event


class Admission(models.Model):
    """In person or online: capacity, dates and rule. Its row is locked while seats change hands.

    `reserved` is a list of {"attribute": "organisation_kind" or "country", "values": […], "seats": n}.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="admissions")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    capacity = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: no limit.")
    opens_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    rule = models.CharField(max_length=12, choices=SeatRule.choices, default=SeatRule.FIRST_COME)
    offer_hours = models.PositiveSmallIntegerField(default=48, help_text="How long a seat offer stands.")
    one_per_territory = models.BooleanField(
        default=False, help_text="Whoever's territory has no seat yet comes first on the waiting list."
    )
    reserved = models.JSONField(default=list, blank=True)
    guests = models.PositiveSmallIntegerField(default=0, help_text="How many people one may bring.")
    allocated_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["mode"]
        constraints = [models.UniqueConstraint(fields=["event", "mode"], name="admission_mode_once")]

    def __str__(self) -> str:
        return f"{self.event}: {self.get_mode_display()}"

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.event.programme_id


class SeatOffer(models.Model):
    """Seats offered to somebody waiting, and to who waits with them, until it expires."""

    registration = models.ForeignKey(
        "events.Registration", on_delete=models.CASCADE, related_name="seat_offers"
    )
    seats = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=OfferState.choices, default=OfferState.OPEN)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    rule = models.CharField(max_length=30, help_text="Why it was their turn, as a code.")
    parameters = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["state", "expires_at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(state=OfferState.OPEN), name="one_open_seat_offer"
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration}: {self.get_state_display()}"

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.registration.event.programme_id
