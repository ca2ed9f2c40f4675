"""States of the things that `core` keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    """From a draft that may be edited to a letter that left."""

    DRAFT = "draft", _("draft")
    QUEUED = "queued", _("queued")
    SENT = "sent", _("sent")
    FAILED = "failed", _("failed")
    BOUNCED = "bounced", _("bounced")
    CANCELLED = "cancelled", _("cancelled")


class ScanState(models.TextChoices):
    """What the scanner hook said of an uploaded file."""

    UNSCANNED = "unscanned", _("not scanned")
    CLEAN = "clean", _("clean")
    INFECTED = "infected", _("infected")


class TaskState(models.TextChoices):
    """From waiting in the queue to done, or given up after the last attempt."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    DEAD = "dead", _("given up")
    DISCARDED = "discarded", _("discarded")
