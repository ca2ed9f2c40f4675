"""Reads about rule sets and their selections."""

from django.db.models import Count, Q, QuerySet, Sum

from circulade.cohorts.models import CohortSelection, RuleSet


def rule_set_in(programme_id: int, pk: int) -> RuleSet | None:
    """Return a rule set of a programme."""
    return RuleSet.objects.filter(programme_id=programme_id, pk=pk).first()


def selection_in(programme_id: int, pk: int) -> CohortSelection | None:
    """Return a selection of a programme with its run and rule set."""
    return (
        CohortSelection.objects.filter(rule_set__programme_id=programme_id, pk=pk)
        .select_related("run__by", "rule_set", "supersedes", "decided_by")
        .first()
    )


def listed_selections(rule_set: RuleSet) -> QuerySet[CohortSelection]:
    """Return the selections of a rule set, newest first, with members and points counted."""
    members = Q(outcomes__outcome="member")
    found = rule_set.selections.select_related("run__by").annotate(
        member_count=Count("outcomes", filter=members), points=Sum("outcomes__points", filter=members)
    )
    return found.order_by("-number")  # a query that counts forgets the order of its model
