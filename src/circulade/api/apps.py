"""The API as a Django app, for its template and its texts."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Holds no records."""

    name = "circulade.api"
