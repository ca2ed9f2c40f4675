"""After the decision: letter templates, what letters and publication hold, and requests for review."""

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
    kind = models.CharField(max_length=60, help_text="Such as accepted, or accepted:pilots for one track.")
    subject = TranslatedCharField()
    text = TranslatedTextField()

    class Meta:
        ordering = ["kind"]
        constraints = [models.UniqueConstraint(fields=["call", "kind"], name="letter_template_once")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.call}"


class ResultSettings(models.Model):
    """What result letters say and what publication shows; without a row the defaults hold."""

    call = models.OneToOneField(Call, on_delete=models.CASCADE, related_name="result_settings")
    with_feedback = models.BooleanField(default=True)
    confirm_days = models.PositiveSmallIntegerField(default=14)
    review_days = models.PositiveSmallIntegerField(default=14)
    show_balance = models.BooleanField(default=True)
    show_method = models.BooleanField(default=True)
    show_consenting = models.BooleanField(default=False, help_text="Other applicants who agreed to be named.")
    show_bundle = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "result settings"

    def __str__(self) -> str:
        return f"results of {self.call}"


class ReviewRequest(models.Model):
    """A rejected applicant asks for a review: logged, answered, and maybe leading to a superseding selection."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="review_requests")
    selection = models.ForeignKey(CohortSelection, on_delete=models.CASCADE, related_name="review_requests")
    text = models.TextField()
    received_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
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
        constraints = [models.UniqueConstraint(fields=["application", "selection"], name="review_once")]

    def __str__(self) -> str:
        return f"review of {self.application}"
