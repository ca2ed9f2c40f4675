"""The next event of a series is begun after the model of the last."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.events.enums import EventStage, Mode
from circulade.events.models import Event, EventQuestion, Speaker

pytestmark = pytest.mark.django_db
COPY = reverse("events:office_copy", args=["conference"])


@pytest.fixture
def event() -> Event:
    made = make.published(
        people.programme(), format="hybrid", room="Aula", code="24X", joining_link="https://j.example"
    )
    Speaker.objects.create(
        event=made, session=make.session(made, hour=1, summary="Over."), name="Ann Speaker"
    )
    closes = make.STARTS - timedelta(days=7)
    make.registered(make.seats(made, 40, closes_at=closes, rule="approval"), "bo")
    make.seats(made, 400, Mode.ONLINE)
    EventQuestion.objects.create(event=made, code="food", kind="short", title="Food", keep_days=3)
    return made


@pytest.fixture
def office(client: Client, event: Event) -> Client:
    organiser = people.user("olga", Role.EVENT_ORGANISER, programme=event.programme)
    client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    return client


def typed(**changed: str) -> dict[str, str]:
    return {
        "title_en": "General Conference 2030, second part",
        "slug": "second",
        "kind": "conference",
        "format": "in_person",
        "time_zone": "Europe/Brussels",
        # After the change to winter time: nine o'clock stays nine o'clock.
        "starts": "2030-11-06 09:00",
        "ends": "2030-11-06 18:00",
    } | changed


def test_texts_programme_seats_and_questions_come_along_and_nobody_who_came(
    office: Client, event: Event
) -> None:
    assert office.get(COPY).content.decode().count('value="General Conference"') == 1
    assert office.post(COPY, typed()).headers["Location"] == reverse("events:office_event", args=["second"])
    copied = Event.objects.get(slug="second")
    assert (copied.stage, copied.code, copied.joining_link, copied.room) == (EventStage.DRAFT, "", "", "Aula")
    (session,) = copied.sessions.all()
    assert (str(session.title), session.starts - copied.starts, str(session.summary)) == (
        "Opening",
        timedelta(hours=1),
        "",
    )
    assert [one.name for one in session.speakers.all()] == ["Ann Speaker"]
    (seats,) = copied.admissions.all()
    assert (seats.mode, seats.capacity, seats.rule) == ("in_person", 40, "approval")
    assert seats.closes_at == copied.starts - timedelta(days=7)
    assert ([one.keep_days for one in copied.questions.all()], copied.registrations.count()) == ([3], 0)
    assert event.registrations.count() == 1


def test_a_copy_too_short_for_its_programme_is_refused_whole(office: Client) -> None:
    refused = office.post(COPY, typed(ends="2030-11-06 10:30"))
    assert (refused.status_code, "lies outside the event" in refused.content.decode()) == (422, True)
    assert Event.objects.count() == 1
