"""Territories like one: public ones alone, the most alike first, with reasons."""

import pytest
from tests.make import accounts as people
from tests.make import matchmaking as make
from tests.make import register

from circulade.matchmaking.domain.likeness import territories_like
from circulade.needs.enums import CardVisibility

pytestmark = pytest.mark.django_db
LARGE = {"population": 300_000, "population_year": 2024, "population_source": "Register"}


def test_the_most_alike_come_first_and_what_is_not_public_never() -> None:
    programme = people.programme()
    munich = register.territory(programme, "munich", **LARGE)
    register.territory(programme, "lyon", country="FR", **LARGE)
    register.territory(programme, "faro", country="PT", kind="region")
    register.territory(programme, "hidden", public=False, **LARGE)
    found = territories_like(munich, programme=programme)
    assert [str(each.territory) for each in found] == ["Lyon"]
    assert found[0].reasons == [
        "Same class of territory: Large city.",
        "Same part of Europe: Western Europe.",
        "Both are of the kind: city.",
    ]


def test_only_public_cards_count() -> None:
    programme = people.programme()
    munich = register.territory(programme, "munich")
    porto = register.territory(programme, "porto", country="PT", kind="region")
    for place in (munich, porto):
        make.card(programme, "Cork", territory=place, theme="cork")
    assert territories_like(munich, programme=programme) == []
    programme.cards.update(visibility=CardVisibility.PUBLIC)
    found = territories_like(munich, programme=programme)
    assert [str(each.territory) for each in found] == ["Porto"]
    assert found[0].reasons[0] == "Both name the theme cork."


def test_a_territory_that_is_not_public_has_no_likes() -> None:
    programme = people.programme()
    hidden = register.territory(programme, "hidden", public=False)
    assert territories_like(hidden, programme=programme) == []
