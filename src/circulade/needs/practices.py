"""What is done already and may answer a need: practices, from whichever app knows some.

An app that has practices registers a source in `AppConfig.ready`; matchmaking ranks them all by the engine that
ranks offers. A practice has no capacity: any number may learn from it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from circulade.accounts.models import Programme
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card
from circulade.register.models import Organisation, Territory


@dataclass(frozen=True, slots=True)
class Practice:
    """Something done already; `ref` is unique over all sources, `source` says in words where it is from.

    `href` is the page where those of `visibility` read it, "" for none; those of `territory` and `organisation` are
    not pointed to their own.
    """

    ref: str
    title: str
    text: str
    source: str
    language: str = ""
    theme: str = ""
    visibility: CardVisibility = CardVisibility.OFFICE
    href: str = ""
    territory: Territory | None = None
    organisation: Organisation | None = None


PracticeSource = Callable[[Programme], Iterable[Practice]]
_sources: list[PracticeSource] = []
_SEEN = {
    CardVisibility.OFFICE: frozenset(CardVisibility),
    CardVisibility.MEMBERS: frozenset({CardVisibility.MEMBERS, CardVisibility.PUBLIC}),
    CardVisibility.PUBLIC: frozenset({CardVisibility.PUBLIC}),
}


def register_practices(source: PracticeSource) -> None:
    """Add a source of practices."""
    if source not in _sources:
        _sources.append(source)


def practices_of(programme: Programme, *, seen_by: CardVisibility) -> list[Practice]:
    """Return the practices that these readers may see, from all sources."""
    allowed = _SEEN[seen_by]
    return [one for source in _sources for one in source(programme) if one.visibility in allowed]


def offered_practices(programme: Programme) -> Iterable[Practice]:
    """Return what offers show that is done already: open ones, and for the office those that were taken up."""
    states = (CardState.OPEN, CardState.MET)
    rows = programme.cards.filter(kind=CardKind.OFFER, practice=True, state__in=states)
    for card in rows.select_related("organisation", "territory__programme").prefetch_related(
        "territory__codes"
    ):
        yield Practice(
            ref=f"card-{card.pk}",
            title=card.title,
            text=card.text,
            source=whose(card),
            language=card.language,
            theme=card.theme,
            visibility=CardVisibility(card.visibility)
            if card.state == CardState.OPEN
            else CardVisibility.OFFICE,
            territory=card.territory,
            organisation=card.organisation,
        )


def whose(card: Card) -> str:
    """Return who states a card."""
    return str(card.organisation or card.territory or "")
