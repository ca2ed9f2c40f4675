"""Who may use the addresses of events."""

from collections.abc import Mapping
from typing import Any

from tests.make import events as make
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, MANAGERS, OFFICE, World

from circulade.events.models import Event, EventDocument

SECRET = "Hidden Assembly"
INSIDE = OFFICE | {"funder"}
ORGANISERS = MANAGERS | {"event_organiser"}


def _draft(world: World) -> Event:
    return make.event(world.programme, title={"en": SECRET})


def draft(world: World) -> Mapping[str, Any]:
    return {"slug": _draft(world).slug}


def listed(world: World) -> Mapping[str, Any]:
    _draft(world)
    return {}


def public(world: World) -> Mapping[str, Any]:
    event = make.published(world.programme)
    make.session(event)
    return {"slug": event.slug}


def session(world: World) -> Mapping[str, Any]:
    event = _draft(world)
    return {"slug": event.slug, "pk": make.session(event).pk}


def _document(event: Event, *, public: bool) -> EventDocument:
    return EventDocument.objects.create(
        event=event, title="Slides", address="https://example.org/x.pdf", public=public
    )


def public_document(world: World) -> Mapping[str, Any]:
    event = make.published(world.programme)
    return {"slug": event.slug, "pk": _document(event, public=True).pk}


def hidden_document(world: World) -> Mapping[str, Any]:
    event = make.published(world.programme)
    return {"slug": event.slug, "pk": _document(event, public=False).pk}


ROWS = [
    Row("events:events", EVERYBODY, kwargs=listed),
    Row("events:calendar_feed", EVERYBODY, kwargs=listed),
    Row("events:feed", EVERYBODY, kwargs=listed),
    Row("events:event", EVERYBODY, kwargs=public),
    Row("events:event", INSIDE, kwargs=draft, secret=(SECRET,), hidden=True),
    Row("events:calendar_file", EVERYBODY, kwargs=public),
    Row("events:card", EVERYBODY, kwargs=public),
    Row("events:document", EVERYBODY, kwargs=public_document),
    Row("events:document", INSIDE, kwargs=hidden_document, secret=("x.pdf",), hidden=True),
    Row("events:office_events", INSIDE, kwargs=listed, secret=(SECRET,)),
    Row("events:office_new_event", ORGANISERS),
    Row("events:office_event", INSIDE, kwargs=draft, secret=(SECRET,)),
    Row(
        "events:office_edit",
        ORGANISERS,
        kwargs=lambda world: {**draft(world), "section": "when"},
        secret=(SECRET,),
    ),
    Row(
        "events:office_edit",
        ORGANISERS,
        kwargs=lambda world: {**draft(world), "section": "facts"},
        secret=(SECRET,),
    ),
    Row("events:office_publish", ORGANISERS, kwargs=draft, method="post"),
    Row("events:office_withdraw", ORGANISERS, kwargs=draft, method="post"),
    Row("events:office_cancel", ORGANISERS, kwargs=draft, secret=(SECRET,)),
    Row("events:office_new_session", ORGANISERS, kwargs=draft, secret=(SECRET,)),
    Row("events:office_session", ORGANISERS, kwargs=session, secret=(SECRET,)),
    Row("events:office_drop_session", ORGANISERS, kwargs=session, method="post"),
    Row("events:office_new_document", ORGANISERS, kwargs=draft, secret=(SECRET,)),
    Row("events:office_drop_document", ORGANISERS, kwargs=hidden_document, method="post"),
]
