"""The social card of an event in the words of its page."""

from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from circulade.core.text.moment import moment
from circulade.events.domain.calendar import where
from circulade.events.models import Event
from circulade.files.events.card import CardData, social_card


def card_of(event: Event) -> bytes:
    """Draw the card in the active language."""
    return social_card(
        CardData(
            title=str(event.title)[:180],
            when=moment(event.starts, zone=ZoneInfo(event.time_zone)),
            where=where(event)[:120],
            programme=str(event.programme.name)[:60],
            language=(get_language() or "en")[:2],
            label=_("invented") if event.invented else "",
        )
    )
