"""Django's configuration of the app `matchmaking`."""

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MatchmakingConfig(AppConfig):
    """Needs that meet offers, and people who meet."""

    name = "circulade.matchmaking"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register permissions and entries of the menus."""
        from circulade.core import navigation
        from circulade.core.domain.attachments import register_owner
        from circulade.core.domain.ticks import register_tick
        from circulade.events.domain.moving import register_follower
        from circulade.matchmaking import permissions  # noqa: F401  # registers
        from circulade.matchmaking.domain.days import move_slots, slots_outside
        from circulade.matchmaking.domain.practices import noted_practices
        from circulade.matchmaking.models import ParticipantImport
        from circulade.needs.practices import register_practices

        register_owner(ParticipantImport, "matchmaking.read_import")
        register_follower(move_slots, check=slots_outside)
        register_practices(noted_practices)
        task = "circulade.matchmaking.tasks.read_texts"
        register_tick("matchmaking.read_texts", every=timedelta(minutes=15), function=task)
        navigation.register(
            workspace="office",
            section=_("Groups"),
            label=_("Matches"),
            url_name="matchmaking:desk",
            permission="matchmaking.see_matches",
            order=115,
        )
        navigation.register(
            workspace="member",
            section=_("Needs and offers"),
            label=_("My introductions"),
            url_name="matchmaking:own",
            order=42,
        )
