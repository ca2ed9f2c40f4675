"""Notices: what the office tells everybody who has begun an application when something changes."""

from django.conf import settings
from django.db import models

from circulade.calls.models.call import Call


class Notice(models.Model):
    """One announced change of a call, shown on its page and sent to all who have begun or sent in."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="notices")
    text = models.TextField()
    closes_at = models.DateTimeField(
        null=True, blank=True, help_text="The deadline, if the call got a new one."
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.text
