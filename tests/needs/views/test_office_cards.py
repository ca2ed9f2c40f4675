"""The office writes cards on somebody's behalf, and members write new ones of their own."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import register as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.needs.models import Card

pytestmark = pytest.mark.django_db
WORDS = {"title": "Dismantling hall", "text": "Two days a week", "visibility": "members"}


def client_of(user: User) -> Client:
    found = Client()
    found.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return found


def test_a_facilitator_writes_an_offer_for_an_organisation_and_opens_it() -> None:
    programme = people.programme()
    body = make.organisation(programme)
    office = client_of(people.user("fay", Role.FACILITATOR, programme=programme))
    address = reverse("needs:office_new_card", args=["offer"])
    empty = office.post(address, WORDS)
    assert (empty.status_code, "Choose an organisation or a territory." in empty.content.decode()) == (
        422,
        True,
    )
    assert "Two days a week" in empty.content.decode()
    office.post(
        address, {**WORDS, "organisation": body.pk, "capacity": "2", "fits": ["large"], "language": "de"}
    )
    card = Card.objects.get()
    assert (card.organisation, card.capacity, card.fits, card.language) == (body, 2, ["large"], "de")
    office.post(reverse("needs:office_move_card", args=[card.pk]), {"to": "open"})
    card.refresh_from_db()
    assert card.state == "open"
    office.post(reverse("needs:office_card", args=[card.pk]), {**WORDS, "title": "Hall"})
    card.refresh_from_db()
    assert (card.title, card.language, card.capacity) == ("Hall", "de", None)


def test_a_member_writes_a_need_of_an_own_organisation() -> None:
    programme = people.programme()
    owner = people.user("owner")
    body = make.organisation(programme)
    make.contact(body, make.person(programme, user=owner))
    client = client_of(owner)
    assert "New need" in client.get(reverse("needs:own_cards")).content.decode()
    client.post(reverse("needs:new_card", args=["need"]), {**WORDS, "acting": "0"})
    card = Card.objects.get()
    assert (card.kind, card.state, card.organisation) == ("need", "draft", body)


@pytest.mark.parametrize(
    "wrong", [{"acting": "7"}, {"acting": "0", "until_day": "2020-01-01", "from_day": "2021-01-01"}]
)
def test_what_was_typed_stays_when_a_new_card_is_refused(wrong: dict[str, str]) -> None:
    programme = people.programme()
    owner = people.user("owner")
    make.contact(make.organisation(programme), make.person(programme, user=owner))
    answer = client_of(owner).post(reverse("needs:new_card", args=["need"]), WORDS | wrong)
    assert (answer.status_code, "Two days a week" in answer.content.decode()) == (422, True)
    assert Card.objects.count() == 0
