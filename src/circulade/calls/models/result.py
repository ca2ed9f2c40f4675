"""After the decision: letter templates and requests for review."""

from django.conf import settings
from django.db import models

from circulade.calls.enums import ReviewState
from circulade.calls.models.application import Application
from circulade.calls.models.call import Call
from circulade.cohorts.models import CohortSelection
from circulade.core.models.fields import TranslatedCharField, TranslatedTextField


class LetterTemplate(models.Model):
    """The text of one kind of letter of a call; `{name}`-like fields are filled in, never markup."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="letter_templates")
    kind = models.CharField(max_length=20)
    subject = TranslatedCharField()
    text = TranslatedTextField()

    class Meta:
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["call", "kind"], name="letter_template_once")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.call}"


class ReviewRequest(models.Model):
    """A rejected applicant asks for a review: logged, answered, and maybe leading to a superseding selection."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="review_requests")
    selection = models.ForeignKey(CohortSelection, on_delete=models.CASCADE, related_name="review_requests")
    text = models.TextField()
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=ReviewState.choices, default=ReviewState.OPEN)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    led_to = models.ForeignKey(
        CohortSelection, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-received_at"]

    def __str__(self) -> str:
        return f"review of {self.application}"
