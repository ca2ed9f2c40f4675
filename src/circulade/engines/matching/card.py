"""What is matched: needs, offers, practices, territories, each a text with facets."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from unicodedata import normalize

from circulade.engines.matching.errors import InputError, Problem


class Status(StrEnum):
    """Whether a card may be shown at all."""

    ACTIVE = "active"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Card:
    """A need, an offer or any other thing with words.

    `language` is a code such as "de", "" where none is stated; `kind` "need" or "offer" keeps two needs and two
    offers apart, other kinds meet freely; cards of one `organisation` ("" for unknown) never meet.
    """

    ref: str
    text: str
    language: str = ""
    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kind: str = ""
    organisation: str = ""
    status: Status = Status.ACTIVE


def in_order(cards: Collection[Card], *, field: str) -> tuple[Card, ...]:
    """Return the cards sorted by ref, so that nothing rests on their order; refuse refs that are empty or equal."""
    problems, seen = [], set[str]()
    for card in cards:
        ref = normalize("NFC", card.ref).strip()
        if not ref:
            problems.append(Problem(field, card.ref, f"{field}: a reference is empty"))
        elif ref in seen:
            problems.append(Problem(field, card.ref, f"{field}: {card.ref!r} stands twice"))
        seen.add(ref)
    if problems:
        raise InputError(problems)
    return tuple(sorted(cards, key=lambda card: card.ref))
