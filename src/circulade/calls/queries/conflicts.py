"""Reads about conflicts: which applications somebody may not see, anywhere."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet

from circulade.accounts.models import Programme, User
from circulade.calls.models import Application, Call, Conflict
from circulade.core.models import Run


def visible_to(applications: QuerySet[Application], reader: User) -> QuerySet[Application]:
    """Leave out the applications with which the reader has a conflict: every list, page and export asks this."""
    mine = Conflict.objects.filter(user=reader, application=OuterRef("pk"))
    return applications.filter(~Exists(mine))


def hidden_refs(call: Call, reader: User) -> frozenset[str]:
    """Return the references of a call's applications that the reader may not see."""
    refs = call.applications.filter(conflicts__user=reader).values_list("ref", flat=True)
    return frozenset(refs)


def withheld_keys(user: User, programme: Programme) -> list[str]:
    """Return the keys, as text, of a programme's applications that somebody may not see."""
    found = Conflict.objects.filter(user=user, application__call__programme=programme)
    return [str(key) for key in found.values_list("application", flat=True).distinct()]


def withheld_runs(user: User, programme: Programme) -> list[str]:
    """Return the keys of runs that hold scores or pairs of an application that somebody may not see."""
    calls = Call.objects.filter(programme=programme, applications__conflicts__user=user).distinct()
    keys = [str(key) for key in calls.values_list("pk", flat=True)]
    about = ContentType.objects.get_for_model(Call)
    found = Run.objects.filter(content_type=about, object_id__in=keys) if keys else Run.objects.none()
    return [str(key) for key in found.values_list("pk", flat=True)]


def conflicts_of(call: Call, *, reader: User) -> QuerySet[Conflict]:
    """Return the conflicts of a call, without those about applications that the reader may not see."""
    seen = visible_to(call.applications.all(), reader)
    return (
        Conflict.objects.filter(application__in=seen)
        .select_related("application", "user", "reason")
        .order_by("application__ref", "user__name", "source")
    )


def conflict_pairs(call: Call) -> set[tuple[int, int]]:
    """Return every conflict of a call as (application, user)."""
    return set(Conflict.objects.filter(application__call=call).values_list("application_id", "user_id"))
