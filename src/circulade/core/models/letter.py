"""Letters: every mail of the platform is drafted, queued and followed here."""

import uuid

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from circulade.core.enums import LetterState


class Letter(models.Model):
    """One mail to one address. `key` is unique, so that the same letter is never queued twice.

    `office_subject` and `office_text` are the same letter in the office's own language, shown beside it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    programme_id = models.PositiveBigIntegerField(null=True, db_index=True)
    kind = models.CharField(max_length=40, db_index=True)
    language = models.CharField(max_length=10, default="en")
    sender = models.EmailField(blank=True)
    sender_name = models.CharField(max_length=200, blank=True)
    to = models.EmailField()
    to_name = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    office_subject = models.CharField(max_length=300, blank=True)
    office_text = models.TextField(blank=True)
    attachment = models.ForeignKey("core.Attachment", null=True, blank=True, on_delete=models.SET_NULL)
    state = models.CharField(max_length=12, choices=LetterState.choices, default=LetterState.DRAFT)
    message_id = models.CharField(max_length=200, blank=True)
    error = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="Since it was last queued.")
    sendings = models.PositiveSmallIntegerField(default=0, help_text="How often it was queued.")
    created_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    content_type = models.ForeignKey(ContentType, null=True, on_delete=models.SET_NULL, related_name="+")
    object_id = models.CharField(max_length=40, blank=True)
    about = GenericForeignKey()

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return self.subject
