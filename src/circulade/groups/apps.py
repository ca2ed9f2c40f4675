"""Django's configuration of the app `groups`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    """Groups at work: leaders, members, seats."""

    name = "circulade.groups"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions, the claim of a leader, and entries of the menus."""
        from circulade.accounts.domain.claims import register_claim
        from circulade.accounts.enums import ClaimPurpose
        from circulade.core import navigation
        from circulade.groups import permissions  # noqa: F401  # registers
        from circulade.groups.domain.leading import take_up

        register_claim(ClaimPurpose.GROUP, take_up)
        navigation.register(workspace="public", label=_("Groups"), url_name="groups:groups", order=50)
        navigation.register(
            workspace="office",
            section=_("Groups"),
            label=_("Groups"),
            url_name="groups:office_groups",
            permission="groups.list_groups",
            order=100,
        )
        navigation.register(
            workspace="member",
            section=_("Groups"),
            label=_("My groups"),
            url_name="groups:own_groups",
            order=30,
        )
