"""Documents of an event: uploaded files, or files that others keep."""

from django.db import models

from circulade.core.models import Attachment
from circulade.core.models.fields import TranslatedCharField
from circulade.events.models.event import Event
from circulade.events.models.programme import EventSession


class EventDocument(models.Model):
    """A file with its type and size: an attachment here, or an address elsewhere."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="documents")
    session = models.ForeignKey(
        EventSession, null=True, blank=True, on_delete=models.SET_NULL, related_name="documents"
    )
    stand = models.ForeignKey(
        "events.Stand", null=True, blank=True, on_delete=models.CASCADE, related_name="documents"
    )
    title = TranslatedCharField()
    attachment = models.ForeignKey(
        Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    address = models.URLField(blank=True, max_length=500)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True, help_text="Bytes.")
    public = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def kind_name(self) -> str:
        """The type as people say it: the ending of the file's name, in capitals."""
        name = self.attachment.name if self.attachment else self.address.partition("?")[0]
        ending = name.rpartition("/")[2].rpartition(".")[2]
        return ending.upper() if ending and len(ending) <= 5 and "." in name.rpartition("/")[2] else ""
