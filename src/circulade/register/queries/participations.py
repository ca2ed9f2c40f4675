"""List the participations of a programme."""

from django.db.models import F, Q, QuerySet

from circulade.accounts.models import Programme
from circulade.register.models import Participation
from circulade.register.queries.territories import named_like


def programme_participations(
    programme: Programme, *, text: str = "", kind: str = "", state: str = ""
) -> QuerySet[Participation]:
    """All participations, newest first; `text` is looked for in who and in what."""
    rows = programme.participations.select_related("territory", "organisation", "project")
    rows = rows.order_by(F("since").desc(nulls_last=True), "pk")
    rows = rows.filter(**{field: value for field, value in (("kind", kind), ("state", state)) if value})
    if not text.strip():
        return rows
    territories = named_like(programme.territories.all(), text)
    organisations = named_like(programme.organisations.all(), text)
    projects = named_like(programme.projects.all(), text)
    return rows.filter(
        Q(label__icontains=text)
        | Q(territory_id__in=territories)
        | Q(organisation_id__in=organisations)
        | Q(project_id__in=projects)
    )
