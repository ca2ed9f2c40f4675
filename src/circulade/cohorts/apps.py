"""Django's configuration of the app `cohorts`."""

from django.apps import AppConfig


class CohortsConfig(AppConfig):
    """Rule sets, their editor, and selection runs: for calls and for seats."""

    name = "circulade.cohorts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions."""
        from circulade.cohorts import permissions  # noqa: F401
