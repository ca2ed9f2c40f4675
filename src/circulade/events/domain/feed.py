"""The calendar as an Atom feed (RFC 4287)."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from circulade.accounts.models import Programme
from circulade.core.links import absolute
from circulade.core.text.moment import moment, zone_of
from circulade.events.domain.calendar import where
from circulade.events.models import Event


def events_feed(programme: Programme, events: Iterable[Event], *, title: str, query: str = "") -> str:
    """Return the feed; an entry changes when its event does. `query` asks for these events alone."""
    feed = Atom1Feed(
        title=title,
        link=absolute(reverse("events:events") + query),
        description=str(programme.name),
        feed_url=absolute(reverse("events:feed") + query),
        author_name=programme.office_name,
    )
    for event in events:
        address = absolute(reverse("events:event", args=[event.slug]))
        summary = f"{moment(event.starts, zone=zone_of(event))}. {where(event)}. {event.description}"
        feed.add_item(
            title=str(event.title),
            link=address,
            description=summary,
            unique_id=address,
            pubdate=event.published_at or event.created_at,
            updateddate=event.changed_at,
            categories=tuple(map(str, event.tags)),
        )
    return feed.writeString("utf-8")
