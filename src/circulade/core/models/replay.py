"""Replays of runs: each says whether the same came out again."""

from django.conf import settings
from django.db import models


class Replay(models.Model):
    """One recomputation of a stored run. `differs` holds one line per difference, none when reproduced."""

    run = models.ForeignKey("core.Run", on_delete=models.CASCADE, related_name="replays")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    contract = models.CharField(max_length=20, help_text="Version of the engine's contract it ran on.")
    version = models.CharField(max_length=20, help_text="Version of the package it ran on.")
    reproduced = models.BooleanField()
    outcome = models.CharField(max_length=200)
    differs = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.outcome
