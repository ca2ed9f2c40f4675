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
        from circulade.core.models import Run
        from circulade.core.withholding import register_withheld
        from circulade.symbiosis import permissions  # noqa: F401  # registers
        from circulade.symbiosis.domain.waiting import links_to_move, questions_asked
        from circulade.symbiosis.models import SymbiosisLink
        from circulade.symbiosis.queries.withheld import withheld_links, withheld_runs

        navigation.register_task("member", questions_asked)
        navigation.register_task("office", links_to_move)
        register_withheld(Run, withheld_runs)
        register_withheld(SymbiosisLink, withheld_links)
        navigation.register(
            workspace="public",
            label=_("Industrial symbiosis"),
            url_name="symbiosis:public_districts",
            order=65,
        )
        navigation.register(
            workspace="member",
            section=_("Industrial symbiosis"),
            label=_("My sites"),
            url_name="symbiosis:own_sites",
            order=60,
        )

        navigation.register(
            workspace="office",
            section=_("Analysis"),
            label=_("Industrial symbiosis"),
            url_name="symbiosis:districts",
            permission="symbiosis.list_districts",
            order=130,
        )
