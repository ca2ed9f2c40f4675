"""Territories like one's own, and practice to learn from: the same engine, with reasons."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from circulade.accounts.models import Programme
from circulade.engines.matching import Card as EngineCard
from circulade.engines.matching import Facets, Texts, rank
from circulade.matchmaking.domain import meanings
from circulade.matchmaking.domain.cards import place_facets
from circulade.matchmaking.domain.wording import reasons
from circulade.needs.enums import CardState, CardVisibility
from circulade.needs.models import Card
from circulade.register.models import Territory
from circulade.register.queries.territories import public_territories

SOFT = ("class", "part", "kind", "maturity", "theme")
TOP = 10


@dataclass(frozen=True, slots=True)
class Alike:
    """A territory like another, and why."""

    territory: Territory
    reasons: list[str]


def territories_like(territory: Territory, *, programme: Programme) -> list[Alike]:
    """Return the public territories most like one, by class, part of Europe, maturity and public needs and offers."""
    found = _found(programme)
    if territory.ref not in found:
        return []
    cards = {ref: _card(each) for ref, each in found.items()}
    asked = [cards[territory.ref]]
    others = [card for ref, card in cards.items() if ref != territory.ref]
    encoder = meanings.known(asked, others)
    ranking = rank(
        asked,
        others,
        facets=Facets(soft=SOFT),
        texts=Texts(encoder=encoder),
        top=TOP,
        seed=programme.slug,
    )
    named = encoder.name if encoder else ""
    return [
        Alike(found[match.item], reasons(match.why.as_json(), encoder=named))
        for match in ranking.matches[territory.ref]
    ]


def read_territories(programme: Programme, *, on: date) -> None:
    """Read what the public territories of a programme say, for the pages of those alike."""
    cards = [_card(each) for each in _found(programme).values()]
    meanings.read(cards, cards, on=on)


def _found(programme: Programme) -> dict[str, Territory]:
    shown = Card.objects.filter(state=CardState.OPEN, visibility=CardVisibility.PUBLIC)
    listed = public_territories(programme).prefetch_related(Prefetch("cards", shown, "shown_cards"))
    return {each.ref: each for each in listed}


def _card(territory: Territory) -> EngineCard:
    shown: list[Card] = getattr(territory, "shown_cards", [])
    facts = {"kind": territory.kind, "maturity": territory.maturity}
    stated = {name: frozenset({value} if value else ()) for name, value in facts.items()}
    themes = frozenset(card.theme.strip().casefold() for card in shown if card.theme.strip())
    return EngineCard(
        ref=territory.ref,
        text="\n".join([str(territory.description), *(card.title for card in shown)]),
        facets=place_facets(territory) | stated | {"theme": themes},
    )
