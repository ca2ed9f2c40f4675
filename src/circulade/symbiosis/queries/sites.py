"""Sites of a district and of a person."""

from django.db.models import Count, Q, QuerySet

from circulade.accounts.models import User
from circulade.symbiosis.enums import Side, StreamState
from circulade.symbiosis.models import District, Site


def sites_of(district: District) -> QuerySet[Site]:
    """Return the sites of a district with the number of their current haves and wants."""
    current = Q(streams__state=StreamState.CURRENT)
    return (
        Site.objects.filter(district=district)
        .select_related("district__programme")
        .annotate(
            haves=Count("streams", filter=current & Q(streams__side=Side.HAVE)),
            wants=Count("streams", filter=current & Q(streams__side=Side.WANT)),
        )
        .order_by("name", "ref")
    )


def site_ids_of(user: User) -> frozenset[int]:
    """Return the sites that somebody speaks for; read once per user object."""
    cached: frozenset[int] | None = getattr(user, "_symbiosis_sites", None)
    if cached is None:
        cached = frozenset(user.symbiosis_sites.values_list("site_id", flat=True))
        user._symbiosis_sites = cached  # type: ignore[attr-defined]  # lives as long as the request's user
    return cached


def own_sites(user: User) -> QuerySet[Site]:
    """Return the sites that somebody speaks for."""
    return (
        Site.objects.filter(partners__user=user)
        .select_related("district__programme", "district__territory")
        .order_by("district__ref", "name")
    )
