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
from circulade.core.api.pages import Page, PageQuery, Words, page_of, part_of
from circulade.core.api.times import in_zone
from circulade.needs.enums import CardKind, CardState, CardVisibility
from circulade.needs.models import Card
from circulade.needs.practices import Practice, practices_of

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


class PracticeFilters(PageQuery):
    """What the list is narrowed to; nothing is everything."""

    text: Annotated[Words, Field(description="Part of title or text.")] = ""
    theme: Words = ""


class PracticeOut(Schema):
    """Something done already that others may learn from."""

    ref: Annotated[str, Field(description="Unique in the programme.", examples=["card-12"])]
    title: str
    text: str
    language: Annotated[str, Field(description="Language of title and text; empty: not known.")]
    theme: str
    source: Annotated[str, Field(description="Where it is from, in words; empty: from nobody you may see.")]
    territory: Annotated[str, Field(description="Reference of the territory; empty: none you may see.")]
    organisation: Annotated[str, Field(description="Reference of the organisation; empty: none you may see.")]
    visibility: CardVisibility
    page: Annotated[str, Field(description="Address of the page that tells of it; empty: none.")]


class PracticePage(Page[PracticeOut]):
    """A part of a list of practices."""


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
    seen = [CardVisibility.PUBLIC, CardVisibility.MEMBERS] if _is_member(user, programme) else []
    return cards.filter(state=CardState.OPEN, visibility__in=seen or [CardVisibility.PUBLIC])


def _is_member(user: object, programme: Programme) -> bool:
    roles = roles_in(user, programme.pk) if isinstance(user, User) else frozenset()
    return bool(roles & {Role.MEMBER, Role.GROUP_LEADER})


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


@router.get(
    "/practices",
    response=PracticePage,
    operation_id="list_practices",
    summary="List what is done already",
)
def list_practices(request: HttpRequest, asked: Query[PracticeFilters]) -> dict[str, Any]:
    """Practices by reference: offers that show one, as cards are seen; for the office also what peer tables noted."""
    programme, user = programme_of(request), reader_of(request).user
    office = user.has_perm("register.read_contacts", programme)
    member = CardVisibility.MEMBERS if _is_member(user, programme) else CardVisibility.PUBLIC
    words, theme = asked.text.casefold(), asked.theme.casefold()
    found = [
        one
        for one in practices_of(programme, seen_by=CardVisibility.OFFICE if office else member)
        if words in f"{one.title}\n{one.text}".casefold() and theme in ("", one.theme.casefold())
    ]
    found.sort(key=lambda one: (len(one.ref), one.ref))
    return part_of(request, found, asked, lambda one: _practice(request, one, office=office))


def _practice(request: HttpRequest, one: Practice, *, office: bool) -> dict[str, Any]:
    owners = {"territory": one.territory, "organisation": one.organisation}
    refs = {name: found.ref if found and (office or found.public) else "" for name, found in owners.items()}
    hidden = any(found and not refs[name] for name, found in owners.items())
    stored = {
        name: getattr(one, name) for name in ("ref", "title", "text", "language", "theme", "visibility")
    }
    return (
        stored
        | refs
        | {
            "source": "" if hidden else one.source,
            "page": request.build_absolute_uri(one.href) if one.href else "",
        }
    )
