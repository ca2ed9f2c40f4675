"""Meeting requests: made with a priority and a reason, accepted or declined, taken back."""

from datetime import datetime

from django.db import transaction

from circulade.core.domain.audit import audit
from circulade.core.text.catalogue import said_here
from circulade.matchmaking.domain.kinds import apart_by_kind
from circulade.matchmaking.domain.participants import there
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import RequestState
from circulade.matchmaking.models import MeetingDay, MeetingRequest, Participant
from circulade.matchmaking.models.day import WEIGHTS

MOST_REQUESTS = 40


def ask_for_meeting(
    asking: Participant, asked: Participant, *, priority: int, reason: str, now: datetime
) -> MeetingRequest:
    """Make a request, or change its priority and reason; raises MeetingRefused."""
    _check_open(asking.day, now=now)
    if priority not in WEIGHTS:
        raise MeetingRefused(said_here("Priority: choose one of the three."), field="priority")
    if not there([asking]):
        raise MeetingRefused(
            said_here(
                "You do not take part in the meetings: you have no seat, or the organiser took you out. "
                "Ask the organiser."
            )
        )
    if asking.pk == asked.pk:
        raise MeetingRefused(said_here("Whom: nobody can meet themselves."), field="asked")
    if asked.day_id != asking.day_id or not there([asked]):
        raise MeetingRefused(
            said_here("Whom: {name} does not take part in these meetings.", name=asked), field="asked"
        )
    if apart_by_kind(asking.day, [frozenset((asking.pk, asked.pk))]):
        raise MeetingRefused(
            said_here("Whom: the organiser set that people of your two kinds do not meet here."),
            field="asked",
        )
    with transaction.atomic():
        held = Participant.objects.select_for_update().get(pk=asking.pk)
        found = MeetingRequest.objects.filter(asking=held, asked=asked).first()
        if found is None and held.requests_made.count() >= MOST_REQUESTS:
            raise MeetingRefused(
                said_here("Whom: {most} requests are the most; take one back first.", most=MOST_REQUESTS),
                field="asked",
            )
        if found is None:
            found = MeetingRequest(asking=held, asked=asked, made_at=now)
        elif found.state == RequestState.DECLINED:
            raise MeetingRefused(said_here("Whom: {name} has declined already.", name=asked), field="asked")
        found.priority, found.reason = priority, reason.strip()[:300]
        found.save()
        audit(found, "meeting requested", by=None, changes={"priority": (None, priority)}, at=now)
    return found


def answer_request(
    request: MeetingRequest, to: RequestState, *, text: str = "", now: datetime
) -> MeetingRequest:
    """Accept or decline a request; until the deadline the answer can change. An open one may be planned too."""
    _check_open(request.asked.day, now=now)
    with transaction.atomic():
        held = MeetingRequest.objects.select_for_update().get(pk=request.pk)
        changes = {"state": (held.state, to.value)}
        held.state, held.answer = to, text.strip()[:300]
        held.save()
        audit(held, "meeting request answered", by=None, changes=changes, at=now)
    return held


def take_back(request: MeetingRequest, *, now: datetime) -> None:
    """Take a request back."""
    _check_open(request.asking.day, now=now)
    with transaction.atomic():
        audit(request, "meeting request taken back", by=None, at=now)
        request.delete()


def _check_open(day: MeetingDay, *, now: datetime) -> None:
    if day.requests_until is not None and now > day.requests_until:
        raise MeetingRefused(said_here("Requests are closed: ask the organiser."))
