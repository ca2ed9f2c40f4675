"""A matchmaking day: its slots, who takes part, whom they wish to meet, and what the organiser sets."""

from django.db import models
from django.db.models import F, Q

from circulade.events.models import Event, EventSession, Registration
from circulade.matchmaking.enums import PairRuleKind, RequestState

WEIGHTS = {1: 1, 2: 3, 3: 5}


class MeetingDay(models.Model):
    """The meetings of an event: slots, tables, and the bound on meetings a person."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="meeting_day")
    tables = models.PositiveSmallIntegerField(default=10)
    most = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Most meetings of one person; empty: one in every slot."
    )
    colleagues = models.BooleanField(
        default=True, help_text="People of the same organisation may meet each other."
    )
    apart_kinds = models.JSONField(
        default=list, blank=True, help_text="Pairs of kinds of organisation whose people do not meet."
    )
    requests_until = models.DateTimeField(null=True, blank=True)
    peer_session = models.ForeignKey(
        EventSession,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="peer_days",
        help_text="When and where the peer tables sit.",
    )
    seed = models.CharField(max_length=120)
    published = models.ForeignKey(
        "matchmaking.MeetingPlan", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    trouble = models.TextField(blank=True, help_text="Why the last computation stopped.")

    def __str__(self) -> str:
        return str(self.event)

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.event.programme_id


class MeetingSlot(models.Model):
    """A time in which people meet; what lies between two slots is a break."""

    day = models.ForeignKey(MeetingDay, on_delete=models.CASCADE, related_name="slots")
    number = models.PositiveSmallIntegerField()
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        ordering = ["day", "number"]
        constraints = [
            models.UniqueConstraint(fields=["day", "number"], name="slot_number_once"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="slot_ends_later"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Participant(models.Model):
    """Somebody registered who takes part in the meetings. `available` has a 1 for every slot, by number."""

    day = models.ForeignKey(MeetingDay, on_delete=models.CASCADE, related_name="participants")
    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="participant")
    available = models.CharField(max_length=200)
    most = models.PositiveSmallIntegerField(null=True, blank=True)
    seeks = models.TextField(blank=True)
    offers = models.TextField(blank=True)
    has = models.JSONField(default=list, blank=True, help_text="Challenges they have.")
    solved = models.JSONField(default=list, blank=True, help_text="Challenges they have solved.")
    languages = models.JSONField(default=list, blank=True)
    can_host = models.BooleanField(default=False)
    time_zone = models.CharField(max_length=60, blank=True, help_text="Empty: that of the event.")
    imported = models.JSONField(default=dict, blank=True, help_text="What a file last stated, by field.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["registration__name", "pk"]

    def __str__(self) -> str:
        return self.registration.name

    @property
    def ref(self) -> str:
        """What the engine calls them."""
        return f"participant-{self.pk}"

    @property
    def zone(self) -> str:
        """The zone in which they read and type times."""
        return self.time_zone or self.day.event.time_zone

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.day.programme_id


class MeetingRequest(models.Model):
    """The wish of one participant to meet another: how much, why, and the answer."""

    asking = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="requests_made")
    asked = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="requests_received")
    priority = models.PositiveSmallIntegerField(
        default=2, choices=[(3, "must"), (2, "should"), (1, "would be nice")]
    )
    reason = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    answer = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-priority", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["asking", "asked"], name="requested_once"),
            models.CheckConstraint(condition=~Q(asking=F("asked")), name="nobody_meets_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.asking} – {self.asked}"

    @property
    def weight(self) -> int:
        """What the wish weighs in the plan."""
        return WEIGHTS[self.priority]

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.asking.programme_id


class PairRule(models.Model):
    """Two participants who meet in a set slot, or never; `a` has the smaller key."""

    day = models.ForeignKey(MeetingDay, on_delete=models.CASCADE, related_name="pair_rules")
    kind = models.CharField(max_length=5, choices=PairRuleKind.choices)
    a = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    slot = models.ForeignKey(MeetingSlot, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["day", "a", "b"], name="pair_ruled_once")]

    def __str__(self) -> str:
        return f"{self.a} – {self.b}: {self.get_kind_display()}"
