"""Imports of a survey tool's export, and what they last said of each application."""

from django.conf import settings
from django.db import models

from circulade.calls.models.application import Application, Submission
from circulade.calls.models.call import Call
from circulade.core.models import Attachment


class Import(models.Model):
    """One uploaded export with its mapping; a dry run stores the report, applying stores what changed."""

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="imports")
    file = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")
    uploads = models.ForeignKey(
        Attachment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"import {self.pk} into {self.call}"


class ImportedContribution(models.Model):
    """What the export last said of an application, so that the next import tells who changed what since.

    `submission` is the one that the import made: another one is somebody else's. In `stated` an uploaded
    file stands as "sha256:…". `first_saved_at` and `last_saved_at` are the export's own dates.
    """

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="imported")
    source = models.ForeignKey(Import, null=True, on_delete=models.SET_NULL, related_name="contributions")
    submission = models.ForeignKey(Submission, null=True, on_delete=models.SET_NULL, related_name="+")
    stated = models.JSONField(default=dict)
    first_saved_at = models.DateTimeField(null=True, blank=True)
    last_saved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["application"]

    def __str__(self) -> str:
        return f"contribution to {self.application}"
