"""Django's configuration of the app `core`."""

from datetime import timedelta

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """What every app stands on: audit trail, runs, queue, letters, attachments, search, design tags."""

    name = "circulade.core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what `core` itself does every so often."""
        from circulade.core.domain.ticks import register_tick

        day = timedelta(days=1)
        register_tick("core.check_audit_chain", every=day, function="circulade.core.tasks.check_audit_chain")
        register_tick("core.tidy_queue", every=day, function="circulade.core.tasks.tidy")
