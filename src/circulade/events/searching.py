"""What of the events the office's search finds: what they say of themselves, their sessions, and who is on stage."""

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


def programme_of(event: Event) -> Text:
    """Return what the programme of an event says, language by language; names of people in each of them."""
    people = " ".join(f"{one.name} {one.affiliation}" for one in event.speakers.all())
    said = [
        texts(each)
        for session in event.sessions.all()
        for each in (session.title, session.description, session.summary)
    ]
    languages = dict.fromkeys((*(code for each in said for code in each), *texts(event.title)))
    return {code: " ".join((people, *(each.get(code, "") for each in said))) for code in languages}


def register_search() -> None:
    """Make events searchable."""
    register_searchable(
        Event,
        fields={"title": lambda found: found.title, "text": said_of, "programme": programme_of},
        url=lambda found: reverse("events:office_event", args=[found.slug]),
        permission="events.enter_event",
        beside=("programme",),
    )
