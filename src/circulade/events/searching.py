"""What of the events the office's search finds: by title, code, theme, place and description."""

from django.urls import reverse

from circulade.core.domain.search import Text, register_searchable
from circulade.core.text.translated import texts
from circulade.events.models import Event


def said_of(event: Event) -> Text:
    """Return what an event says of itself, language by language; code and place in each of them."""
    plain = " ".join((event.code, event.place, event.room, *map(str, event.tags)))
    said = [texts(each) for each in (event.theme, event.description)]
    languages = dict.fromkeys(code for each in (*said, texts(event.title)) for code in each)
    return {code: " ".join((plain, *(each.get(code, "") for each in said))) for code in languages}


def register_search() -> None:
    """Make events searchable."""
    register_searchable(
        Event,
        fields={"title": lambda found: found.title, "text": said_of},
        url=lambda found: reverse("events:office_event", args=[found.slug]),
        permission="events.enter_event",
        beside=("programme",),
    )
