"""Files of participants that come in from other tools."""

from django.conf import settings
from django.db import models

from circulade.core.models import Attachment
from circulade.matchmaking.models.day import MeetingDay


class ParticipantImport(models.Model):
    """One uploaded list with its mapping; a dry run stores the report, applying stores what changed."""

    day = models.ForeignKey(MeetingDay, on_delete=models.CASCADE, related_name="imports")
    file = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"import {self.pk} into {self.day}"

    @property
    def programme_id(self) -> int:
        """Whose office answers for it."""
        return self.day.programme_id
