"""Make uploads and work through the queue for tests."""

from datetime import datetime

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from circulade.core.domain.queue import attempt
from circulade.core.enums import TaskState
from circulade.core.models import QueuedTask

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def pdf(name: str = "plan.pdf") -> SimpleUploadedFile:
    """Make the upload of a small PDF."""
    return SimpleUploadedFile(name, PDF, content_type="application/pdf")


def drain(*, at: datetime | None = None, rounds: int = 50) -> list[str]:
    """Do what is due in the queue, and what that queues; returns the names of the tasks tried, in order."""
    tried: list[str] = []
    for _ in range(rounds):
        now = at or timezone.now()
        due = QueuedTask.objects.filter(state=TaskState.WAITING, run_after__lte=now).order_by("run_after")
        waiting = list(due)
        if not waiting:
            return tried
        for queued in waiting:
            attempt(str(queued.pk))
            tried.append(queued.task)
    raise AssertionError("the queue never ends")
