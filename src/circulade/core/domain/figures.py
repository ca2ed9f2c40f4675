"""Figures of the installation for monitoring: sizes and states, never who or what."""

from collections.abc import Iterator, Sequence

from django.db.models import Count

from circulade.core.domain.condition import queue_lag
from circulade.core.models import AuditEntry, Letter, QueuedTask, Run

Figure = tuple[str, str, tuple[str, ...], Sequence[tuple[tuple[str, ...], float]]]


def figures() -> Iterator[Figure]:
    """Yield name, explanation, names of labels, and the values by labels."""
    lag = queue_lag().total_seconds()
    yield "queue_lag_seconds", "How long the oldest due task has been waiting.", (), [((), lag)]
    for name, text, model in (
        ("queue_tasks", "Tasks in the queue by state.", QueuedTask),
        ("letters", "Letters by state.", Letter),
    ):
        counted = model._default_manager.order_by().values("state").annotate(number=Count("pk"))
        yield name, text, ("state",), [((row["state"],), row["number"]) for row in counted]
    yield "runs", "Stored runs.", (), [((), Run.objects.count())]
    yield "audit_entries", "Entries of the audit trail.", (), [((), AuditEntry.objects.count())]
