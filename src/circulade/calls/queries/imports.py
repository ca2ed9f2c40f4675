"""Reads about imports: what came with them before, and the mapping used last."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, QuerySet

from circulade.accounts.models import User
from circulade.calls.enums import ApplicationSource, ApplicationState
from circulade.calls.models import Application, Call, Import, Submission
from circulade.calls.queries.conflicts import visible_to
from circulade.core.enums import LetterState
from circulade.core.models import Letter


def imported_applications(call: Call) -> dict[str, Application]:
    """Return a call's applications that have a contribution ID, by it."""
    found = call.applications.exclude(contribution_id="").select_related("imported").order_by("ref")
    return {application.contribution_id: application for application in found}


def last_submission_ids(call: Call) -> dict[int, int]:
    """Return the submission that counts for each application of a call."""
    latest = (
        Submission.objects.filter(application__call=call).values("application").annotate(last=Max("number"))
    )
    numbers = {row["application"]: row["last"] for row in latest}
    every = Submission.objects.filter(application__call=call).values_list("application_id", "number", "pk")
    return {application: pk for application, number, pk in every if numbers[application] == number}


def imports_of(call: Call) -> QuerySet[Import]:
    """Return the imports into a call, latest first."""
    return call.imports.select_related("file", "uploads", "made_by").order_by("-made_at", "-pk")


def import_of(call: Call, pk: int) -> Import | None:
    """Return an import into a call."""
    return call.imports.filter(pk=pk).select_related("call__programme", "file", "uploads").first()


def last_mapping(call: Call, *, but: Import | None = None) -> dict[str, Any]:
    """Return the mapping that was used last for a call, empty if there is none."""
    earlier = call.imports.exclude(mapping={}).order_by("-made_at", "-pk")
    found = (earlier.exclude(pk=but.pk) if but else earlier).first()
    return dict(found.mapping) if found else {}


def unclaimed(call: Call) -> QuerySet[Application]:
    """Return the imported applications that nobody edits yet and that name an address."""
    return (
        call.applications.filter(source=ApplicationSource.IMPORT, colleagues__isnull=True)
        .exclude(contact_email="")
        .order_by("ref")
    )


def without_territory(call: Call, *, reader: User | None = None) -> QuerySet[Application]:
    """Return the submitted applications that are tied to no territory, without those the reader may not see."""
    found = call.applications.filter(state=ApplicationState.SUBMITTED, territories__isnull=True)
    if reader is not None:
        found = found.exclude(conflicts__user=reader)
    return found.select_related("call__programme", "questionnaire").order_by("ref")


def take_over_letters(call: Call, *, reader: User | None = None) -> QuerySet[Letter]:
    """Return the letters that invite imported applicants to take over; cancelled ones do not count.

    With a `reader`, without those to applicants with whom they have a conflict.
    """
    applications = call.applications.all() if reader is None else visible_to(call.applications.all(), reader)
    keys = [str(pk) for pk in applications.values_list("pk", flat=True)]
    about = ContentType.objects.get_for_model(Application)
    found = Letter.objects.filter(kind="take-over", content_type=about, object_id__in=keys)
    return found.exclude(state=LetterState.CANCELLED).order_by("to")


def hidden_contributions(call: Call, reader: User) -> frozenset[str]:
    """Return the Contribution IDs of applications with which the reader has a conflict."""
    found = call.applications.filter(conflicts__user=reader).exclude(contribution_id="")
    return frozenset(found.values_list("contribution_id", flat=True))
