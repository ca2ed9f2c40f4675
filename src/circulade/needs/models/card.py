"""Need and offer cards."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from circulade.accounts.models import Programme
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.register.models import Organisation, Territory


class Card(models.Model):
    """A need or an offer. What was stated in an application begins as a copy of that answer.

    `about` is the application, `stated` the words that stand there, so that page and card can show the difference.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="cards")
    kind = models.CharField(max_length=5, choices=CardKind.choices)
    state = models.CharField(max_length=10, choices=CardState.choices, default=CardState.DRAFT)
    visibility = models.CharField(max_length=8, choices=CardVisibility.choices, default=CardVisibility.OFFICE)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=10, default="en")
    theme = models.CharField(max_length=80, blank=True)
    fits = models.JSONField(
        default=list, blank=True, help_text="Classes of territory an offer is for; empty: for all."
    )
    capacity = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many needs an offer can serve at once."
    )
    practice = models.BooleanField(
        default=False, help_text="An offer that shows what is done already: others may learn from it."
    )
    from_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    territory = models.ForeignKey(
        Territory, null=True, blank=True, on_delete=models.CASCADE, related_name="cards"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="cards"
    )
    stated = models.TextField(blank=True)
    question = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    content_type = models.ForeignKey(
        ContentType, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    object_id = models.CharField(max_length=40, blank=True)
    about = GenericForeignKey()

    class Meta:
        ordering = ["-created_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return self.title
