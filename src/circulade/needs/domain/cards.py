"""Need and offer cards: drafted from what was stated, opened by their owner, withdrawn or met."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.core.models.about import about_fields
from circulade.needs.domain.acting import Acting
from circulade.needs.enums import CardKind, CardState
from circulade.needs.models import Card
from circulade.register.models import Organisation, Territory

if TYPE_CHECKING:
    from circulade.accounts.models import User

TITLE = 80
EDITABLE = (
    "title",
    "text",
    "language",
    "theme",
    "visibility",
    "fits",
    "capacity",
    "practice",
    "from_day",
    "until_day",
)
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


def begin_card(programme: Programme, acting: Acting, *, kind: CardKind, by: "User", **values: Any) -> Card:
    """Write a card that was stated nowhere before; it begins as a draft. Raises CardRefused."""
    card = Card(
        programme=programme,
        kind=kind,
        organisation=acting.organisation,
        territory=acting.territory or _only_territory(acting.organisation),
        content_type_id=acting.content_type_id,
        object_id=acting.object_id,
    )
    for name, value in _checked(kind, values).items():
        setattr(card, name, value)
    with transaction.atomic():
        card.save()
        audit(card, "card begun", by=by, changes={"kind": (None, kind.value)})
    return card


def _only_territory(organisation: Organisation | None) -> Territory | None:
    """Return the territory an organisation acts for, if it is one."""
    found = list(organisation.territories.all()[:2]) if organisation else []
    return found[0] if len(found) == 1 else None


def edit_card(card: Card, *, by: "User", **values: Any) -> Card:
    """Change what a card says (the names of EDITABLE); what was stated stays beside it. Raises CardRefused."""
    wanted = _checked(CardKind(card.kind), values)
    with transaction.atomic():
        held = Card.objects.select_for_update().get(pk=card.pk)
        changed = sorted(name for name, value in wanted.items() if getattr(held, name) != value)
        for name in changed:
            setattr(held, name, wanted[name])
        if changed:
            held.save()
            audit(held, "card edited", by=by, changes={"fields": (None, changed)})
    return held


def _checked(kind: CardKind, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as they are stored; raises CardRefused, naming the field."""
    found: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else value
        for name, value in values.items()
        if name in EDITABLE
    }
    if not found.get("title", "x"):
        raise CardRefused("Title: a card needs one.")
    if kind == CardKind.NEED:
        found |= {
            name: empty
            for name, empty in (("capacity", None), ("fits", []), ("practice", False))
            if name in found
        }
    capacity, since, until = found.get("capacity"), found.get("from_day"), found.get("until_day")
    if capacity is not None and capacity < 1:
        raise CardRefused("Capacity: at least 1, or empty for no bound.")
    if since and until and until < since:
        raise CardRefused("Until: the last day must not come before the first.")
    return found


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
