"""Questions of a call, and the version that is frozen when it opens."""

from django.conf import settings
from django.db import models

from circulade.calls.enums import Purpose, QuestionKind
from circulade.calls.models.call import Call
from circulade.calls.models.frozen import FrozenQuestion
from circulade.core.models.fields import TranslatedCharField, TranslatedTextField


class Question(models.Model):
    """One question. `options`, `rows` and `columns` are lists of {"code": …, "label": {language: text}}.

    The question shows only if the answer to `shown_if` is among `shown_values` (empty: always).
    """

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="questions")
    code = models.SlugField(max_length=60)
    kind = models.CharField(max_length=10, choices=QuestionKind.choices)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, blank=True)
    section = TranslatedCharField(blank=True, default="")
    title = TranslatedCharField()
    help = TranslatedTextField(blank=True, default="")
    required = models.BooleanField(default=False)
    names_applicant = models.BooleanField(
        default=False, help_text="In a call assessed blind, assessors do not see the answer."
    )
    options = models.JSONField(default=list, blank=True)
    rows = models.JSONField(default=list, blank=True)
    columns = models.JSONField(default=list, blank=True)
    word_limit = models.PositiveIntegerField(null=True, blank=True)
    least = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    most = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    shown_if = models.CharField(max_length=60, blank=True)
    shown_values = models.JSONField(default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["call", "code"], name="question_code_once")]

    def __str__(self) -> str:
        return str(self.title)


class QuestionnaireVersion(models.Model):
    """The questions as they stood when the call opened, or after an announced correction."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="questionnaire_versions")
    number = models.PositiveSmallIntegerField()
    questions = models.JSONField()
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    note = models.TextField(blank=True, help_text="What a correction changed, in words for applicants.")

    class Meta:
        ordering = ["call", "-number"]
        constraints = [models.UniqueConstraint(fields=["call", "number"], name="questionnaire_number_once")]

    def __str__(self) -> str:
        return f"{self.call}, version {self.number}"

    def frozen(self) -> tuple[FrozenQuestion, ...]:
        """Return the questions of this version, in order."""
        return tuple(FrozenQuestion.from_json(stored) for stored in self.questions)


class PublicQuestion(models.Model):
    """A question asked about a call in public, with the office's answer."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="public_questions")
    text = models.TextField()
    answer = models.TextField(blank=True)
    email = models.EmailField(blank=True, help_text="Where the answer goes; never shown.")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    public = models.BooleanField(default=False)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.text
