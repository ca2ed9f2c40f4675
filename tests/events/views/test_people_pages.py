"""The office and those who registered: one person's page, answers to order by, letters to many."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import events as make
from tests.make.reading import names

from circulade.accounts.enums import Role
from circulade.core.models import AuditEntry, Letter
from circulade.events.domain.links import registration_of, token_of
from circulade.events.domain.retention import answer_later
from circulade.events.domain.writing import write_message
from circulade.events.enums import Mode
from circulade.events.models import Event, EventQuestion, Registration
from circulade.events.tasks import write_letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make.published(people.programme(languages=["en", "de"]))


@pytest.fixture
def office(client: Client, event: Event) -> Client:
    organiser = people.user("olga", Role.EVENT_ORGANISER, programme=event.programme)
    client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"events:{name}", args=["conference", *args])


def typed(one: Registration, **changed: str) -> dict[str, str]:
    names = (
        "name",
        "email",
        "language",
        "organisation_name",
        "organisation_kind",
        "country",
        "territory_name",
    )
    return {name: getattr(one, name) for name in names} | changed


def test_an_address_typed_wrongly_is_corrected_and_gets_a_link_of_its_own(
    office: Client, event: Event
) -> None:
    (ann,) = make.registered(make.seats(event, 5), "ann")
    old = token_of(ann)
    assert office.post(at("office_correct", ann.pk), typed(ann, email="Ann@Example.net")).status_code == 302
    ann.refresh_from_db()
    assert (ann.email, registration_of(old)) == ("ann@example.net", None)
    entry = AuditEntry.objects.get(action="registration corrected")
    assert entry.changes == {"fields": [None, ["email"]]}
    page = office.get(at("office_person", ann.pk)).content.decode()
    assert ("registration corrected" in page, str(entry.actor) in page) == (True, True)


def test_nobody_is_corrected_into_somebody_else(office: Client, event: Event) -> None:
    ann, _bo = make.registered(make.seats(event, 5), "ann", "bo")
    refused = office.post(at("office_correct", ann.pk), typed(ann, email="bo@example.org"))
    assert (refused.status_code, "is registered already" in refused.content.decode()) == (422, True)
    refused = office.post(at("office_correct", ann.pk), typed(ann, email=""))
    assert (refused.status_code, "Only a guest" in refused.content.decode()) == (422, True)


def test_a_person_is_decided_about_on_their_page(office: Client, event: Event) -> None:
    (ann,) = make.registered(make.seats(event, 5, rule="approval"), "ann")
    assert "Give them seats" in office.get(at("office_person", ann.pk)).content.decode()
    answer = office.post(at("office_decide"), {"chosen": ann.pk, "person": "1", "step": "approve"})
    ann.refresh_from_db()
    assert (answer.headers["Location"], ann.state) == (at("office_person", ann.pk), "approved")


def test_only_what_can_be_done_is_offered_and_nothing_done_is_said(office: Client, event: Event) -> None:
    ann, _bo = make.registered(make.seats(event, 1), "ann", "bo")
    page = office.get(at("office_person", ann.pk)).content.decode()
    assert ("Do not accept them" in page, "Give them seats" in page) == (True, False)
    answer = office.post(at("office_decide"), {"chosen": ann.pk, "step": "approve"}, follow=True)
    assert "Nobody of those chosen can be brought there" in answer.content.decode()


def test_whoever_registers_again_while_a_seat_is_offered_gets_that_letter_again(
    client: Client, event: Event
) -> None:
    seats = make.seats(event, 1)
    make.registered(seats, "ann", "bo")
    client.post(reverse("events:leave", args=[token_of(Registration.objects.get(name="Ann"))]))
    bo = Registration.objects.get(name="Bo")
    form = {"name": "Bo", "email": bo.email, "mode": "in_person", "language": "en"}
    assert (bo.state, client.post(at("register"), form).status_code) == ("offered", 200)
    write_letters("offer", [bo.pk], make.NOW.isoformat())
    assert Letter.objects.filter(kind="event-offer", to=bo.email).count() == 1


def test_answers_are_counted_and_taken_along(office: Client, event: Event) -> None:
    ask = EventQuestion.objects.create
    options = [{"code": "v", "label": {"en": "Vegan"}}, {"code": "m", "label": {"en": "Meat"}}]
    ask(event=event, code="food", kind="choice", title="Food", options=options)
    ask(event=event, code="access", kind="long", title="Access", stage="approved", position=1)
    seats = make.seats(event, 2)
    ann, _bo = make.registered(seats, "ann", "bo", answers={"food": "v"})
    make.registered(seats, "cy", answers={"food": "m"})
    answer_later(ann, {"access": "A <b>ramp</b>"}, now=make.NOW)
    page = office.get(at("office_answers")).content.decode()
    for told in (
        "2 people.",
        '<bdi>Vegan</bdi></th><td class="num">2<',
        '<bdi>Meat</bdi></th><td class="num">0<',
    ):
        assert told in page
    assert ("A &lt;b&gt;ramp" in page, names(page, "Cy")) == (True, False)
    lines = office.get(at("office_answers"), {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    assert (lines[0], lines[1]) == (
        "name,email,mode,state,food,access",
        "Ann,ann@example.org,in_person,approved,Vegan,A <b>ramp</b>",
    )
    assert (len(lines), "3 people." in office.get(at("office_answers"), {"state": ""}).content.decode()) == (
        3,
        True,
    )


WORDS = {
    "subject_en": "Another room",
    "text_en": "We meet in room 5.",
    "subject_de": "Ein anderer Raum",
    "text_de": "Wir treffen uns in Raum 5.",
}


def test_a_letter_is_seen_first_and_reaches_everybody_once_in_their_language(
    office: Client, event: Event
) -> None:
    make.registered(make.seats(event, 2), "ann", "bo", "cy", language="de")
    make.registered(make.seats(event, 5, Mode.ONLINE), "di", language="fr")
    chosen = WORDS | {"states": ["approved"], "mode": "", "standing": "on"}
    seen = office.post(at("office_write"), chosen).content.decode()
    assert ("3 people get it" in seen, "Wir treffen uns in Raum 5." in seen) == (True, True)
    assert AuditEntry.objects.filter(action="people written to").count() == 0
    for _time in range(2):
        assert office.post(at("office_write"), chosen | {"send": "1"}).status_code == 302
    assert AuditEntry.objects.filter(action="people written to").count() == 2
    said = {
        "en": ("Another room", "We meet in room 5."),
        "de": ("Ein anderer Raum", "Wir treffen uns in Raum 5."),
    }
    keys = list(Registration.objects.filter(state="approved").values_list("pk", flat=True))
    for _time in range(2):
        write_message(keys, said, standing=True, digest="x", at=make.NOW)
    letters = {
        one.to: (one.language, one.subject, one.text) for one in Letter.objects.filter(kind="event-message")
    }
    assert sorted(letters) == ["ann@example.org", "bo@example.org", "di@example.org"]
    assert letters["ann@example.org"][:2] == ("de", "Ein anderer Raum")
    # Whoever has no text of their own language gets the first, and everybody the link of their page.
    assert (letters["di@example.org"][0], "/registration/" in letters["di@example.org"][2]) == ("en", True)
    assert write_message(keys, said, standing=False, digest="x", at=make.NOW + timedelta(days=1)) != []
    assert Letter.objects.filter(kind="event-message").count() == 3


def test_a_letter_to_nobody_or_without_a_text_is_refused(office: Client, event: Event) -> None:
    chosen = WORDS | {"states": ["approved"], "send": "1"}
    assert "Nobody of those chosen" in office.post(at("office_write"), chosen).content.decode()
    half = office.post(at("office_write"), chosen | {"text_de": ""})
    assert (half.status_code, "write both, or neither" in half.content.decode()) == (422, True)


def test_the_office_hears_that_nobody_is_told_of_a_change(office: Client, event: Event) -> None:
    make.registered(make.seats(event, 5), "ann")
    form = {
        "seen": event.revision, "kind": "conference", "format": "in_person", "time_zone": "Europe/Brussels",
        "starts": "2030-05-08 09:00", "ends": "2030-05-08 18:00", "place": "Elsewhere",
    }  # fmt: skip
    page = office.post(at("office_edit", "when"), form, follow=True).content.decode()
    assert "write to them under People" in page
