"""Django's configuration of the app `core`."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from circulade.core import navigation


class CoreConfig(AppConfig):
    """What every app stands on: audit trail, runs, queue, letters, attachments, search, design tags."""

    name = "circulade.core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what `core` itself does every so often, and its pages."""
        from circulade.core.domain.ticks import register_tick

        day = timedelta(days=1)
        register_tick("core.check_audit_chain", every=day, function="circulade.core.tasks.check_audit_chain")
        register_tick("core.tidy_queue", every=day, function="circulade.core.tasks.tidy")
        register_tick("core.reindex", every=day, function="circulade.core.tasks.reindex")
        pages = (
            (_("Search"), "search", "core.search_office", 5),
            (_("Letters"), "letters", "core.see_letters", 800),
            (_("Runs"), "runs", "core.read_runs", 810),
            (_("Audit trail"), "audit", "core.read_audit", 820),
            (_("Queue"), "queue", "core.see_queue", 830),
        )
        for label, name, permission, order in pages:
            navigation.register(
                workspace="office",
                section="" if name == "search" else _("Records"),
                label=label,
                url_name=f"core:{name}",
                permission=permission,
                order=order,
            )
