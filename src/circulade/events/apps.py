"""Django's configuration of the app `events`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    """Events, registrations, seats, stands."""

    name = "circulade.events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions, files and entries of the menus."""
        from datetime import timedelta

        from circulade.cohorts.sources import register_source
        from circulade.core import navigation
        from circulade.core.domain.attachments import register_owner
        from circulade.core.domain.ticks import register_tick
        from circulade.events import permissions  # noqa: F401  # registers
        from circulade.events.domain.allocation import AdmissionSource
        from circulade.events.models import Admission, EventDocument
        from circulade.events.searching import register_search

        register_source(Admission, AdmissionSource())
        register_owner(EventDocument, "events.read_document")
        register_search()
        for name, every in (
            ("move_waiting_lists", timedelta(minutes=5)),
            ("delete_later_answers", timedelta(days=1)),
            ("remind", timedelta(hours=1)),
        ):
            register_tick(f"events.{name}", every=every, function=f"circulade.events.tasks.{name}")
        navigation.register(workspace="public", label=_("Events"), url_name="events:events", order=45)
        navigation.register(
            workspace="office",
            section=_("Events"),
            label=_("Events"),
            url_name="events:office_events",
            permission="events.list_events",
            order=90,
            icon="calendar",
        )
