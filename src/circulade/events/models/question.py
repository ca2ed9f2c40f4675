"""What registration asks beyond name and organisation, and the answers that are deleted again."""

from django.db import models

from circulade.core.models.fields import TranslatedCharField, TranslatedTextField
from circulade.events.enums import EventQuestionKind, Mode, QuestionStage
from circulade.events.models.event import Event
from circulade.events.models.registration import Registration


class EventQuestion(models.Model):
    """One question. `options` is a list of {"code": …, "label": {language: text}}.

    It shows only if the answer to `shown_if` is among `shown_values`, and in one way to take part if `mode` names it.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="questions")
    stage = models.CharField(max_length=12, choices=QuestionStage.choices, default=QuestionStage.REGISTRATION)
    code = models.SlugField(max_length=60)
    kind = models.CharField(max_length=10, choices=EventQuestionKind.choices)
    title = TranslatedCharField()
    help = TranslatedTextField(blank=True, default="")
    required = models.BooleanField(default=False)
    options = models.JSONField(default=list, blank=True)
    mode = models.CharField(max_length=10, choices=Mode.choices, blank=True)
    shown_if = models.CharField(max_length=60, blank=True)
    shown_values = models.JSONField(default=list, blank=True)
    keep_days = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="Days after the end at which answers to this one are deleted; empty: as the event says.",
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "code"], name="event_question_once")]

    def __str__(self) -> str:
        return str(self.title)


class LaterAnswer(models.Model):
    """An answer of somebody approved (diet, access needs): deleted on the day that was promised."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="later_answers")
    code = models.SlugField(max_length=60, help_text="Of the question.")
    answer = models.JSONField()
    given_at = models.DateTimeField()
    delete_on = models.DateField(db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["registration", "code"], name="later_answer_once")]

    def __str__(self) -> str:
        return f"answer to {self.code} of registration {self.registration_id}"
