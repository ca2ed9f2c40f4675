"""Reads about results: what was decided on each application, and which letters tell it."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from circulade.calls.enums import CallStage
from circulade.calls.models import Application, Call, ResultSettings
from circulade.core.enums import LetterState
from circulade.core.models import Letter

PREFIX = "result_"
# A letter that has been handed over is on its way or has arrived: the applicant is taken to know.
HANDED_OVER = (LetterState.QUEUED, LetterState.SENT, LetterState.FAILED, LetterState.BOUNCED)


def settings_of(call: Call) -> ResultSettings:
    """Return what letters and publication hold; the defaults when nothing was changed."""
    return ResultSettings.objects.filter(call=call).first() or ResultSettings(call=call)


def letters_about(applications: QuerySet[Application]) -> QuerySet[Letter]:
    """Return the result letters of some applications."""
    keys = applications.annotate(key=Cast("pk", CharField())).values("key")
    return Letter.objects.filter(
        kind__startswith=PREFIX,
        content_type=ContentType.objects.get_for_model(Application),
        object_id__in=keys,
    )


def letters_of(
    call: Call,
    *,
    reader_pk: int | None = None,
    words: str = "",
    kind: str = "",
    state: str = "",
    language: str = "",
) -> QuerySet[Letter]:
    """Return a call's result letters for the office, without those of files the reader has a conflict with."""
    applications = call.applications.all()
    if reader_pk is not None:
        applications = applications.exclude(conflicts__user_id=reader_pk)
    if words:
        applications = applications.filter(Q(ref__icontains=words) | Q(name__icontains=words))
    found = letters_about(applications).exclude(state=LetterState.CANCELLED)
    if kind:
        found = found.filter(kind__startswith=PREFIX + kind)
    if state:
        found = found.filter(state=state)
    if language:
        found = found.filter(language=language)
    return found.order_by("key")


def told_at_all(applications: Iterable[Application]) -> list[tuple[Application, datetime]]:
    """Return those applications that were told the result, each with when: one query for the letters of all."""
    asked = {str(application.pk): application for application in applications}
    handed = letters_about(Application.objects.filter(pk__in=list(asked)))
    latest: dict[str, datetime] = {}
    rows = handed.filter(state__in=HANDED_OVER, queued_at__isnull=False).order_by("queued_at")
    for key, queued_at in rows.values_list("object_id", "queued_at"):
        if queued_at is not None:
            latest[str(key)] = queued_at
    found = []
    for key, application in asked.items():
        told = latest.get(key) or _published_at(application)
        if told is not None:
            found.append((application, told))
    return found


def told_at(application: Application) -> datetime | None:
    """Return when an applicant was told the result: by the latest letter handed over, else by publication."""
    return next((told for _one, told in told_at_all([application])), None)


def _published_at(application: Application) -> datetime | None:
    if application.call.stage != CallStage.PUBLISHED:
        return None
    return settings_of(application.call).published_at
