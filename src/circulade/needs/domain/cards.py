"""Need and offer cards: drafted from what was stated, opened by their owner, withdrawn or met."""

from typing import TYPE_CHECKING

from django.db import models, transaction

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.core.models.about import about_fields
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card
from circulade.register.models import Organisation, Territory

if TYPE_CHECKING:
    from circulade.accounts.models import User

TITLE = 80
NEXT: dict[str, frozenset[CardState]] = {
    CardState.DRAFT: frozenset({CardState.OPEN, CardState.WITHDRAWN}),
    CardState.OPEN: frozenset({CardState.MET, CardState.WITHDRAWN}),
    CardState.WITHDRAWN: frozenset({CardState.OPEN}),
    CardState.MET: frozenset({CardState.OPEN}),
}


class CardRefused(ValueError):
    """The card cannot be stored or moved so; the message names the field and the way out."""


def short_title(text: str) -> str:
    """Take a title from the beginning of a text: its first sentence, cut at a word."""
    first = text.strip().split("\n", 1)[0].split(". ", 1)[0].strip()
    return first if len(first) <= TITLE else first[: TITLE - 1].rsplit(" ", 1)[0] + "…"


def draft_card(
    programme: Programme,
    *,
    kind: CardKind,
    stated: str,
    language: str,
    about: models.Model,
    question: str,
    by: "User | None",
    territory: Territory | None = None,
    organisation: Organisation | None = None,
) -> Card:
    """Draft a card from what was stated in `about` as the answer to `question`; at most one card each."""
    with transaction.atomic():
        where = about_fields(about)
        found = Card.objects.filter(question=question, kind=kind, **where).first()
        if found is not None:
            return found
        card = Card.objects.create(
            programme=programme,
            kind=kind,
            title=short_title(stated),
            text=stated,
            stated=stated,
            language=language,
            territory=territory,
            organisation=organisation,
            question=question,
            **where,
        )
        audit(card, "card drafted", by=by, changes={"kind": (None, kind.value)})
    return card


def edit_card(
    card: Card, *, title: str, text: str, theme: str, visibility: CardVisibility, by: "User"
) -> Card:
    """Change what a card says; what was stated stays beside it."""
    if not title.strip():
        raise CardRefused("Title: a card needs one.")
    with transaction.atomic():
        held = Card.objects.select_for_update().get(pk=card.pk)
        values = {
            "title": title.strip()[:200],
            "text": text.strip(),
            "theme": theme.strip(),
            "visibility": visibility,
        }
        changed = sorted(name for name, value in values.items() if getattr(held, name) != value)
        for name in changed:
            setattr(held, name, values[name])
        if changed:
            held.save()
            audit(held, "card edited", by=by, changes={"fields": (None, changed)})
    return held


def move_card(card: Card, to: CardState, *, by: "User") -> Card:
    """Open, withdraw or close a card; raises CardRefused when that does not follow."""
    with transaction.atomic():
        held = Card.objects.select_for_update().get(pk=card.pk)
        if to not in NEXT[held.state]:
            raise CardRefused(
                f"A card that is {held.get_state_display()} cannot become {CardState(to).label}."
            )
        audit(held, "card moved", by=by, changes={"state": (held.state, to.value)})
        held.state = to
        held.save()
    return held
