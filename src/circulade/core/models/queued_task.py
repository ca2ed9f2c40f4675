"""What stands in the queue: a task by its dotted name, its arguments, how often it was tried."""

import uuid

from django.db import models

from circulade.core.enums import TaskState


class QueuedTask(models.Model):
    """One task to be done once. `key` is unique, so that the same task is never queued twice.

    The row is the queue's memory (attempts, errors, given up); the library `django-tasks-db` holds
    the appointment with the worker. Arguments are ids and dates, never somebody's words.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    task = models.CharField(max_length=200, help_text="Dotted name of the function.")
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=TaskState.choices, default=TaskState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    worker = models.CharField(max_length=120, blank=True, help_text="Host and process that runs it.")
    created_at = models.DateTimeField()
    run_after = models.DateTimeField()
    alive_at = models.DateTimeField(null=True, help_text="When the worker last said that it is running.")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "run_after"])]

    def __str__(self) -> str:
        return self.task
