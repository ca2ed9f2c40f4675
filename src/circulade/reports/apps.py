"""Django's configuration of the app `reports`."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Dossiers as PDF and DOCX, exports, and the figures a funder asks for."""

    name = "circulade.reports"
    default_auto_field = "django.db.models.BigAutoField"
