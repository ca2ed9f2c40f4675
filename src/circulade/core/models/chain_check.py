"""The last looks at the audit chain: each says how far it was whole."""

from django.db import models


class ChainCheck(models.Model):
    """One pass over the whole trail. `broken_at` is the number of the first entry that does not fit."""

    at = models.DateTimeField()
    entries = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64, help_text="Hash of the last entry: whoever noted it can compare.")
    broken_at = models.PositiveBigIntegerField(null=True)
    why = models.CharField(max_length=200, blank=True)
    guarded = models.BooleanField(help_text="Whether the database refuses UPDATE and DELETE.")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.entries} entries, {self.why or 'whole'}"

    @property
    def is_whole(self) -> bool:
        """Tell whether every entry fits and the guard is up."""
        return self.broken_at is None and self.guarded
