"""A run: one stored computation of an engine, which anybody can replay."""

import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Run(models.Model):
    """Inputs and result as canonical JSON with their SHA-256; who and when stand beside, never inside."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme_id = models.PositiveBigIntegerField(null=True, db_index=True)
    engine = models.CharField(max_length=40)
    contract = models.CharField(max_length=20, help_text="Version of the engine's contract.")
    version = models.CharField(max_length=20, help_text="Version of the package.")
    seed = models.CharField(max_length=200, blank=True)
    inputs = models.TextField(help_text="Canonical JSON.")
    inputs_sha256 = models.CharField(max_length=64)
    result = models.TextField(help_text="Canonical JSON.")
    result_sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="runs"
    )
    at = models.DateTimeField()
    content_type = models.ForeignKey(ContentType, null=True, on_delete=models.SET_NULL, related_name="+")
    object_id = models.CharField(max_length=40, blank=True)
    about = GenericForeignKey()

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.engine} {self.id}"
