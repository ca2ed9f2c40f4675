"""Who may use the addresses of events."""

from collections.abc import Mapping
from typing import Any

from tests.make import events as make
from tests.permissions.rows import Row
from tests.permissions.world import EVERYBODY, MANAGERS, OFFICE, World

from circulade.events.domain.checking_in import check_in
from circulade.events.domain.leaving import withdraw
from circulade.events.domain.links import token_of
from circulade.events.models import Event, EventDocument, EventQuestion, Registration, Stand

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


def full(world: World) -> Event:
    """An event whose one seat is taken, with somebody waiting."""
    event = make.published(world.programme, format="in_person")
    make.registered(make.seats(event, 1), "secretive", "waiter")
    return event


def open_event(world: World) -> Mapping[str, Any]:
    event = make.published(world.programme)
    make.seats(event, 1)
    return {"slug": event.slug}


def people(world: World) -> Mapping[str, Any]:
    return {"slug": full(world).slug}


def person(world: World) -> Mapping[str, Any]:
    event = full(world)
    return {"slug": event.slug, "pk": event.registrations.get(name="Secretive").pk}


def seats(world: World) -> Mapping[str, Any]:
    return {**draft(world), "mode": "online"}


def question(world: World) -> Mapping[str, Any]:
    event = _draft(world)
    made = EventQuestion.objects.create(event=event, code="why", kind="short", title="Why?")
    return {"slug": event.slug, "pk": made.pk}


def _one(world: World, name: str) -> Registration:
    return full(world).registrations.select_related("admission").get(name=name)


def holder(world: World) -> Mapping[str, Any]:
    return {"token": token_of(_one(world, "Secretive"))}


def waiter(world: World) -> Mapping[str, Any]:
    return {"token": token_of(_one(world, "Waiter"))}


def offered(world: World) -> Mapping[str, Any]:
    one = _one(world, "Secretive")
    withdraw(one, now=make.NOW)
    return {"token": token_of(one.event.registrations.get(name="Waiter"))}


def scanned(world: World) -> Mapping[str, Any]:
    event = full(world)
    return {"slug": event.slug, "code": event.registrations.get(name="Secretive").code}


def came(world: World) -> Mapping[str, Any]:
    one = _one(world, "Secretive")
    check_in(one, at=make.STARTS, by=None)
    return {"token": token_of(one)}


def stand(world: World) -> Mapping[str, Any]:
    event = make.published(world.programme)
    made = Stand.objects.create(
        event=event,
        number="1",
        name="Heat works",
        row=1,
        column=2,
        contact="stand@example.org",
        people=[{"name": "Ann"}],
    )
    return {"slug": event.slug, "pk": made.pk}


def own_stand(world: World) -> Mapping[str, Any]:
    return {"token": token_of(Stand.objects.select_related("event").get(pk=stand(world)["pk"]))}


def own_document(world: World) -> Mapping[str, Any]:
    found = own_stand(world)
    event = Event.objects.get()
    made = EventDocument.objects.create(
        event=event, stand=event.stands.get(), title="Leaflet", address="https://example.org/leaflet.pdf"
    )
    return {**found, "pk": made.pk}


def exhibition(world: World) -> Mapping[str, Any]:
    return {"slug": stand(world)["slug"]}


PERSONAL = ("Secretive", "secretive@example.org")
ROWS = [
    Row("events:register", EVERYBODY, kwargs=open_event),
    Row("events:register", EVERYBODY, kwargs=open_event, method="post", accepted=(422,)),
    Row("events:registration", EVERYBODY, kwargs=holder),
    Row("events:registration", EVERYBODY, kwargs=waiter),
    Row("events:registration", EVERYBODY, kwargs=offered),
    Row("events:change_own", EVERYBODY, kwargs=holder),
    Row("events:change_own", EVERYBODY, kwargs=holder, method="post", data={"name": ""}, accepted=(422,)),
    Row("events:leave", EVERYBODY, kwargs=holder, method="post"),
    Row("events:again", EVERYBODY, kwargs=holder, method="post"),
    Row("events:later", EVERYBODY, kwargs=holder, method="post", data={}),
    Row(
        "events:answer_offer",
        EVERYBODY,
        kwargs=lambda world: {**offered(world), "answer": "accept"},
        method="post",
    ),
    Row(
        "events:switch", EVERYBODY, kwargs=lambda world: {**holder(world), "mode": "in_person"}, method="post"
    ),
    Row(
        "events:meanwhile",
        EVERYBODY,
        kwargs=lambda world: {**waiter(world), "mode": "in_person"},
        method="post",
    ),
    Row("events:own_stand", EVERYBODY, kwargs=own_stand),
    Row(
        "events:own_stand", EVERYBODY, kwargs=own_stand, method="post", data={"contact": "x"}, accepted=(422,)
    ),
    Row("events:own_stand_add", EVERYBODY, kwargs=own_stand, method="post", accepted=(422,)),
    Row("events:own_stand_remove", EVERYBODY, kwargs=own_document, method="post"),
    Row("events:office_seats", INSIDE, kwargs=people, secret=(SECRET,)),
    Row("events:office_edit_seats", ORGANISERS, kwargs=seats, secret=(SECRET,)),
    Row(
        "events:office_allocate",
        ORGANISERS,
        kwargs=lambda world: {**open_event(world), "mode": "in_person"},
        method="post",
    ),
    Row("events:office_new_question", ORGANISERS, kwargs=draft, secret=(SECRET,)),
    Row("events:office_question", ORGANISERS, kwargs=question, secret=(SECRET,)),
    Row("events:office_drop_question", ORGANISERS, kwargs=question, method="post"),
    Row("events:office_door", ORGANISERS, kwargs=people),
    Row("events:office_door_worker", ORGANISERS, kwargs=people),
    Row("events:office_door_merge", ORGANISERS, kwargs=people, method="post", accepted=(400,)),
    Row("events:office_door_list", ORGANISERS, kwargs=people, secret=PERSONAL),
    Row("events:office_check_in", ORGANISERS, kwargs=scanned, secret=PERSONAL),
    Row("events:office_badges", ORGANISERS, kwargs=people),
    Row("events:office_report", INSIDE, kwargs=people),
    Row("events:office_report_file", INSIDE, kwargs=lambda world: {**people(world), "kind": "docx"}),
    Row("events:feedback", EVERYBODY, kwargs=holder),
    Row("events:certificate", EVERYBODY, kwargs=came),
    Row("events:exhibition", EVERYBODY, kwargs=exhibition),
    Row("events:contact", EVERYBODY, kwargs=stand),
    Row("events:office_stands", INSIDE, kwargs=exhibition),
    Row("events:office_new_stand", ORGANISERS, kwargs=draft, secret=(SECRET,)),
    Row("events:office_stand", ORGANISERS, kwargs=stand, secret=("stand@example.org",)),
    Row("events:office_invite_stand", ORGANISERS, kwargs=stand, method="post"),
    Row("events:office_drop_stand", ORGANISERS, kwargs=stand, method="post"),
    Row("events:office_people", ORGANISERS, kwargs=people, secret=PERSONAL),
    Row("events:office_person", ORGANISERS, kwargs=person, secret=PERSONAL),
    Row("events:office_copy", ORGANISERS, kwargs=draft, secret=(SECRET,)),
    Row("events:office_correct", ORGANISERS, kwargs=person, secret=PERSONAL),
    Row("events:office_send_link", ORGANISERS, kwargs=person, method="post"),
    Row("events:office_answers", ORGANISERS, kwargs=people, secret=PERSONAL[:1]),
    Row("events:office_write", ORGANISERS, kwargs=people, secret=(SECRET,)),
    Row("events:office_decide", ORGANISERS, kwargs=people, method="post", data={}),
    Row("events:office_take_in", ORGANISERS, kwargs=people, secret=PERSONAL),
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
