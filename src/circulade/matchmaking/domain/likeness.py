"""Territories like one's own, and practice to learn from: the same engine, with reasons."""

from dataclasses import dataclass

from django.db.models import Prefetch

from circulade.accounts.models import Programme
from circulade.engines.matching import Card as EngineCard
from circulade.engines.matching import Facets, rank
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
    shown = Card.objects.filter(state=CardState.OPEN, visibility=CardVisibility.PUBLIC)
    found = {
        each.ref: each
        for each in public_territories(programme).prefetch_related(Prefetch("cards", shown, "shown_cards"))
    }
    if territory.ref not in found:
        return []
    cards = {ref: _card(each) for ref, each in found.items()}
    others = [card for ref, card in cards.items() if ref != territory.ref]
    ranking = rank([cards[territory.ref]], others, facets=Facets(soft=SOFT), top=TOP, seed=programme.slug)
    return [
        Alike(found[match.item], reasons(match.why.as_json())) for match in ranking.matches[territory.ref]
    ]


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
