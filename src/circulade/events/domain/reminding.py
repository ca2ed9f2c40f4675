"""Letters that the clock asks for: shortly before an event, and afterwards to those who came."""

from datetime import datetime, timedelta

from django.db import transaction

from circulade.events.domain.telling import tell
from circulade.events.enums import ACTIVE, EventStage, RegistrationState
from circulade.events.models import Event, Registration

BEFORE = timedelta(days=2)
ASKED_FOR = timedelta(days=7)


def remind(*, now: datetime) -> int:
    """Remind people with a seat two days before the event, each once; returns how many."""
    people = Registration.objects.filter(
        event__stage=EventStage.PUBLISHED,
        event__starts__gt=now,
        event__starts__lte=now + BEFORE,
        state=RegistrationState.APPROVED,
        reminded_at__isnull=True,
    )
    with transaction.atomic():
        found = list(people.select_for_update(of=("self",)))
        Registration.objects.filter(pk__in=[one.pk for one in found]).update(reminded_at=now)
        tell(found, "reminder", now=now)
    return len(found)


def ask_for_feedback(*, now: datetime) -> int:
    """Ask those who came how it was, once, within a week after the event; returns how many were asked now."""
    over = Event.objects.filter(
        stage=EventStage.PUBLISHED, ends__lte=now, ends__gt=now - ASKED_FOR, feedback_asked_at__isnull=True
    )
    asked = 0
    for event in over:
        with transaction.atomic():
            stored = Event.objects.select_for_update().get(pk=event.pk)
            if stored.feedback_asked_at is not None:
                continue
            stored.feedback_asked_at = now
            stored.save(update_fields=["feedback_asked_at"])
            came = list(stored.registrations.filter(check_in__isnull=False, feedback_given=False))
            tell(came, "feedback", now=now)
            asked += len(came)
    return asked


def tell_of_cancelling(event: Event, *, now: datetime) -> None:
    """Write to everybody who still wanted to come; call it inside the transaction of the cancelling."""
    tell(event.registrations.filter(state__in=ACTIVE), "cancelled", now=now)
