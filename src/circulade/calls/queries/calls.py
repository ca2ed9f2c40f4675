"""Reads about calls: what everybody sees of them, and how far they are."""

from datetime import datetime

from django.db.models import Q, QuerySet

from circulade.accounts.models import Programme
from circulade.calls.enums import CallStage, CallStatus
from circulade.calls.models import Application, Call

# Stages of a call that was announced before it got there.
AFTER_CLOSING = (CallStage.ELIGIBILITY, CallStage.ASSESSMENT, CallStage.DECIDED, CallStage.PUBLISHED)


def status(call: Call, now: datetime) -> CallStatus:
    """Return what everybody sees of a call: its stage, and for an announced one its dates and the clock.

    The deadline itself is too late: a call that closes at 18:00 is closed at 18:00:00.
    """
    if call.stage != CallStage.ANNOUNCED:
        return CallStatus(call.stage)
    if call.opens_at is not None and now < call.opens_at:
        return CallStatus.UPCOMING
    if call.closes_at is not None and now >= call.closes_at:
        return CallStatus.CLOSED
    return CallStatus.OPEN


def is_open(call: Call, now: datetime) -> bool:
    """Tell whether applications may be begun and sent in."""
    return status(call, now) == CallStatus.OPEN


def deadline_of(application: Application) -> datetime | None:
    """Return until when this application may be sent in: the call's deadline, or its own later extension."""
    closes_at = application.call.closes_at
    own = application.extended_until
    if closes_at is None or own is None:
        return own or closes_at
    return max(closes_at, own)


def may_send(application: Application, now: datetime) -> bool:
    """Tell whether this application may be sent in now, its own extension included."""
    seen = status(application.call, now)
    if seen == CallStatus.OPEN:
        return True
    deadline = deadline_of(application)
    return (
        application.extended_until is not None
        and deadline is not None
        and now < deadline
        and seen in {CallStatus.CLOSED, CallStatus.ELIGIBILITY}
    )


def public_calls(programme: Programme) -> QuerySet[Call]:
    """Return the calls that were announced, the ones with the latest deadline first."""
    return programme.calls.filter(announced_at__isnull=False).order_by("-closes_at", "-pk")


def public_call(programme: Programme | None, slug: str) -> Call | None:
    """Return an announced call by its address."""
    if programme is None:
        return None
    return public_calls(programme).filter(slug=slug).select_related("programme", "factsheet").first()


def office_calls(programme: Programme, *, team_ids: set[int] | None = None) -> QuerySet[Call]:
    """Return a programme's calls for the office; with `team_ids`, only those of these teams."""
    calls = programme.calls.select_related("team").order_by("-created_at")
    return calls if team_ids is None else calls.filter(team_id__in=team_ids)


def earlier_calls(call: Call) -> QuerySet[Call]:
    """Return the other calls of the programme, latest first."""
    return call.programme.calls.filter(~Q(pk=call.pk)).order_by("-created_at")


def in_status(calls: QuerySet[Call], wanted: CallStatus, now: datetime) -> QuerySet[Call]:
    """Narrow calls to what `status` would say of them."""
    if wanted not in {CallStatus.UPCOMING, CallStatus.OPEN, CallStatus.CLOSED}:
        return calls.filter(stage=wanted)
    announced = calls.filter(stage=CallStage.ANNOUNCED)
    upcoming, past = Q(opens_at__gt=now), Q(closes_at__lte=now)
    if wanted == CallStatus.UPCOMING:
        return announced.filter(upcoming)
    begun = announced.filter(Q(opens_at__isnull=True) | Q(opens_at__lte=now))
    return begun.filter(past) if wanted == CallStatus.CLOSED else begun.exclude(past)
