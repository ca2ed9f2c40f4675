"""Districts, and what stands in them."""

from django.db.models import Count, QuerySet

from circulade.accounts.models import Programme
from circulade.register.models import Territory
from circulade.symbiosis.models import Barrier, District


def districts_of(programme: Programme) -> QuerySet[District]:
    """Return the districts of a programme with the number of their sites and streams."""
    return (
        District.objects.filter(programme=programme)
        .select_related("territory", "programme")
        .annotate(site_count=Count("sites", distinct=True), stream_count=Count("streams", distinct=True))
        .order_by("ref")
    )


def territories_of(programme: Programme) -> QuerySet[Territory]:
    """Return the territories that a district can belong to."""
    return Territory.objects.filter(programme=programme, merged_into__isnull=True)


def barred_pairs(district: District) -> frozenset[frozenset[int]]:
    """Return the pairs of sites that may not know of each other."""
    rows = Barrier.objects.filter(district=district).values_list("one_id", "other_id")
    return frozenset(frozenset(pair) for pair in rows)
