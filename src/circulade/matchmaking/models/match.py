"""A need and what may meet it: an offer or an expert, why, what the facilitator decided, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from circulade.accounts.models import Programme
from circulade.core.models import Run
from circulade.matchmaking.enums import MatchState, OutcomeKind
from circulade.needs.models import Card
from circulade.register.models import Expert


class Match(models.Model):
    """A need with an offer or an expert, at most once. `rank` is the place the facilitator sees, `engine_rank` that
    of the run, before what earlier decisions taught; `why` is the engine's reason as JSON.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="matches")
    need = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="matches_as_need")
    offer = models.ForeignKey(
        Card, null=True, blank=True, on_delete=models.CASCADE, related_name="matches_as_offer"
    )
    expert = models.ForeignKey(
        Expert, null=True, blank=True, on_delete=models.CASCADE, related_name="matches"
    )
    run = models.ForeignKey(Run, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    engine_rank = models.PositiveSmallIntegerField()
    why = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=MatchState.choices, default=MatchState.SUGGESTED)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was set aside.")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["need", "rank", "pk"]
        verbose_name_plural = "matches"
        constraints = [
            models.UniqueConstraint(
                fields=["need", "offer"], condition=Q(offer__isnull=False), name="need_meets_offer_once"
            ),
            models.UniqueConstraint(
                fields=["need", "expert"], condition=Q(expert__isnull=False), name="need_meets_expert_once"
            ),
            models.CheckConstraint(
                condition=Q(offer__isnull=False, expert__isnull=True)
                | Q(offer__isnull=True, expert__isnull=False),
                name="match_has_one_answer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need} – {self.offer or self.expert}"


class Introduction(models.Model):
    """The letter that brings the two sides of a match together: drafted, edited, sent."""

    match = models.OneToOneField(Match, on_delete=models.CASCADE, related_name="introduction")
    subject = models.CharField(max_length=200)
    text = models.TextField()
    language = models.CharField(max_length=10, default="en")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return self.subject


class Outcome(models.Model):
    """What came of an introduction, on a day."""

    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=10, choices=OutcomeKind.choices)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.get_kind_display()
