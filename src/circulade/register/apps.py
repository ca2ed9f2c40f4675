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
        from circulade.register.searching import register_search

        register_search()

        public = (
            (_("Map"), "map", 20),
            (_("Territories"), "territories", 30),
            (_("Organisations"), "organisations", 40),
        )
        for label, name, order in public:
            navigation.register(workspace="public", label=label, url_name=f"register:{name}", order=order)
        office = (
            (_("Who is already where?"), "who_is_where", "register.read_register"),
            (_("Territories"), "office_territories", "register.read_register"),
            (_("Organisations"), "office_organisations", "register.read_register"),
            (_("People"), "office_people", "register.read_contacts"),
            (_("Experts"), "office_experts", "register.read_contacts"),
            (_("Projects"), "office_projects", "register.read_register"),
            (_("Participations"), "office_participations", "register.read_register"),
            (_("Duplicates"), "duplicates", "register.change_register"),
            (_("Import territories"), "import_territories", "register.change_register"),
        )
        for place, (label, name, permission) in enumerate(office):
            navigation.register(
                workspace="office",
                section=_("Register"),
                label=label,
                url_name=f"register:{name}",
                permission=permission,
                order=200 + place,
            )
