"""What counts as covering a need, and as using an offer."""

from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import matchmaking as make

from circulade.accounts.models import Programme
from circulade.matchmaking.queries.matches import idle_offers, uncovered_needs

pytestmark = pytest.mark.django_db
NEAR = {"facets": {"class": ["large_city"]}, "words": [], "meaning_place": 1, "language": {"distance": None}}
THEMED = NEAR | {"facets": {"theme": ["wood"]}}
WORDED = NEAR | {"words": [{"asked": "timber", "found": "timber"}]}


@pytest.fixture
def programme() -> Programme:
    return people.programme()


@pytest.mark.parametrize(
    ("why", "state", "covered"),
    [
        (THEMED, "suggested", True),
        (WORDED, "suggested", True),
        (NEAR, "suggested", False),
        (NEAR, "confirmed", True),
        (NEAR, "introduced", True),
        (WORDED, "set_aside", False),
    ],
    ids=["by theme", "by words", "near in meaning", "confirmed", "introduced", "set aside"],
)
def test_nearness_alone_covers_nothing_before_it_is_taken_up(
    programme: Programme, why: dict[str, Any], state: str, covered: bool
) -> None:
    need, offer = make.card(programme, "Timber beams"), make.card(programme, "Old wood", "offer")
    make.match(programme, need, offer, state, why=why)
    left = [*uncovered_needs(programme), *idle_offers(programme)]
    assert left == ([] if covered else [need, offer])
