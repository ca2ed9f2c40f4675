"""What somebody agreed to, when, and when they took it back."""

from django.conf import settings
from django.db import models

from circulade.accounts.enums import ConsentPurpose


class Consent(models.Model):
    """One agreement to one version of a text."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=ConsentPurpose.choices)
    version = models.CharField(max_length=40, help_text="Which text they agreed to.")
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_purpose_display()}"
