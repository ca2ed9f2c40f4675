"""Django's configuration of the app `register`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from circulade.core import navigation


class RegisterConfig(AppConfig):
    """The living register: territories, organisations, contacts, projects, participations."""

    name = "circulade.register"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the register into the menus."""
        import circulade.register.permissions  # noqa: F401  # registers the permissions

        public = (
            (_("Map"), "map", 20),
            (_("Territories"), "territories", 30),
            (_("Organisations"), "organisations", 40),
        )
        for label, name, order in public:
            navigation.register(workspace="public", label=label, url_name=f"register:{name}", order=order)
