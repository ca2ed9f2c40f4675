"""Plans of a district."""

from django.db.models import QuerySet

from circulade.symbiosis.enums import PlanState
from circulade.symbiosis.models import District, NetworkPlan


def plans_of(district: District) -> QuerySet[NetworkPlan]:
    """Return the plans of a district, newest first."""
    return (
        NetworkPlan.objects.filter(district=district)
        .select_related("district__programme", "district__territory", "closed", "run", "created_by")
        .order_by("-pk")
    )


def newest_whole_plan(plan: NetworkPlan) -> NetworkPlan | None:
    """Return the newest computed plan of the same district in which no site is closed."""
    found = plans_of(plan.district).filter(
        state=PlanState.COMPUTED,
        closed__isnull=True,
        permits_only=plan.permits_only,
        way=plan.way,
        kinds=plan.kinds,
    )
    return found.exclude(pk=plan.pk).first()
