"""Stands of an exhibition, on site and online."""

from django.db import models

from circulade.core.models.fields import TranslatedTextField
from circulade.events.models.event import Event
from circulade.events.models.registration import new_key
from circulade.register.models import Organisation


class Stand(models.Model):
    """An organisation's place in the exhibition. `column` and `row` are its field on the plan, from 1.

    `people` is a list of {"name": …, "role": …}: who can be met there.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="stands")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="stands"
    )
    number = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    text = TranslatedTextField(blank=True, default="")
    column = models.PositiveSmallIntegerField(null=True, blank=True)
    row = models.PositiveSmallIntegerField(null=True, blank=True)
    website = models.URLField(blank=True, max_length=500)
    online_room = models.URLField(blank=True, max_length=500)
    contact = models.EmailField(blank=True, help_text="Where “contact me” goes; never shown.")
    key = models.CharField(
        max_length=40, default=new_key, help_text="The link of its people is signed with it."
    )
    people = models.JSONField(default=list, blank=True)
    meetings = models.BooleanField(default=False, help_text="Meetings can be asked for.")

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="stand_number_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_online(self) -> bool:
        """Tell whether it is only online: it has a room there, and no field on the plan."""
        return bool(self.online_room) and self.row is None
