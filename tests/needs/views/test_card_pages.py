"""Need and offer cards: drafts of what an application stated, opened by their owner, for those who shall see them."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import register as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.needs.domain.cards import draft_card
from circulade.needs.enums import CardKind
from circulade.needs.models import Card

pytestmark = pytest.mark.django_db
STATED = "A partner for copper. We have a depot."


@pytest.fixture
def owner() -> User:
    return people.user("owner")


@pytest.fixture
def card(owner: User) -> Card:
    programme = people.programme()
    body = make.organisation(programme)
    make.contact(body, make.person(programme, user=owner))
    return draft_card(
        programme,
        kind=CardKind.NEED,
        stated=STATED,
        language="en",
        about=body,
        question="need",
        by=None,
        organisation=body,
    )


def client_of(user: User) -> Client:
    found = Client()
    found.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return found


def edit(card: Card, user: User, **changes: str) -> str:
    data = {"title": card.title, "text": card.text, "theme": "", "visibility": "office"} | changes
    return client_of(user).post(reverse("needs:card", args=[card.pk]), data, follow=True).content.decode()


def move(card: Card, user: User, to: str) -> str:
    address = reverse("needs:move_card", args=[card.pk])
    return client_of(user).post(address, {"to": to}, follow=True).content.decode()


def test_what_was_stated_waits_as_a_draft_for_its_owner(card: Card, owner: User) -> None:
    text = client_of(owner).get(reverse("needs:own_cards")).content.decode()
    assert ("A partner for copper" in text, "draft" in text) == (True, True)


def test_an_owner_changes_opens_and_closes_a_card_and_what_was_stated_stays(card: Card, owner: User) -> None:
    page = edit(card, owner, text="A partner for copper and zinc.", visibility="members")
    assert "zinc" in page
    move(card, owner, "open")
    card.refresh_from_db()
    assert (card.state, card.visibility, card.stated) == ("open", "members", STATED)
    move(card, owner, "met")
    card.refresh_from_db()
    assert card.state == "met"


def test_a_step_that_does_not_follow_is_refused_with_a_sentence(card: Card, owner: User) -> None:
    assert "A card that is draft cannot become met." in move(card, owner, "met")
    assert "Please choose what the card becomes." in move(card, owner, "sold")
    card.refresh_from_db()
    assert card.state == "draft"


def test_a_card_without_a_title_keeps_what_was_typed(card: Card, owner: User) -> None:
    assert "only zinc" in edit(card, owner, title="", text="only zinc")
    card.refresh_from_db()
    assert card.text == STATED


def test_the_card_of_somebody_else_is_not_there(card: Card) -> None:
    stranger = client_of(people.user("stranger"))
    address = reverse("needs:card", args=[card.pk])
    codes = [stranger.get(address).status_code, stranger.post(address, {"title": "x"}).status_code]
    assert codes == [404, 404]
    assert "copper" not in stranger.get(reverse("needs:own_cards")).content.decode()


def test_the_office_lists_filters_and_exports_cards(card: Card) -> None:
    office = client_of(people.user("lead", Role.SELECTION_LEAD, programme=card.programme))
    address = reverse("needs:office_cards")
    pages = [
        office.get(address, query).content.decode() for query in ({}, {"kind": "offer"}, {"words": "depot"})
    ]
    assert ["A partner for copper" in text for text in pages] == [True, False, True]
    rows = office.get(reverse("needs:export_cards", args=["csv"])).content.decode().splitlines()
    assert (len(rows), STATED in rows[1]) == (2, True)


def test_a_language_outside_the_list_stays_when_a_card_is_edited(card: Card, owner: User) -> None:
    Card.objects.filter(pk=card.pk).update(language="ar")
    page = client_of(owner).get(reverse("needs:card", args=[card.pk])).content.decode()
    assert '<option value="ar" selected>ar</option>' in page
    edit(card, owner, language="ar")
    card.refresh_from_db()
    assert card.language == "ar"
