"""Stands on a plan, messages to them, and letters that the clock asks for."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import core as queue
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.models import Letter
from circulade.events.domain.checking_in import check_in
from circulade.events.domain.editing import cancel_event
from circulade.events.domain.reminding import ask_for_feedback, remind
from circulade.events.enums import Mode
from circulade.events.models import Event, Stand

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.programme()


@pytest.fixture
def event(programme: Programme) -> Event:
    return make.published(programme, joining_link="https://meet.example.org/x")


def at(name: str, *args: object) -> str:
    return reverse(f"events:{name}", args=args)


def test_a_stand_is_set_up_found_on_the_plan_and_written_to(client: Client, event: Event) -> None:
    organiser = people.user("olga", Role.EVENT_ORGANISER, programme=event.programme)
    client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    typed = {
        "number": "A1",
        "name": "Heat works",
        "row": "1",
        "column": "2",
        "people": "Ann Example, engineer",
    }
    assert (
        client.post(at("office_new_stand", "conference"), typed | {"contact": "s@example.org"}).status_code
        == 302
    )
    for wrong, said in (({}, "has this number"), ({"number": "A2"}, "stands there already")):
        assert said in client.post(at("office_new_stand", "conference"), typed | wrong).content.decode()
    page = Client().get(at("exhibition", "conference")).content.decode()
    assert [text in page for text in ("Heat works", "Ann Example", "Contact me", "s@example.org")] == [
        True,
        True,
        True,
        False,
    ]
    stand = Stand.objects.get()
    message = {"name": "Bo", "email": "bo@example.org", "text": "When can we meet?"}
    assert Client().post(at("contact", "conference", stand.pk), message).status_code == 302
    letter = Letter.objects.get(to="s@example.org")
    assert ("bo@example.org" in letter.text, "When can we meet?" in letter.text) == (True, True)


def test_stands_on_site_and_online_stand_apart_and_the_plan_leads_to_each(event: Event) -> None:
    here = Stand.objects.create(event=event, number="A1", name="Heat works", row=1, column=2)
    Stand.objects.create(event=event, number="O1", name="Far off", online_room="https://room.example.org/x")
    page = Client().get(at("exhibition", "conference")).content.decode()
    drawn, listed = page[page.index("floor-plan") :].split("</svg>", 1)
    assert (f'href="#stand-{here.pk}"' in drawn, "Far off" in drawn) == (True, False)
    on_site, online = listed[listed.index('id="on-site"') :].split('id="online"')
    assert ("Heat works" in on_site, "Far off" in on_site, "Far off" in online) == (True, False, True)
    assert "row\N{NO-BREAK SPACE}1, column\N{NO-BREAK SPACE}2" in listed


def test_people_are_reminded_once_and_those_who_came_are_asked_once(event: Event) -> None:
    seats = make.seats(event, 1)
    ann, _bo = make.registered(seats, "ann", "bo")
    make.registered(make.seats(event, 1, Mode.ONLINE), "cy")
    soon = make.STARTS - timedelta(days=1)
    assert (remind(now=make.NOW), remind(now=soon), remind(now=soon)) == (0, 2, 0)
    check_in(ann, at=make.STARTS, by=None)
    after = make.STARTS + timedelta(days=1)
    assert (ask_for_feedback(now=after), ask_for_feedback(now=after)) == (1, 0)
    queue.drain()
    kinds = Letter.objects.filter(kind__in=["event-reminder", "event-feedback"]).order_by("to", "kind")
    assert [(one.to, one.kind) for one in kinds] == [
        ("ann@example.org", "event-feedback"),
        ("ann@example.org", "event-reminder"),
        ("cy@example.org", "event-reminder"),
    ]
    assert ["meet.example.org" in one.text for one in kinds] == [False, False, True]


def test_everybody_who_wanted_to_come_reads_why_it_is_cancelled_in_their_language(event: Event) -> None:
    seats = make.seats(event, 1)
    make.registered(seats, "ann", language="fr")
    make.registered(seats, "bo")
    cancel_event(event, reason="The hall is flooded.", by=None, now=make.NOW)
    queue.drain()
    letters = Letter.objects.filter(kind="event-cancelled").order_by("to")
    assert [("The hall is flooded." in one.text, one.language) for one in letters] == [
        (True, "fr"),
        (True, "en"),
    ]
    assert letters[0].subject != letters[0].office_subject
