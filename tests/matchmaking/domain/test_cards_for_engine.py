"""What the engine is asked: open cards and experts by skills, with what each may still serve and what never meets."""

from datetime import date

import pytest
from tests.make import accounts as people
from tests.make import matchmaking as make
from tests.make import register

from circulade.accounts.models import Programme
from circulade.matchmaking.domain.cards import question_of
from circulade.matchmaking.models import Outcome
from circulade.needs.enums import CardState

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


@pytest.fixture
def programme() -> Programme:
    return people.programme()


def test_only_open_cards_whose_period_is_not_over_are_asked(programme: Programme) -> None:
    kept = make.card(programme, "Beams")
    make.card(programme, "Draft", state=CardState.DRAFT)
    make.card(programme, "Past", until_day=date(2026, 2, 28))
    assert [card.ref for card in question_of(programme, on=TODAY).needs] == [f"card-{kept.pk}"]


def test_a_need_of_a_classified_territory_asks_for_offers_that_fit_it(programme: Programme) -> None:
    city = register.territory(
        programme, population=300_000, population_year=2024, population_source="Register"
    )
    make.card(programme, "Beams", territory=city)
    make.card(programme, "For all", "offer")
    make.card(programme, "For towns", "offer", fits=["small"])
    asked = question_of(programme, on=TODAY)
    assert asked.needs[0].facets["fits"] == {"large"}
    assert sorted((card.text.split("\n")[0], "large" in card.facets["fits"]) for card in asked.items) == [
        ("For all", True),
        ("For towns", False),
    ]


def test_an_expert_stands_with_skills_and_the_days_left_never_with_a_name(programme: Programme) -> None:
    eve = make.expert(programme, "Eve Expert", "deconstruction", "Wood", days=2)
    make.expert(programme, "Busy", "deconstruction", days=0)
    asked = question_of(programme, on=TODAY)
    assert [(card.ref, card.text) for card in asked.items] == [(f"expert-{eve.pk}", "deconstruction, Wood")]
    assert asked.items[0].facets["theme"] == {"deconstruction", "wood"}
    assert asked.capacities == {f"expert-{eve.pk}": 2}


def test_capacity_shrinks_with_what_is_decided_and_comes_back_when_declined(programme: Programme) -> None:
    offer = make.card(programme, "Visits", "offer", capacity=2)
    needs = [make.card(programme, f"Need {n}") for n in range(3)]
    first = make.match(programme, needs[0], offer, "introduced")
    make.match(programme, needs[1], offer, "set_aside")
    asked = question_of(programme, on=TODAY)
    assert asked.capacities == {f"card-{offer.pk}": 1}
    assert asked.blocked == {(f"card-{each.pk}", f"card-{offer.pk}") for each in needs[:2]}
    make.match(programme, needs[2], offer, "confirmed")
    assert question_of(programme, on=TODAY).items == ()
    Outcome.objects.create(match=first, kind="declined", on=TODAY)
    assert question_of(programme, on=TODAY).capacities == {f"card-{offer.pk}": 1}


def test_a_need_and_an_offer_whose_periods_never_meet_are_kept_apart(programme: Programme) -> None:
    need = make.card(programme, "Now", until_day=date(2026, 6, 30))
    late = make.card(programme, "Later", "offer", from_day=date(2026, 7, 1))
    make.card(programme, "Soon", "offer", from_day=date(2026, 6, 1))
    assert question_of(programme, on=TODAY).blocked == {(f"card-{need.pk}", f"card-{late.pk}")}
