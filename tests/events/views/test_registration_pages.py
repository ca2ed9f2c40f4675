"""Somebody without an account registers, waits, takes a seat by link; the office sets seats and decides."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.make import accounts as people
from tests.make import core as queue
from tests.make import events as make
from tests.make.reading import names

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.models import Letter
from circulade.events.domain.leaving import withdraw
from circulade.events.domain.links import token_of
from circulade.events.domain.retention import delete_later_answers
from circulade.events.enums import Mode
from circulade.events.models import Admission, Event, EventQuestion, LaterAnswer, Registration, SeatOffer

pytestmark = pytest.mark.django_db
JOIN = "https://meet.example.org/secret"
WHO = {
    "name": "Ann Example",
    "email": "ann@example.org",
    "mode": "in_person",
    "language": "en",
    "listed": "on",
}


@pytest.fixture
def programme() -> Programme:
    return people.programme()


@pytest.fixture
def event(programme: Programme) -> Event:
    return make.published(programme, joining_link=JOIN)


@pytest.fixture
def seats(event: Event) -> Admission:
    return make.seats(event, 1, guests=1)


@pytest.fixture
def office(programme: Programme) -> Client:
    client = Client()
    client.force_login(
        people.user("olga", Role.EVENT_ORGANISER, programme=programme),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"events:{name}", args=args)


def own(one: Registration) -> str:
    return at("registration", token_of(one))


def test_somebody_registers_without_an_account_and_gets_a_link(client: Client, seats: Admission) -> None:
    sent = client.post(at("register", "conference"), WHO)
    one = Registration.objects.get()
    assert (sent.status_code, sent.headers["Location"], one.state) == (302, own(one), "approved")
    page = client.get(own(one)).content.decode()
    assert (one.code in page, "There was a free seat" in page) == (True, True)
    queue.drain()
    assert own(one) in Letter.objects.get(to="ann@example.org").text
    assert "Ann Example" in client.get(at("event", "conference")).content.decode()


def test_a_second_try_shows_nobody_elses_registration(client: Client, seats: Admission) -> None:
    client.post(at("register", "conference"), WHO)
    again = client.post(at("register", "conference"), WHO | {"name": "Curious"})
    page = again.content.decode()
    assert ("Look into your mail" in page, names(page, "Ann"), "registration/" in page) == (
        True,
        False,
        False,
    )
    assert Registration.objects.count() == 1


def test_who_waits_reads_where_and_why_and_stands_in_no_public_list(client: Client, seats: Admission) -> None:
    _first, second = make.registered(seats, "ann", "bo", listed=True)
    page = client.get(own(second)).content.decode()
    assert ("Your place: 1 of 1." in page, "Everybody before you asked earlier." in page) == (True, True)
    public = client.get(at("event", "conference")).content.decode()
    assert ("<bdi>Ann</bdi>" in public, "<bdi>Bo</bdi>" in public) == (True, False)


def test_a_seat_is_taken_by_link_and_a_second_click_does_no_harm(client: Client, seats: Admission) -> None:
    first, second = make.registered(seats, "ann", "bo")
    withdraw(first, now=timezone.now())
    assert "A seat is offered to you" in client.get(own(second)).content.decode()
    take = at("answer_offer", token_of(second), "accept")
    for _click in range(2):
        page = client.post(take, follow=True).content.decode()
        assert ("The seat is yours." in page, make.states(seats)["bo"]) == (True, "approved")


def test_an_expired_link_says_what_happened_and_what_can_be_done(client: Client, seats: Admission) -> None:
    first, second = make.registered(seats, "ann", "bo")
    withdraw(first, now=timezone.now())
    SeatOffer.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    page = client.get(own(second)).content.decode()
    assert ("The time of the offer is over" in page, "Take the seat" in page) == (True, False)
    page = client.post(at("answer_offer", token_of(second), "accept"), follow=True).content.decode()
    assert ("the seat went to the next person" in page, "Wait again" in page) == (True, True)
    client.post(at("again", token_of(second)))
    # Nobody else waits: the seat is offered to them once more.
    assert make.states(seats)["bo"] == "offered"


def test_a_wrong_link_opens_nothing(client: Client, seats: Admission) -> None:
    (one,) = make.registered(seats, "ann")
    for token in (f"{one.pk}-{'0' * 32}", "nonsense", f"99-{'0' * 32}"):
        page = client.get(at("registration", token))
        assert (page.status_code, names(page.content.decode(), "Ann")) == (404, False)
        assert client.post(at("leave", token)).status_code == 404
    assert make.states(seats) == {"ann": "approved"}


def test_the_joining_link_is_for_people_with_an_online_seat(
    client: Client, event: Event, seats: Admission
) -> None:
    online = make.seats(event, 1, Mode.ONLINE)
    (ann,) = make.registered(seats, "ann")
    bo, cy = make.registered(online, "bo", "cy")
    shown = {one.name: JOIN in client.get(own(one)).content.decode() for one in (ann, bo, cy)}
    assert shown == {"Ann": False, "Bo": True, "Cy": False}
    client.post(at("switch", token_of(ann), "online"))
    assert make.states(online)["ann"] == "waiting"


def test_questions_are_asked_by_condition_and_the_second_form_is_deleted(
    client: Client, event: Event
) -> None:
    seats = make.seats(event, 5)
    ask = EventQuestion.objects.create
    ask(event=event, code="speaks", kind="yes_no", title="Do you speak?", required=True)
    ask(
        event=event,
        code="on",
        kind="short",
        title="On what?",
        required=True,
        shown_if="speaks",
        shown_values=["yes"],
    )
    ask(event=event, code="diet", kind="short", title="Diet", stage="approved", position=3)
    address = at("register", "conference")
    assert client.post(address, WHO).status_code == 422
    wrong = client.post(address, WHO | {"q-speaks": "yes"})
    assert (wrong.status_code, "Please answer this question." in wrong.content.decode()) == (422, True)
    client.post(address, WHO | {"q-speaks": "no", "q-on": "left over"})
    one = Registration.objects.get()
    assert one.answers == {"speaks": "no"}
    assert client.post(at("later", token_of(one)), {"q-diet": "vegan"}).status_code == 302
    kept = LaterAnswer.objects.get()
    assert (kept.code, kept.answer, kept.delete_on - event.ends.date()) == (
        "diet",
        "vegan",
        timedelta(days=30),
    )
    assert "vegan" in client.get(own(one)).content.decode()
    assert (delete_later_answers(on=kept.delete_on), LaterAnswer.objects.count()) == (1, 0)
    (waiting,) = make.registered(make.seats(event, 0, Mode.ONLINE), "bo")
    assert (client.post(at("later", token_of(waiting)), {"q-diet": "x"}).status_code, seats.pk > 0) == (
        422,
        True,
    )


def test_people_correct_what_they_said_and_keep_their_place(client: Client, event: Event) -> None:
    seats = make.seats(event, 1)
    EventQuestion.objects.create(event=event, code="why", kind="short", title="Why?", required=True)
    EventQuestion.objects.create(event=event, code="room", kind="short", title="Room?", mode="online")
    _ann, bo = make.registered(seats, "ann", "bo", listed=True, answers={"why": "To learn"})
    address = at("change_own", token_of(bo))
    page = client.get(address).content.decode()
    assert ("To learn" in page, "Room?" in page) == (True, False)
    typed = {"name": "Bo Sample", "organisation_name": "Heat works", "language": "fr", "q-why": "To meet"}
    assert client.post(address, typed | {"q-why": ""}).status_code == 422
    assert client.post(address, typed | {"country": "MT"}).headers["Location"] == own(bo)
    bo.refresh_from_db()
    said = (bo.name, bo.organisation_name, bo.language, bo.listed, bo.answers, bo.country, bo.state)
    assert said == ("Bo Sample", "Heat works", "fr", False, {"why": "To meet"}, "DE", "waiting")
    withdraw(bo, now=timezone.now())
    late = client.post(address, typed)
    assert (late.status_code, "ne peut plus être modifiée" in late.content.decode()) == (422, True)


def test_people_who_come_together_are_typed_one_a_line(client: Client, event: Event) -> None:
    make.seats(event, 3, guests=1)
    bad = client.post(at("register", "conference"), WHO | {"together": "Bo"})
    assert (bad.status_code, "write name, comma, e-mail" in bad.content.decode()) == (422, True)
    client.post(
        at("register", "conference"), WHO | {"together": "Bo Sample, bo@example.org", "guests": "Guest"}
    )
    found = Registration.objects.order_by("pk").values_list("name", "state", "guest")
    assert list(found) == [
        ("Ann Example", "approved", False),
        ("Bo Sample", "approved", False),
        ("Guest", "approved", True),
    ]


def test_after_the_deadline_the_page_says_so(client: Client, event: Event) -> None:
    make.seats(event, 3, closes_at=timezone.now() - timedelta(days=1))
    page = client.get(at("register", "conference"))
    assert (page.status_code, "Nobody can register now" in page.content.decode()) == (200, True)


def test_the_office_sets_seats_and_decides(office: Client, event: Event) -> None:
    typed = {"seen": "1", "capacity": "1", "rule": "approval", "offer_hours": "24", "guests": "0"}
    wrong = office.post(at("office_edit_seats", "conference", "in_person"), typed | {"reserved": "ten: x"})
    assert (wrong.status_code, "Line 1" in wrong.content.decode()) == (422, True)
    saved = office.post(
        at("office_edit_seats", "conference", "in_person"), typed | {"reserved": "1: local_authority"}
    )
    seats = Admission.objects.get()
    assert (saved.status_code, seats.reserved[0]["seats"]) == (302, 1)
    ann, bo = make.registered(seats, "ann", "bo")
    assert "Ann" in office.get(at("office_people", "conference") + "?state=requested").content.decode()
    both = {"step": "approve", "chosen": [ann.pk, bo.pk]}
    page = office.post(at("office_decide", "conference"), both, follow=True).content.decode()
    assert ("1 seats are free and 2 people are chosen" in page, make.states(seats)["ann"]) == (
        True,
        "requested",
    )
    office.post(at("office_decide", "conference"), {"step": "approve", "chosen": [ann.pk]})
    office.post(
        at("office_decide", "conference"), {"step": "refuse", "chosen": [bo.pk], "reason": "Members only"}
    )
    assert make.states(seats) == {"ann": "approved", "bo": "refused"}
    assert "Members only" in office.get(at("office_person", "conference", bo.pk)).content.decode()
    assert "Members only" in Client().get(own(bo)).content.decode()
    assert "ann@example.org" in office.get(at("office_people", "conference") + "?format=csv").content.decode()


def test_a_list_with_the_same_person_three_times_registers_them_once(office: Client, event: Event) -> None:
    seats = make.seats(event, 9)
    ann = "Ann,ann@example.org,BE\nAnn E.,ANN@example.org,BE\nAnn,ann@example.org,BE"
    rows = f"name,email,country\n{ann}\nBo,bo@example.org,EL\n"
    sent = {"mode": "in_person", "file": SimpleUploadedFile("people.csv", rows.encode())}
    page = office.post(at("office_take_in", "conference"), sent).content.decode()
    assert ("2 people are registered." in page, page.count("the same person as in row 2")) == (True, 2)
    assert make.states(seats) == {"ann": "approved", "bo": "approved"}
    bad = SimpleUploadedFile("people.csv", b"name,email,country\n,nobody,XX\n")
    page = office.post(
        at("office_take_in", "conference"), {"mode": "in_person", "file": bad}
    ).content.decode()
    said = ("Row 2: the name is missing.", "is no e-mail address", "is no code of a country")
    assert [each in page for each in said] == [True] * 3


def test_the_office_writes_questions(office: Client, event: Event) -> None:
    base = {"title_en": "Which day?", "stage": "registration", "kind": "choice"}
    refused = office.post(at("office_new_question", "conference"), base)
    assert (refused.status_code, "at least two answers" in refused.content.decode()) == (422, True)
    office.post(
        at("office_new_question", "conference"), base | {"options": "one | Day one | Jour un\ntwo | Day two"}
    )
    made = EventQuestion.objects.get()
    assert (made.code, made.options[0]) == (
        "which-day",
        {"code": "one", "label": {"en": "Day one", "fr": "Jour un"}},
    )
    assert office.post(at("office_drop_question", "conference", made.pk)).status_code == 302
    assert EventQuestion.objects.count() == 0
