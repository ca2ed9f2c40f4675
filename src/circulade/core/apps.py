"""Django's configuration of the app `core`."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every app stands on: audit trail, runs, queue, letters, attachments, search, design tags."""

    name = "circulade.core"
    default_auto_field = "django.db.models.BigAutoField"
