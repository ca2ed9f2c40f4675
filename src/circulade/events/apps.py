"""Django's configuration of the app `events`."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Events, registrations, seats, stands."""

    name = "circulade.events"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions."""
        from circulade.events import permissions  # noqa: F401  # registers
