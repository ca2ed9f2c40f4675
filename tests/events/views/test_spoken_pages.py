"""What people outside the office read of their own registration is in the language of their letters."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.make import accounts as people
from tests.make import events as make
from tests.make.reading import english_in

from circulade.accounts.enums import Role
from circulade.events.domain.leaving import withdraw
from circulade.events.domain.links import token_of
from circulade.events.domain.registering import register
from circulade.events.enums import Mode
from circulade.events.models import Admission, Registration, SeatOffer

pytestmark = pytest.mark.django_db
RESERVED = [{"attribute": "organisation_kind", "values": ["agency"], "seats": 1}]


@pytest.fixture
def seats() -> Admission:
    programme = people.programme(languages=["en", "de", "pl"])
    event = make.published(programme)
    return make.seats(event, 2, reserved=RESERVED, closes_at=make.STARTS - timedelta(days=9))


def own(one: Registration, name: str = "registration", *more: str) -> str:
    return reverse(f"events:{name}", args=[token_of(one), *more])


def test_who_waits_reads_their_place_and_what_decides_it_in_their_language(seats: Admission) -> None:
    make.registered(seats, "ann")
    (bo,) = make.registered(seats, "bo", language="de")
    make.registered(seats, "cy", organisation_kind="agency")
    page = Client().get(own(bo)).content.decode()
    assert '<html lang="de"' in page
    assert "Ihr Rang: 1 von 1." in page
    assert "1 Person, die später angefragt hat, hat einen Platz, der reserviert war: Agentur." in page
    assert "Bei Ihrer Anmeldung waren alle Plätze vergeben." in page
    assert english_in(page) == []
    assert '<html lang="en"' in Client().get(reverse("events:event", args=["conference"])).content.decode()


def test_an_offer_and_its_answer_are_in_their_language(seats: Admission) -> None:
    ann, *_others = make.registered(seats, "ann", "cy", organisation_kind="agency")
    (bo,) = make.registered(seats, "bo", language="pl")
    withdraw(ann, now=timezone.now())
    page = Client().get(own(bo)).content.decode()
    assert ("Proponujemy Państwu miejsce" in page, "1 miejsce jest zatrzymane dla Państwa do" in page) == (
        True,
        True,
    )
    SeatOffer.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    page = Client().post(own(bo, "answer_offer", "accept"), follow=True).content.decode()
    assert "Czas tej propozycji minął: miejsce przypadło następnej osobie." in page


def test_whoever_chose_another_language_here_reads_that(seats: Admission) -> None:
    (bo,) = make.registered(seats, "bo", language="de")
    client = Client()
    client.post(reverse("web:language"), {"language": "pl", "next": "/"})
    assert "Państwa zgłoszenie" in client.get(own(bo)).content.decode()


def test_the_form_and_its_errors_are_in_the_visitors_language(seats: Admission) -> None:
    client = Client(headers={"accept-language": "de"})
    address = reverse("events:register", args=["conference"])
    page = client.get(address).content.decode()
    assert ("Wie nehmen Sie teil?" in page, "(freiwillig)" in page, "(optional)" in page) == (
        True,
        True,
        False,
    )
    typed = {"name": "Ann", "email": "ann@example.org", "mode": "in_person", "language": "de"}
    page = client.post(address, typed | {"together": "Bo"}).content.decode()
    assert ("Bitte prüfen Sie Ihre Eingaben" in page, "Schreiben Sie Name, Komma, E-Mail." in page) == (
        True,
        True,
    )
    assert english_in(page) == []


def test_the_frame_of_the_page_speaks_too_and_elsewhere_the_interface_stays(seats: Admission) -> None:
    (bo,) = make.registered(seats, "bo", language="de")
    frame = ("Zum Inhalt springen", "Veranstaltungen", "Datenquellen", "Darstellung", "Einloggen")
    client = Client()
    page = client.get(own(bo)).content.decode()
    assert [text for text in frame if text not in page] == []
    client.force_login(people.user("boss"), backend="django.contrib.auth.backends.ModelBackend")
    assert english_in(client.get(own(bo)).content.decode()) == []
    public = Client().get(reverse("events:event", args=["conference"])).content.decode()
    assert [text for text in frame if text in public] == []


def test_a_language_without_a_catalogue_is_not_claimed(seats: Admission) -> None:
    client = Client(headers={"accept-language": "bg"})
    page = client.get(reverse("events:register", args=["conference"])).content.decode()
    assert ('<html lang="en"' in page, "How do you take part?" in page) == (True, True)


def test_who_leads_a_group_changes_all_and_the_others_read_who_can(seats: Admission) -> None:
    online = make.seats(seats.event, 5, Mode.ONLINE)
    leader = register(
        seats,
        make.attendee("ann", language="de"),
        together=[make.attendee("bo", language="de")],
        now=make.NOW,
    )
    companion = leader.companions.get()
    pages = [Client().get(own(one)).content.decode() for one in (leader, companion)]
    assert ["Die ganze Gruppe stattdessen online" in page for page in pages] == [True, False]
    assert ["Wer Ihre Gruppe angemeldet hat, ändert sie als Ganzes" in page for page in pages] == [
        False,
        True,
    ]
    refused = Client().post(own(companion, "switch", "online"), follow=True).content.decode()
    assert ("Wer Ihre Gruppe angemeldet hat" in refused, make.states(online)) == (True, {})
    Client().post(own(leader, "switch", "online"))
    assert make.states(online) == {"ann": "approved", "bo": "approved"}


def test_the_office_reads_why_in_its_own_words(seats: Admission) -> None:
    (bo,) = make.registered(seats, "bo", language="de")
    client = Client(headers={"accept-language": "de"})
    organiser = people.user("olga", Role.EVENT_ORGANISER, programme=seats.event.programme)
    client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("events:office_person", args=["conference", bo.pk])).content.decode()
    assert "There was a free seat when you registered." in page


def test_what_the_device_says_without_a_network_is_in_the_language_of_the_desk(seats: Admission) -> None:
    organiser = people.user("olga", Role.EVENT_ORGANISER, programme=seats.event.programme)
    script = {}
    for language in ("de", "en"):
        client = Client(headers={"accept-language": language})
        client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
        script[language] = client.get(
            reverse("events:office_door_worker", args=["conference"])
        ).content.decode()
    assert [
        f'"title": "{title}"' in script[key] for key, title in (("de", "Einlass"), ("en", "Check-in"))
    ] == [
        True,
        True,
    ]
