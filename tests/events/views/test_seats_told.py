"""What people read of seats before they register, and of the event on their own page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import events as make

from circulade.events.domain.editing import cancel_event
from circulade.events.domain.links import token_of
from circulade.events.enums import Mode
from circulade.events.models import Event, Registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make.published(people.programme(), format="hybrid", room="Aula")


def test_the_public_page_says_how_many_seats_by_which_rule_and_until_when(
    client: Client, event: Event
) -> None:
    closes = make.STARTS - timedelta(days=7)
    make.registered(make.seats(event, 1, closes_at=closes), "ann")
    make.seats(event, 300, Mode.ONLINE, rule="approval")
    page = " ".join(client.get(reverse("events:event", args=["conference"])).content.decode().split())
    in_person, online = page.partition("<dt>In person</dt>")[2].split("<dt>Online</dt>")
    assert "1 seat, first come, first served<br><strong>No seat is free now" in in_person
    assert ("Registration until" in in_person, "1 May 2030" in in_person) == (True, True)
    assert "300 seats, the office approves each person</dd>" in online


def test_nobody_is_surprised_to_wait_or_that_the_place_counts(client: Client, event: Event) -> None:
    make.registered(make.seats(event, 1, one_per_territory=True), "ann")
    make.seats(event, 5, Mode.ONLINE)
    address = reverse("events:register", args=["conference"])
    form = client.get(address).content.decode()
    assert ("In person: no seat is free now, you would wait." in form, "Online: no seat" in form) == (
        True,
        False,
    )
    assert "The rules by which seats are given look at where you come from." in form
    german = client.get(address, headers={"accept-language": "de"}).content.decode()
    assert "jetzt ist kein Platz frei, Sie würden warten" in german


def test_ones_own_page_says_where_until_when_and_what_was_said(client: Client, event: Event) -> None:
    (ann,) = make.registered(
        make.seats(event, 1), "ann", organisation_name="Stad Gent", territory_name="Gent"
    )
    page = client.get(reverse("events:registration", args=[token_of(ann)])).content.decode()
    for told in ("Aula, Square", "<dt>Ends</dt>", "Stad Gent", "Germany", "Gent</dd>", "event.ics"):
        assert told in page, told


def test_a_cancelled_event_offers_nothing_any_more(client: Client, event: Event) -> None:
    event.joining_link = "https://meet.example.org/room"
    event.save()
    seats = make.seats(event, 1, Mode.ONLINE)
    ann, bo = make.registered(seats, "ann", "bo")
    client.post(reverse("events:leave", args=[token_of(ann)]))
    make.registered(make.seats(event, 5), "cy")
    bo.refresh_from_db()
    cancel_event(event, reason="The hall is flooded.", by=None, now=make.NOW)
    page = client.get(reverse("events:registration", args=[token_of(bo)])).content.decode()
    found = [word in page for word in ("The hall is flooded.", "Take the seat", "Withdraw", "instead")]
    assert (bo.state, found) == ("offered", [True, False, False, False])
    client.post(reverse("events:answer_offer", args=[token_of(bo), "accept"]))
    bo.refresh_from_db()
    assert bo.state == "offered"
    holder = Registration.objects.get(name="Cy")
    page = client.get(reverse("events:registration", args=[token_of(holder)])).content.decode()
    assert ("The hall is flooded." in page, "code for the door" in page) == (True, False)


def test_the_feedback_form_is_shown_only_to_those_who_may_answer(client: Client, event: Event) -> None:
    (ann,) = make.registered(make.seats(event, 1), "ann")
    page = client.get(reverse("events:feedback", args=[token_of(ann)]), follow=True)
    assert ("The event has not begun yet." in page.content.decode(), page.redirect_chain[0][1]) == (True, 302)
