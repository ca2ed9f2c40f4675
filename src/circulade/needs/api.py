"""Need and offer cards for programs. Drafts stay out: whoever stated them opens them first."""

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from circulade.accounts.api import EVERYBODY, programme_of, reader_of
from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.accounts.queries import roles_in
from circulade.core.api.pages import Page, PageQuery, Words, page_of
from circulade.core.api.times import in_zone
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card

router = Router(tags=["Cards"], auth=EVERYBODY)


class CardFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    text: Annotated[Words, Field(description="Part of title or text.")] = ""
    theme: Words = ""
    kind: CardKind | None = None


class CardOut(Schema):
    """A need or an offer of a territory or organisation."""

    kind: CardKind
    state: CardState
    title: str
    text: str
    language: Annotated[str, Field(description="Language of title and text.", examples=["en"])]
    theme: str
    territory: Annotated[str, Field(description="Reference of the territory; empty: none you may see.")]
    organisation: Annotated[str, Field(description="Reference of the organisation; empty: none you may see.")]
    fits: Annotated[list[str], Field(description="Classes of territory an offer is for; empty: all.")]
    capacity: Annotated[int | None, Field(description="How many needs an offer can serve; null: no bound.")]
    practice: Annotated[bool, Field(description="An offer that shows what is done already.")]
    from_day: date | None
    until_day: date | None
    visibility: CardVisibility
    created_at: datetime


class CardPage(Page[CardOut]):
    """A part of a list of cards."""


STORED = (
    "kind",
    "state",
    "title",
    "text",
    "language",
    "theme",
    "fits",
    "capacity",
    "practice",
    "from_day",
    "until_day",
    "visibility",
)


def _visible(user: object, programme: Programme, *, office: bool) -> QuerySet[Card]:
    """Return the cards that somebody may see, without drafts."""
    cards = programme.cards.exclude(state=CardState.DRAFT).order_by("-created_at", "-pk")
    if office:
        return cards
    seen = [CardVisibility.PUBLIC]
    if isinstance(user, User) and roles_in(user, programme.pk) & {Role.MEMBER, Role.GROUP_LEADER}:
        seen.append(CardVisibility.MEMBERS)
    return cards.filter(state=CardState.OPEN, visibility__in=seen)


def _card(card: Card, programme: Programme, *, office: bool) -> dict[str, Any]:
    who = {"territory": card.territory, "organisation": card.organisation}
    refs = {name: found.ref if found and (office or found.public) else "" for name, found in who.items()}
    stored = {name: getattr(card, name) for name in STORED}
    return stored | refs | {"created_at": in_zone(card.created_at, programme.time_zone)}


@router.get("/cards", response=CardPage, operation_id="list_cards", summary="List needs and offers")
def list_cards(request: HttpRequest, asked: Query[CardFilters]) -> dict[str, Any]:
    """Cards, latest first: open ones that the reader may see, and for the office those met or withdrawn too."""
    programme, user = programme_of(request), reader_of(request).user
    office = user.has_perm("register.read_contacts", programme)
    rows = _visible(user, programme, office=office).select_related("territory", "organisation")
    if asked.text:
        rows = rows.filter(Q(title__icontains=asked.text) | Q(text__icontains=asked.text))
    if asked.theme:
        rows = rows.filter(theme__iexact=asked.theme)
    if asked.kind is not None:
        rows = rows.filter(kind=asked.kind)
    return page_of(request, rows, asked, lambda card: _card(card, programme, office=office))
