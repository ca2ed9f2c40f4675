"""The office writes questions: the answers to choose from, and after which of them another one is asked."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.events.models import Event, EventQuestion

pytestmark = pytest.mark.django_db
FOOD = {
    "title_en": "What do you eat?",
    "stage": "registration",
    "kind": "choice",
    "options": "Vegan food\nMeat, fish | Meat or fish | | Viande ou poisson",
    "required": "on",
}
WHICH = {"title_en": "Which fish?", "stage": "registration", "kind": "short", "required": "on"}


@pytest.fixture
def event() -> Event:
    made = make.published(people.programme())
    made.programme.languages = ["en", "de", "fr"]
    made.programme.save()
    return made


@pytest.fixture
def office(client: Client, event: Event) -> Client:
    organiser = people.user("olga", Role.EVENT_ORGANISER, programme=event.programme)
    client.force_login(organiser, backend="django.contrib.auth.backends.ModelBackend")
    return client


def save(office: Client, typed: dict[str, object], question: EventQuestion | None = None) -> tuple[int, str]:
    name, args = (
        ("office_question", ["conference", question.pk])
        if question
        else ("office_new_question", ["conference"])
    )
    answer = office.post(reverse(f"events:{name}", args=args), typed)
    return answer.status_code, answer.content.decode()


def test_answers_of_several_words_and_with_commas_can_be_chosen_as_a_condition(
    office: Client, client: Client
) -> None:
    assert save(office, FOOD)[0] == 302
    food = EventQuestion.objects.get()
    assert food.options == [
        {"code": "Vegan food", "label": {"en": "Vegan food"}},
        {"code": "Meat, fish", "label": {"en": "Meat or fish", "fr": "Viande ou poisson"}},
    ]
    assert save(office, WHICH | {"shown_values": [json.dumps([food.code, "Meat, fish"])]})[0] == 302
    which = EventQuestion.objects.get(code="which-fish")
    assert (which.shown_if, which.shown_values) == (food.code, ["Meat, fish"])
    make.seats(which.event, 5)
    form = client.get(reverse("events:register", args=["conference"])).content.decode()
    assert 'data-asked-values="[&quot;Meat, fish&quot;]"' in form
    # What must be answered once it is asked does not say that it is optional.
    assert ("Which fish?</label>" in form, "What do you eat?</legend>" in form) == (True, True)
    page = office.get(reverse("events:office_question", args=["conference", which.pk])).content.decode()
    assert "What do you eat? Meat or fish" in page


def test_an_answer_on_which_a_question_hangs_stays(office: Client) -> None:
    save(office, FOOD)
    food = EventQuestion.objects.get()
    save(office, WHICH | {"shown_values": [json.dumps([food.code, "Meat, fish"])]})
    status, page = save(office, FOOD | {"options": "Vegan food\nOther"}, food)
    assert (status, "is asked after the answer “Meat, fish”" in page) == (422, True)


def test_one_answer_stands_there_once(office: Client) -> None:
    status, page = save(office, FOOD | {"options": "a | One\na | Two"})
    assert (status, "“a” stands there twice." in page) == (422, True)
