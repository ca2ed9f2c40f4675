"""Symbiosis links of a district and of a person."""

from django.db.models import Q, QuerySet

from circulade.accounts.models import Programme, User
from circulade.symbiosis.enums import LinkState
from circulade.symbiosis.models import District, SymbiosisLink

WITH = ("have__site", "want__site", "district__programme", "district__territory")


def links_of(district: District) -> QuerySet[SymbiosisLink]:
    """Return the links of a district with both streams and sites."""
    return SymbiosisLink.objects.filter(district=district).select_related(*WITH).order_by("-pk")


def own_links(user: User) -> QuerySet[SymbiosisLink]:
    """Return the links that a person's sites are asked about or take part in."""
    mine = Q(have__site__partners__user=user) | Q(want__site__partners__user=user)
    asked = Q(asked_at__isnull=False) | Q(have_agreed_at__isnull=False) | Q(want_agreed_at__isnull=False)
    return SymbiosisLink.objects.filter(mine & asked).select_related(*WITH).distinct().order_by("-pk")


def imported_exchanges(programme: Programme) -> QuerySet[SymbiosisLink]:
    """Return the exchanges that collections report as running, of all districts of a programme."""
    found = SymbiosisLink.objects.filter(
        district__programme=programme, state__in=(LinkState.IMPLEMENTED, LinkState.VERIFIED)
    )
    return found.exclude(key="").exclude(source="").select_related("have", "want__site").order_by("pk")
