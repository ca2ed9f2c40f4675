"""The people of a stand edit it by the link in their letter; nobody else, and no more than is theirs."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import core as uploads
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.core.models import Letter
from circulade.events.domain.exhibiting import save_stand
from circulade.events.domain.links import token_of
from circulade.events.models import Event, EventDocument, Stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make.published(people.programme())


@pytest.fixture
def stand(event: Event) -> Stand:
    fields = {"number": "A1", "name": "Heat works", "row": 1, "column": 1, "contact": "s@example.org"}
    return save_stand(event, fields, by=None, now=make.NOW)


@pytest.fixture
def office(event: Event) -> Client:
    client = Client()
    olga = people.user("olga", Role.EVENT_ORGANISER, programme=event.programme)
    client.force_login(olga, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"events:{name}", args=args)


def test_the_office_sends_the_link_and_its_readers_fill_the_stand(
    client: Client, office: Client, event: Event, stand: Stand
) -> None:
    own = at("own_stand", token_of(stand))
    office.post(at("office_invite_stand", event.slug, stand.pk))
    letter = Letter.objects.get(to="s@example.org")
    assert (own in letter.text, "Your stand" in letter.subject) == (True, True)
    assert own in office.get(at("office_stand", event.slug, stand.pk)).content.decode()
    typed = {
        "text_en": "Heat from cold stores.",
        "people": "Ann Example, engineer",
        "contact": "t@example.org",
        "number": "Z9",
        "name": "Mine",
    }
    assert client.post(own, typed).status_code == 302
    page = client.get(at("exhibition", event.slug)).content.decode()
    assert ("Heat from cold stores." in page, "Ann Example" in page) == (True, True)
    stand.refresh_from_db()
    assert (stand.number, stand.name, stand.contact) == ("A1", "Heat works", "t@example.org")


def test_documents_of_a_stand_show_type_and_size_and_go_again(
    client: Client, event: Event, stand: Stand
) -> None:
    token = token_of(stand)
    added = client.post(at("own_stand_add", token), {"title_en": "Leaflet", "file": uploads.pdf()})
    linked = {"title_en": "Map", "address": "https://example.org/map.png", "kilobytes": "12"}
    assert (added.status_code, client.post(at("own_stand_add", token), linked).status_code) == (302, 302)
    page = client.get(at("exhibition", event.slug)).content.decode()
    kept = EventDocument.objects.get(title__icontains="Leaflet")
    assert (f"(PDF, {kept.size}\xa0bytes)" in page, "(PNG, 11.7\xa0KB)" in page) == (True, True)
    refused = client.post(at("own_stand_add", token), {"title_en": "Nothing"})
    assert (refused.status_code, "Choose a file" in refused.content.decode()) == (422, True)
    client.post(at("own_stand_remove", token, kept.pk))
    assert list(stand.documents.values_list("address", flat=True)) == ["https://example.org/map.png"]


def test_another_link_opens_nothing(client: Client, event: Event, stand: Stand) -> None:
    other = save_stand(event, {"number": "A2", "name": "Other"}, by=None, now=make.NOW)
    document = EventDocument.objects.create(
        event=event, stand=other, title="Theirs", address="https://e.org/x"
    )
    assert client.get(at("own_stand", f"{stand.pk}-{'0' * 32}")).status_code == 404
    assert client.post(at("own_stand_remove", token_of(stand), document.pk)).status_code == 404
    # The link of somebody's registration is none to a stand of the same number.
    (one,) = make.registered(make.seats(event, 1), "ann")
    assert client.get(at("own_stand", token_of(one))).status_code == 404


def test_the_office_adds_a_document_to_a_stand(office: Client, event: Event, stand: Stand) -> None:
    address = at("office_new_document", event.slug)
    sent = {"title_en": "Leaflet", "address": "https://example.org/x.pdf", "stand": stand.pk, "public": "on"}
    assert office.post(address, sent).status_code == 302
    assert stand.documents.get().kind_name == "PDF"
    session = make.session(event)
    both = office.post(address, sent | {"session": session.pk})
    assert (both.status_code, "not to both" in both.content.decode()) == (422, True)
