"""The postings table of the search: which token stands in which field of which record, how often."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Posting(models.Model):
    """One token of one field of one record; BM25 is computed from these the same way on every database."""

    programme_id = models.PositiveBigIntegerField(null=True)
    token = models.CharField(max_length=64)
    field = models.CharField(max_length=20)
    count = models.PositiveSmallIntegerField()
    length = models.PositiveIntegerField(help_text="Tokens in the field.")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    about = GenericForeignKey()

    class Meta:
        indexes = [models.Index(fields=["token"]), models.Index(fields=["content_type", "object_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "token"], name="one_posting_per_token"
            )
        ]

    def __str__(self) -> str:
        return f"{self.token} ×{self.count}"
