"""Django's configuration of the app `urbanmine`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UrbanMineConfig(AppConfig):
    """Studies of the urban mine."""

    name = "circulade.urbanmine"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions and entries of the menus."""
        from circulade.core import navigation
        from circulade.urbanmine import permissions  # noqa: F401  # registers

        navigation.register(
            workspace="public", label=_("Urban mine"), url_name="urbanmine:public_studies", order=60
        )
        navigation.register(
            workspace="office",
            section=_("Analysis"),
            label=_("Urban mine"),
            url_name="urbanmine:studies",
            permission="urbanmine.list_studies",
            order=120,
        )
