"""Django's configuration of the app `symbiosis`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SymbiosisConfig(AppConfig):
    """Districts, sites, streams and symbiosis links."""

    name = "circulade.symbiosis"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions and entries of the menus."""
        from circulade.core import navigation
        from circulade.symbiosis import permissions  # noqa: F401  # registers

        navigation.register(
            workspace="office",
            section=_("Analysis"),
            label=_("Industrial symbiosis"),
            url_name="symbiosis:districts",
            permission="symbiosis.list_districts",
            order=130,
        )
