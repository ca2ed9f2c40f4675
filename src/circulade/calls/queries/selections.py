"""Reads about the selections of a call."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from circulade.calls.models import Call
from circulade.cohorts.models import CohortSelection


def selections_of(call: Call) -> QuerySet[CohortSelection]:
    """Return the selections of a call, latest first, with their runs but not what those hold."""
    return (
        CohortSelection.objects.filter(
            rule_set__content_type=ContentType.objects.get_for_model(Call), rule_set__object_id=str(call.pk)
        )
        .select_related("run")
        .defer("run__inputs", "run__result")
        .order_by("-number")
    )
