"""Pages of an event: everybody's, the office's, and what is refused on the way."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import core as uploads
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.events.domain.sessions import save_session
from circulade.events.enums import EventStage
from circulade.events.models import Event, EventDocument
from circulade.groups.enums import GroupKind
from circulade.groups.models import Group

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.programme()


@pytest.fixture
def office(client: Client, programme: Programme) -> Client:
    client.force_login(
        people.user("olga", Role.EVENT_ORGANISER, programme=programme),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"events:{name}", args=args)


def test_an_event_is_begun_filled_and_published(office: Client) -> None:
    typed = {
        "title_en": "Working day",
        "slug": "working-day",
        "kind": "workshop",
        "format": "hybrid",
        "time_zone": "Europe/Brussels",
        "starts": "2030-05-08 09:00",
        "ends": "2030-05-08 17:00",
    }
    assert office.post(at("office_new_event"), typed).headers["Location"] == at("office_event", "working-day")
    refused = office.post(at("office_new_event"), typed)
    assert (refused.status_code, "Another event has this address" in refused.content.decode()) == (422, True)
    session = {
        "title_en": "Opening",
        "kind": "plenary",
        "starts": "2030-05-08 09:00",
        "ends": "2030-05-08 10:00",
        "speakers": "Ann Example, Ghent",
    }
    assert office.post(at("office_new_session", "working-day"), session).status_code == 302
    facts = {
        "seen": "1",
        "code": "WD1",
        "tags": "energy, heat",
        "countries": ["EU-27"],
        "territory_kinds": ["city"],
    }
    assert office.post(at("office_edit", "working-day", "facts"), facts).status_code == 302
    assert office.post(at("office_publish", "working-day")).status_code == 302
    event = Event.objects.get()
    assert (event.stage, event.code, event.tags, event.countries) == (
        EventStage.PUBLISHED,
        "WD1",
        ["energy", "heat"],
        ["EU-27"],
    )
    page = Client().get(at("event", "working-day")).content.decode()
    for said in (
        "Working day",
        "Opening",
        "Ann Example",
        "WD1",
        "8 May 2030, 09:00 Brussels time",
        "EU-27",
        "cit",
    ):
        assert said in page
    assert '<script type="application/ld+json">{' in page


def test_a_later_writer_keeps_what_was_typed(office: Client, programme: Programme) -> None:
    make.event(programme)
    old = {"seen": "1", "title_en": "Mine"}
    assert (
        office.post(at("office_edit", "conference", "texts"), old | {"title_en": "Theirs"}).status_code == 302
    )
    late = office.post(at("office_edit", "conference", "texts"), old)
    page = late.content.decode()
    assert (late.status_code, "Theirs" in page, 'value="Mine"' in page, 'value="2"' in page) == (
        422,
        True,
        True,
        True,
    )


def test_a_draft_is_for_the_office_alone(office: Client, programme: Programme) -> None:
    make.event(programme)
    for name in ("event", "calendar_file", "card"):
        assert (name, Client().get(at(name, "conference")).status_code) == (name, 404)
    assert office.get(at("event", "conference")).status_code == 200


def test_a_document_shows_type_and_size_and_a_program_is_refused(
    office: Client, programme: Programme
) -> None:
    make.published(programme)
    address = at("office_new_document", "conference")
    assert (
        office.post(address, {"title_en": "Slides", "file": uploads.pdf(), "public": "on"}).status_code == 302
    )
    program = SimpleUploadedFile("slides.pdf", b"MZ\x90\x00program")
    refused = office.post(address, {"title_en": "Bad", "file": program})
    assert (refused.status_code, "does not hold what its name says" in refused.content.decode()) == (
        422,
        True,
    )
    nothing = office.post(address, {"title_en": "None"})
    assert (nothing.status_code, EventDocument.objects.count()) == (422, 1)
    page = Client().get(at("event", "conference")).content.decode()
    assert ("Slides" in page, "PDF" in page) == (True, True)
    sent = Client().get(at("document", "conference", EventDocument.objects.get().pk))
    assert (b"".join(sent.streaming_content), sent["X-Content-Type-Options"]) == (uploads.PDF, "nosniff")
    EventDocument.objects.update(public=False)
    assert Client().get(at("document", "conference", EventDocument.objects.get().pk)).status_code == 404


def test_the_calendar_lists_what_is_coming_and_its_feeds(client: Client, programme: Programme) -> None:
    make.published(programme)
    make.event(programme, "hidden", title={"en": "Hidden thing"})
    for address in (
        at("events"),
        at("events") + "?when=all&kind=conference",
        at("calendar_feed"),
        at("feed"),
    ):
        page = client.get(address).content.decode()
        assert (address, "General Conference" in page, "Hidden thing" in page) == (address, True, False)
    for query in ("?when=past", "?kind=webinar", "?recorded=on", "?q=nothing"):
        assert "General Conference" not in client.get(at("events") + query).content.decode()
    assert "conference" in client.get(at("events") + "?format=csv").content.decode()


def test_the_meetings_of_one_group_are_followed_alone(client: Client, programme: Programme) -> None:
    open_one, hidden = (
        Group.objects.create(
            programme=programme,
            slug=slug,
            name={"en": slug.title()},
            kind=GroupKind.WORKING_GROUP,
            public=public,
        )
        for slug, public in (("heat", True), ("inner", False))
    )
    make.published(programme)
    make.published(programme, "meeting", title={"en": "Heat meeting"}, group=open_one)
    make.published(programme, "secret", title={"en": "Inner meeting"}, group=hidden)
    for name in ("events", "calendar_feed", "feed"):
        page = client.get(f"{at(name)}?group=heat").content.decode()
        shown = [each in page for each in ("Heat meeting", "General Conference", "Inner meeting")]
        assert (name, shown) == (name, [True, False, False])
    assert [client.get(f"{at(name)}?group=inner").status_code for name in ("calendar_feed", "feed")] == [
        404
    ] * 2
    for page in (client.get("/groups/heat/"), client.get(at("event", "meeting"))):
        assert f"{at('feed')}?group=heat" in page.content.decode()


def test_a_feed_tells_when_an_event_or_its_programme_changed(client: Client, programme: Programme) -> None:
    event = make.published(programme)
    later = make.NOW + timedelta(days=3)
    save_session(
        event,
        {"title": {"en": "Opening"}, "starts": event.starts, "ends": event.ends},
        by=None,
        now=later,
    )
    assert f"<updated>{later.isoformat()}</updated>" in client.get(at("feed")).content.decode()
    assert f"LAST-MODIFIED:{later:%Y%m%dT%H%M%SZ}" in client.get(at("calendar_feed")).content.decode()


def test_a_cancelled_event_says_why(office: Client, programme: Programme) -> None:
    make.published(programme)
    assert (
        office.post(at("office_cancel", "conference"), {"reason": "The hall is flooded"}).status_code == 302
    )
    page = Client().get(at("event", "conference")).content.decode()
    assert ("The hall is flooded" in page, "EventCancelled" in page) == (True, True)
