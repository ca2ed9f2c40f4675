"""The audit trail: append-only, each entry carrying the hash of the one before."""

from django.conf import settings
from django.db import models


class AuditEntry(models.Model):
    """Who did what to which record. Holds ids, codes, numbers and dates, never a person's words or name.

    `changes` maps a field to [before, after]; text is given as salted SHA-256 of a `Remark`.
    Database triggers refuse UPDATE and DELETE.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
    )
    action = models.CharField(max_length=80, db_index=True)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    programme_id = models.PositiveBigIntegerField(null=True, db_index=True)
    run_id = models.UUIDField(null=True)
    changes = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"
