"""Make cards that are open, experts, and matches for tests."""

from typing import Any

from tests.make import register

from circulade.accounts.models import Programme, User
from circulade.matchmaking.enums import MatchState
from circulade.matchmaking.models import Match
from circulade.needs.enums import CardKind, CardState
from circulade.needs.models import Card
from circulade.register.models import Expert, Organisation

WHY: dict[str, Any] = {
    "places": {"text": 1, "facets": 1},
    "text": 0.4,
    "words": [{"asked": "timber", "found": "timber", "weight": 0.4}],
    "facets": {"theme": ["wood"], "class": ["large"], "part": []},
    "language": {"query": "en", "item": "de", "distance": 1},
}


def card(programme: Programme, title: str, kind: str = "need", **fields: Any) -> Card:
    """Store an open card."""
    values: dict[str, Any] = {"kind": CardKind(kind), "state": CardState.OPEN, "text": title}
    return Card.objects.create(programme=programme, title=title, **(values | fields))


def served(programme: Programme, ref: str, *, user: User | None = None, email: str = "") -> Organisation:
    """Store an organisation with one contact."""
    body = register.organisation(programme, ref)
    person = register.person(programme, ref.title(), email=email or f"{ref}@example.org", user=user)
    register.contact(body, person)
    return body


def expert(programme: Programme, name: str = "Eve Expert", *skills: str, days: int = 3) -> Expert:
    """Store an expert of some skills."""
    person = register.person(programme, name)
    return Expert.objects.create(person=person, skills=list(skills), days_available=days)


def match(
    programme: Programme, need: Card, offer: Card | None = None, state: str = "suggested", **fields: Any
) -> Match:
    """Store a match of a need with an offer, or with `expert=`."""
    values: dict[str, Any] = {"rank": 1, "engine_rank": 1, "why": WHY, "evidence": ["theme", "class"]}
    return Match.objects.create(
        programme=programme, need=need, offer=offer, state=MatchState(state), **(values | fields)
    )
