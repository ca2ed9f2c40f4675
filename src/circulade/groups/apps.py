"""Django's configuration of the app `groups`."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    """Pilot and fellow groups, working groups and communities of practice, with their members."""

    name = "circulade.groups"
    default_auto_field = "django.db.models.BigAutoField"
