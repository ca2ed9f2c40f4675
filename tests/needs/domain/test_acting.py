"""For whom somebody may write a card: organisations they serve, and what their own cards speak for."""

import pytest
from tests.make import accounts as people
from tests.make import calls
from tests.make import register as make

from circulade.accounts.models import User
from circulade.needs.domain.acting import Acting, acting_for
from circulade.needs.domain.cards import begin_card, draft_card
from circulade.needs.enums import CardKind
from circulade.needs.queries import cards_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> User:
    return people.user("owner")


def test_one_acts_for_every_organisation_one_serves_and_for_none_one_left(owner: User) -> None:
    programme = people.programme()
    person = make.person(programme, user=owner)
    bodies = [make.organisation(programme, ref) for ref in ("a-works", "b-works", "c-works")]
    make.contact(bodies[0], person)
    make.contact(bodies[1], person)
    make.contact(bodies[2], person, until="2024-01-01")
    assert [str(each) for each in acting_for(owner, programme)] == ["A Works", "B Works"]
    assert acting_for(people.user("stranger"), programme) == []


def test_a_new_card_takes_the_only_territory_of_its_organisation(owner: User) -> None:
    programme = people.programme()
    munich = make.territory(programme)
    body = make.organisation(programme, "a-works", munich)
    make.contact(body, make.person(programme, user=owner))
    acting = acting_for(owner, programme)[0]
    card = begin_card(programme, acting, kind=CardKind.OFFER, by=owner, title=" Beams ", text="Old beams")
    assert (card.title, card.state, card.territory, card.organisation) == ("Beams", "draft", munich, body)
    assert list(cards_of(owner, programme)) == [card]


def test_an_own_card_of_a_territory_lets_one_write_another_for_it(owner: User) -> None:
    programme = people.programme()
    munich = make.territory(programme)
    body = make.organisation(programme)
    contact = make.contact(body, make.person(programme, user=owner))
    assert acting_for(owner, programme) == [Acting(organisation=body)]
    contact.until = "2024-01-01"
    contact.save()
    assert acting_for(owner, programme) == []
    assert str(Acting(territory=munich)) == "Munich"


def test_whoever_wrote_an_application_writes_further_cards_for_its_organisation(owner: User) -> None:
    call = calls.open_call()
    body = make.organisation(call.programme, "a-works", make.territory(call.programme))
    application = calls.draft(call, owner)
    stated = {"stated": "Old beams", "language": "en", "about": application, "by": None, "organisation": body}
    for code in ("need", "more"):
        draft_card(call.programme, kind=CardKind.NEED, question=code, **stated)
    (acting,) = acting_for(owner, call.programme)
    assert str(acting) == "A Works"
    for title in ("Glass", "Bricks"):
        begin_card(call.programme, acting, kind=CardKind.NEED, by=owner, title=title, text=title)
    own = cards_of(owner, call.programme).filter(question="").values_list("title", flat=True)
    assert (sorted(own), acting_for(people.user("stranger"), call.programme)) == (["Bricks", "Glass"], [])
