"""Django's configuration of the app `needs`."""

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from circulade.accounts.models import Programme, User
    from circulade.core.navigation import Task


class NeedsConfig(AppConfig):
    """Need and offer cards and who stated them."""

    name = "circulade.needs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions, entries of the menus and what waits."""
        from circulade.core import navigation
        from circulade.needs import permissions  # noqa: F401  # registers
        from circulade.needs.practices import offered_practices, register_practices

        register_practices(offered_practices)
        navigation.register(
            workspace="member",
            section=_("Needs and offers"),
            label=_("My needs and offers"),
            url_name="needs:own_cards",
            order=40,
        )
        navigation.register(
            workspace="office",
            section=_("Groups"),
            label=_("Needs and offers"),
            url_name="needs:office_cards",
            permission="needs.list_cards",
            order=110,
        )
        navigation.register_task("member", waiting_cards)


def waiting_cards(user: "User", programme: "Programme") -> "list[Task]":
    """Say how many of somebody's cards wait as drafts."""
    from django.urls import reverse

    from circulade.core.navigation import Task
    from circulade.needs.enums import CardState
    from circulade.needs.queries import cards_of

    count = cards_of(user, programme).filter(state=CardState.DRAFT).count()
    if not count:
        return []
    return [Task(_("Look over your needs and offers"), reverse("needs:own_cards"), count=count)]
