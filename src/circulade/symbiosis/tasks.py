"""Tasks of `symbiosis`, found by their dotted names."""

from circulade.accounts.models import User
from circulade.symbiosis.domain.planning import compute_plan as compute
from circulade.symbiosis.enums import PlanState
from circulade.symbiosis.models import NetworkPlan


def compute_plan(plan_id: int, by_id: int | None = None) -> None:
    """Compute a plan that was queued; one that is no longer waiting is left alone."""
    plan = NetworkPlan.objects.select_related("district").get(pk=plan_id)
    if plan.state == PlanState.COMPUTING:
        compute(plan, by=User.objects.filter(pk=by_id).first() if by_id else None)
