"""Django's configuration of the app `register`."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The living register: territories, organisations, contacts, projects, participations."""

    name = "circulade.register"
    default_auto_field = "django.db.models.BigAutoField"
