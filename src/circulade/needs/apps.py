"""Django's configuration of the app `needs`."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    """Need and offer cards, and who stated them."""

    name = "circulade.needs"
    default_auto_field = "django.db.models.BigAutoField"
