"""Django's configuration of the app `web`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from circulade.core import navigation


class WebConfig(AppConfig):
    """The shell: base templates, navigation, home page, workspaces, static files."""

    name = "circulade.web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the first page of each workspace at the head of its menu."""
        for workspace in ("office", "assess", "member"):
            navigation.register(
                workspace=workspace,
                label=_("Today"),
                url_name=f"web:{workspace}",
                order=0,
                icon="home",
                exact=True,
            )
