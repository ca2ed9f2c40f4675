"""Meeting plans and peer tables."""

from django.conf import settings
from django.db import models

from circulade.core.models import Run
from circulade.matchmaking.enums import NoteKind
from circulade.matchmaking.models.day import MeetingDay, MeetingSlot, Participant


class MeetingPlan(models.Model):
    """Who meets whom when and where, with the run that made it; `moved` counts meetings moved by hand since."""

    day = models.ForeignKey(MeetingDay, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveSmallIntegerField()
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    moved = models.PositiveSmallIntegerField(default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["day", "number"], name="plan_number_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.number}"

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.day.programme_id


class Meeting(models.Model):
    """Two participants in a slot, at a table or (empty) online."""

    plan = models.ForeignKey(MeetingPlan, on_delete=models.CASCADE, related_name="meetings")
    slot = models.ForeignKey(MeetingSlot, on_delete=models.PROTECT, related_name="meetings")
    table = models.PositiveSmallIntegerField(null=True, blank=True)
    a = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["slot__number", "table", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "slot", "a"], name="first_once_a_slot"),
            models.UniqueConstraint(fields=["plan", "slot", "b"], name="second_once_a_slot"),
        ]

    def __str__(self) -> str:
        return f"{self.a} – {self.b}"


class Challenge(models.Model):
    """What a peer table talks about; a host may be set."""

    day = models.ForeignKey(MeetingDay, on_delete=models.CASCADE, related_name="challenges")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    host = models.ForeignKey(
        Participant, null=True, blank=True, on_delete=models.SET_NULL, related_name="hosting"
    )

    class Meta:
        ordering = ["title", "pk"]
        constraints = [models.UniqueConstraint(fields=["day", "code"], name="challenge_code_once")]

    def __str__(self) -> str:
        return self.title


class PeerTable(models.Model):
    """Five to eight people on one challenge in one language, with a host."""

    day = models.ForeignKey(MeetingDay, on_delete=models.CASCADE, related_name="peer_tables")
    number = models.PositiveSmallIntegerField(help_text="What stands on the table, from 1.")
    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="tables")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10)
    host = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="+")
    having = models.ManyToManyField(Participant, blank=True, related_name="+")
    solved = models.ManyToManyField(Participant, blank=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["day", "number"], name="peer_table_number_once")]

    def __str__(self) -> str:
        return f"{self.challenge} ({self.language})"

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.day.programme_id


class PeerNote(models.Model):
    """What a peer table found, by kind."""

    table = models.ForeignKey(PeerTable, on_delete=models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=15, choices=NoteKind.choices)
    text = models.TextField()
    written_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
