"""Django's configuration of the app `web`."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The shell: base templates, navigation, home page, workspaces, static files."""

    name = "circulade.web"
    default_auto_field = "django.db.models.BigAutoField"
