"""Studies by programme and state."""

from django.db.models import Count, Q, QuerySet

from circulade.accounts.models import Programme
from circulade.register.models import Territory
from circulade.urbanmine.enums import Sheet, StudyState
from circulade.urbanmine.models import MineStudy


def studies_of(programme: Programme) -> QuerySet[MineStudy]:
    """Return all studies of a programme with their territory and number of products; a run, megabytes, on demand."""
    return (
        MineStudy.objects.filter(programme=programme)
        .select_related("territory")
        .annotate(products=Count("rows", filter=Q(rows__sheet=Sheet.PRODUCTS)))
        .order_by("ref")
    )


def published_studies(programme: Programme) -> QuerySet[MineStudy]:
    """Return the studies that everybody may read."""
    return studies_of(programme).filter(state=StudyState.PUBLISHED, run__isnull=False)


def sharing_studies(study: MineStudy) -> QuerySet[MineStudy]:
    """Return the computed studies of other territories that agreed to stand beside this one."""
    return (
        MineStudy.objects.filter(programme=study.programme_id, shared=True, run__isnull=False)
        .exclude(pk=study.pk)
        .select_related("territory", "run")
    )


def territories_of(programme: Programme) -> QuerySet[Territory]:
    """Return the territories that a study can be about."""
    return Territory.objects.filter(programme=programme, merged_into__isnull=True)
