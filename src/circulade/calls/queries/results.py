"""Reads about results: what was decided on each application, and which letters tell it."""

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


def told_at(application: Application) -> datetime | None:
    """Return when an applicant was told the result: by the latest letter handed over, else by publication."""
    letter = (
        letters_about(Application.objects.filter(pk=application.pk))
        .filter(state__in=HANDED_OVER, queued_at__isnull=False)
        .order_by("-queued_at")
        .first()
    )
    if letter is not None:
        return letter.queued_at
    if application.call.stage == CallStage.PUBLISHED:
        return settings_of(application.call).published_at
    return None
