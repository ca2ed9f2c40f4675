"""Anybody asks about a call; the office answers for all, privately, or not at all."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.make import accounts as people
from tests.make import calls as make

from circulade.accounts.enums import Role
from circulade.calls.models import Call, PublicQuestion
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    cache.clear()
    made = make.open_call(people.programme(languages=["en"]))
    now = timezone.now()
    Call.objects.update(opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=1))
    made.refresh_from_db()
    return made


@pytest.fixture
def office(call: Call) -> Client:
    client = Client()
    user = people.user("lead", Role.SELECTION_LEAD, programme=call.programme)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def asked(call: Call, text: str = "May a utility apply?", **more: str) -> PublicQuestion:
    Client().post(f"/calls/{call.slug}/ask/", {"text": text} | more)
    return PublicQuestion.objects.latest("pk")


def answered(office: Client, question: PublicQuestion, **form: str) -> int:
    base = {"wording": question.text, "text": "Yes, if the city owns it.", "public": "on"}
    address = f"/office/calls/{question.call.slug}/public-questions/{question.pk}/"
    return office.post(address, base | form).status_code


def page(call: Call) -> str:
    return Client().get(f"/calls/{call.slug}/").content.decode()


def test_a_question_is_not_public_before_it_is_answered(office: Client, call: Call) -> None:
    question = asked(call)
    assert question.text not in page(call)
    assert question.text in office.get(f"/office/calls/{call.slug}/public-questions/").content.decode()
    answered(office, question)
    assert ("May a utility apply?" in page(call), "Yes, if the city owns it." in page(call)) == (True, True)


def test_an_answer_to_one_is_not_shown_to_all(office: Client, call: Call) -> None:
    question = asked(call, email="ann@example.org")
    form = {"wording": question.text, "text": "Only for you."}
    office.post(f"/office/calls/{call.slug}/public-questions/{question.pk}/", form)
    assert "Only for you." not in page(call)
    assert "Only for you." in Letter.objects.get(to="ann@example.org").text


def test_the_office_puts_a_question_in_its_own_words(office: Client, call: Call) -> None:
    question = asked(call, "Dear all, I am Ann Example of Ville-Haute, may my utility apply?")
    answered(office, question, wording="May a utility apply?")
    assert ("Ann Example" in page(call), "May a utility apply?" in page(call)) == (False, True)


def test_an_answer_can_be_corrected(office: Client, call: Call) -> None:
    question = asked(call)
    answered(office, question)
    answered(office, question, text="No, after all.")
    assert ("Yes, if the city owns it." in page(call), "No, after all." in page(call)) == (False, True)


def test_an_empty_answer_is_refused(office: Client, call: Call) -> None:
    assert answered(office, asked(call), text=" ") == 422


def test_what_is_no_question_is_deleted(office: Client, call: Call) -> None:
    question = asked(call, "Buy!")
    office.post(f"/office/calls/{call.slug}/public-questions/{question.pk}/delete/")
    assert PublicQuestion.objects.count() == 0


def test_a_bad_address_of_the_asker_is_said_and_the_question_stays_in_the_form(call: Call) -> None:
    sent = Client().post(f"/calls/{call.slug}/ask/", {"text": "May a utility apply?", "email": "ann at home"})
    assert (sent.status_code, PublicQuestion.objects.count()) == (422, 0)
    assert "May a utility apply?" in sent.content.decode()


def test_one_address_asks_only_a_few_an_hour(call: Call) -> None:
    client = Client()
    codes = [
        client.post(f"/calls/{call.slug}/ask/", {"text": f"Question {number}?"}).status_code
        for number in range(12)
    ]
    assert (codes[0], codes[-1]) == (302, 422)
    assert PublicQuestion.objects.count() == codes.count(302)


def test_a_question_of_another_call_is_not_found(office: Client, call: Call) -> None:
    question = asked(call)
    other = make.open_call(call.programme, slug="other")
    address = f"/office/calls/{other.slug}/public-questions/{question.pk}/"
    assert office.get(address).status_code == 404
