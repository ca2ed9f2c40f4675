"""Runs and letters of symbiosis hold volumes and names: they are kept from all but facilitators."""

from django.contrib.contenttypes.models import ContentType

from circulade.accounts.models import Programme, User
from circulade.core.models import Run
from circulade.symbiosis.models import NetworkPlan, SymbiosisLink


def withheld_links(user: User, programme: Programme) -> list[str]:
    """Return the links whose letters somebody may not read."""
    if user.has_perm("symbiosis.facilitate", programme):
        return []
    found = SymbiosisLink.objects.filter(district__programme=programme).values_list("pk", flat=True)
    return [str(pk) for pk in found]


def withheld_runs(user: User, programme: Programme) -> list[str]:
    """Return the runs whose inputs and result somebody may not read."""
    if user.has_perm("symbiosis.facilitate", programme):
        return []
    about = ContentType.objects.get_for_model(NetworkPlan)
    found = Run.objects.filter(content_type=about, programme_id=programme.pk).values_list("pk", flat=True)
    return [str(pk) for pk in found]
