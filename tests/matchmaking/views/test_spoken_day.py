"""A participant's pages of a matchmaking day, and those of a stand, are in the reader's language throughout."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import events, meetings
from tests.make.events import NOW
from tests.make.reading import english_in

from circulade.accounts.models import Programme
from circulade.events.domain.links import token_of
from circulade.events.models import Registration, Stand
from circulade.matchmaking.domain.peers import add_challenge, form_tables
from circulade.matchmaking.domain.planning import make_plan, publish_plan
from circulade.matchmaking.domain.stands import book_stand, decline_visit
from circulade.matchmaking.models import MeetingDay, Participant, StandBooking

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "el", "fi")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def programme() -> Programme:
    return people.programme(languages=["en", *LANGUAGES])


@pytest.fixture
def day(programme: Programme) -> MeetingDay:
    return meetings.day(programme, slots=4, tables=9)


@pytest.fixture
def stand(day: MeetingDay) -> Stand:
    return meetings.stand(day, contact="stand@example.org")


@pytest.fixture
def ana(day: MeetingDay, stand: Stand) -> Participant:
    """Ana has something of everything: wishes met and not, requests, a peer table, visits, a zone of her own."""
    boss = people.user("boss")
    stated = {"has": ["heat"], "can_host": True, "seeks": "heat from servers", "offers": "timber"}
    ana = meetings.participant(day, "Ana", **stated, time_zone="America/Sao_Paulo")
    others = [
        meetings.participant(
            day, f"P{n}", has=["heat"], solved=["heat"], can_host=True, offers="heat from servers"
        )
        for n in range(5)
    ]
    never = meetings.participant(day, "Never", available="0000")
    for other in (others[0], never):
        meetings.wish(ana, other)
    meetings.wish(others[1], ana)
    add_challenge(day, "Heat", by=boss)
    form_tables(day, by=boss, now=NOW)
    day.peer_session = events.session(day.event, "Peer tables", hour=3, room="Hall 2")
    day.save()
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    publish_plan(plan, by=boss, now=NOW)
    for number in (3, 4):
        book_stand(ana, stand, day.slots.get(number=number), reason="", now=NOW)
    decline_visit(StandBooking.objects.order_by("pk")[0], answer="Closed.", now=LATER)
    return ana


def speak(one: Participant, language: str) -> str:
    Registration.objects.filter(pk=one.registration_id).update(language=language)
    return token_of(one.registration)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["mine", "mine_people", "mine_stands"])
def test_a_participants_page_holds_no_english(ana: Participant, name: str, language: str) -> None:
    page = Client().get(reverse(f"matchmaking:{name}", args=[speak(ana, language)])).content.decode()
    assert (f'<html lang="{language}"' in page, english_in(page)) == (True, [])


def test_where_and_when_the_peer_table_is_stands_on_the_own_page(ana: Participant) -> None:
    page = Client().get(reverse("matchmaking:mine", args=[speak(ana, "de")])).content.decode()
    assert ("<bdi>Tisch zum Austausch 1: " in page, "<bdi>Hall 2</bdi>" in page) == (True, True)


def test_refusals_and_answers_are_in_the_participants_language(ana: Participant, stand: Stand) -> None:
    token = speak(ana, "de")

    def sent(name: str, *args: object, **typed: object) -> list[str]:
        answer = Client().post(reverse(f"matchmaking:{name}", args=[token, *args]), typed, follow=True)
        return english_in(answer.content.decode())

    other = ana.day.participants.exclude(pk=ana.pk).order_by("pk")[0]
    slot = ana.day.slots.get(number=3)
    steps = [
        sent("mine", time_zone="Nowhere", slots=["77"], most="0"),
        sent("mine", time_zone="", slots=["1"], most="2"),
        sent("mine_ask", asked=ana.pk, priority=2),
        sent("mine_ask", asked=other.pk, priority=9),
        sent("mine_ask", asked=other.pk, priority=3),
        sent("mine_ask", asked=0, priority=3),
        sent("mine_answer", ana.requests_received.get().pk, to="perhaps"),
        sent("mine_answer", ana.requests_received.get().pk, to="accepted"),
        sent("mine_book", stand.pk, slot="x"),
        sent("mine_book", stand.pk, slot=slot.pk),
        sent("mine_cancel", ana.stand_bookings.get().pk),
    ]
    assert steps == [[]] * len(steps)


def test_who_has_no_meetings_reads_so_in_their_language(day: MeetingDay) -> None:
    one = meetings.registration(day.event, "Bo", state="waiting", language="de")
    page = Client().get(reverse("matchmaking:mine", args=[token_of(one)]))
    text = page.content.decode()
    assert (page.status_code, "Keine Treffen für Sie" in text, english_in(text)) == (404, True, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_people_of_a_stand_read_their_own_language(ana: Participant, stand: Stand, language: str) -> None:
    client, token = Client(headers={"accept-language": language}), token_of(stand)
    page = client.get(reverse("matchmaking:stand_visits", args=[token])).content.decode()
    assert (f'<html lang="{language}"' in page, english_in(page)) == (True, [])
    wrong = {"website": "no address", "contact": "nobody"}
    own, add = (reverse(f"events:{name}", args=[token]) for name in ("own_stand", "own_stand_add"))
    title = {"title_en": "Plan"}
    pages = [
        client.get(own),
        client.post(own, wrong),
        client.post(own, {"contact": "t@example.org"}, follow=True),
        client.post(add, {}),
        client.post(add, title),
        client.post(add, title | {"file": SimpleUploadedFile("plan.exe", b"MZ")}),
        client.post(add, title | {"file": SimpleUploadedFile("plan.pdf", b"no")}),
        client.get(reverse("events:own_stand", args=["1-0"])),
        client.get(reverse("events:contact", args=[stand.event.slug, stand.pk])),
    ]
    assert [english_in(each.content.decode()) for each in pages] == [[]] * len(pages)


def test_the_office_reads_english_where_outsiders_read_their_language(ana: Participant, stand: Stand) -> None:
    client = Client(headers={"accept-language": "pl"})
    boss = people.user("olga", "event_organiser", programme=stand.event.programme)
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("events:office_stand", args=[stand.event.slug, stand.pk])).content.decode()
    assert ("E-mail for messages" in page, "E-mail do wiadomości" in page) == (True, False)
