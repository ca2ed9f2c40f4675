"""Reads about cards. Apps above say which cards are somebody's own by `register_owners`."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from circulade.accounts.models import Programme, User
from circulade.needs.models import Card

# A condition on cards that holds for a user's own.
OwnerSource = Callable[[User], Q]
_sources: list[OwnerSource] = []


def register_owners(source: OwnerSource) -> None:
    """Add a way in which cards are a user's own."""
    if source not in _sources:
        _sources.append(source)


def cards_of(user: User, programme: Programme | None = None) -> QuerySet[Card]:
    """Return somebody's own cards: of an organisation they serve, or stated in what they wrote."""
    own = Q(organisation__contacts__person__user=user, organisation__contacts__until__isnull=True)
    for source in _sources:
        own |= source(user)
    found = Card.objects.filter(pk__in=Card.objects.filter(own).values("pk"))
    found = found if programme is None else found.filter(programme=programme)
    return found.select_related("territory", "organisation").order_by("state", "-created_at", "pk")


def office_cards(
    programme: Programme, *, words: str = "", kind: str = "", state: str = "", visibility: str = ""
) -> QuerySet[Card]:
    """Return the programme's cards, filtered."""
    found = programme.cards.select_related("territory", "organisation").order_by("-created_at", "pk")
    if words:
        found = found.filter(Q(title__icontains=words) | Q(text__icontains=words) | Q(theme__icontains=words))
    for field, value in (("kind", kind), ("state", state), ("visibility", visibility)):
        if value:
            found = found.filter(**{field: value})
    return found
