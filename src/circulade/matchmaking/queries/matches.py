"""Matches by programme, group and state; needs nothing meets and offers nobody takes up."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from circulade.accounts.models import Programme, User
from circulade.groups.models import Group, Seat
from circulade.matchmaking.enums import MatchState
from circulade.matchmaking.models import Match
from circulade.needs.enums import CardKind, CardState
from circulade.needs.models import Card
from circulade.needs.queries import cards_of

ANSWERS = (
    "need__territory",
    "need__organisation",
    "offer__territory",
    "offer__organisation",
    "expert__person",
)


def matches_of(programme: Programme, *, group: Group | None = None, state: str = "") -> QuerySet[Match]:
    """Return the matches of a programme, by need and place, of a group's members alone if one is named."""
    found = programme.matches.select_related(*ANSWERS).order_by("need__title", "need", "rank", "pk")
    if group is not None:
        found = found.filter(need__territory__in=territories_in(group))
    return found.filter(state=state) if state else found


def standing(matches: QuerySet[Match]) -> QuerySet[Match]:
    """Leave out suggestions whose need or offer is no longer open."""
    gone = ~Q(need__state=CardState.OPEN) | (Q(offer__isnull=False) & ~Q(offer__state=CardState.OPEN))
    return matches.exclude(gone & Q(state=MatchState.SUGGESTED))


def territories_in(group: Group) -> QuerySet[Seat, int | None]:
    """Return the keys of the territories that sit in a group."""
    sitting = group.seats.filter(until__isnull=True, participation__territory__isnull=False)
    return sitting.values_list("participation__territory", flat=True)


def open_cards(programme: Programme, kind: CardKind) -> QuerySet[Card]:
    """Return the open needs or offers."""
    return (
        programme.cards.filter(kind=kind, state=CardState.OPEN)
        .select_related("territory__programme", "organisation")
        .prefetch_related("territory__codes")
        .order_by("title", "pk")
    )


def covering() -> QuerySet[Match]:
    """Return the matches by which a need is covered and an offer in use: taken up, or suggested by theme or words.

    What is only nearest in meaning, or of the same kind of territory, covers nothing before somebody took it up: with
    an encoder every need has something that is nearest to it.
    """
    told = Q(why__facets__theme__0__isnull=False) | Q(why__words__0__isnull=False)
    return Match.objects.exclude(state=MatchState.SET_ASIDE).filter(~Q(state=MatchState.SUGGESTED) | told)


def uncovered_needs(programme: Programme) -> QuerySet[Card]:
    """Return open needs that nothing covers."""
    return open_cards(programme, CardKind.NEED).filter(~Exists(covering().filter(need=OuterRef("pk"))))


def idle_offers(programme: Programme) -> QuerySet[Card]:
    """Return open offers that cover no need."""
    return open_cards(programme, CardKind.OFFER).filter(~Exists(covering().filter(offer=OuterRef("pk"))))


def introductions_of(user: User, programme: Programme) -> QuerySet[Match]:
    """Return the matches whose introduction was sent to somebody: of own cards, or as the expert."""
    own = cards_of(user, programme).values("pk")
    mine = Q(need__in=own) | Q(offer__in=own) | Q(expert__person__user=user)
    return (
        programme.matches.filter(mine, introduction__sent_at__isnull=False)
        .select_related("introduction", *ANSWERS)
        .prefetch_related("outcomes")
        .order_by("-introduction__sent_at", "pk")
    )
