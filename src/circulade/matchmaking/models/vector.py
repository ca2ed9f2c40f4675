"""Vectors of texts, so that no text is read twice by the same encoder."""

from django.db import models

DIGEST = 64


class TextVector(models.Model):
    """What an encoder made of a text, known by the text's SHA-256; forgotten when nobody used it for long."""

    encoder = models.CharField(max_length=80)
    kind = models.CharField(max_length=7, help_text="query or passage")
    text_sha256 = models.CharField(max_length=DIGEST)
    vector = models.BinaryField(help_text="Length 1, in half precision.")
    used_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text_sha256", "kind", "encoder"], name="text_encoded_once")
        ]

    def __str__(self) -> str:
        return f"{self.encoder} {self.kind} {self.text_sha256[:12]}"
