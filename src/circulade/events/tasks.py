"""Tasks of `events`, found by their dotted names; each can be repeated without doing anything twice."""

from datetime import datetime

from django.utils import timezone

from circulade.events.domain import letters, reminding, retention, waiting
from circulade.events.enums import OfferState
from circulade.events.models import Admission


def write_letters(kind: str, people: list[int], stamp: str) -> None:
    """Write and queue the letters of one step."""
    letters.write(kind, people, at=datetime.fromisoformat(stamp))


def move_waiting_list(admission: int) -> None:
    """End what ran out in one waiting list and offer its seats."""
    found = Admission.objects.filter(pk=admission).first()
    if found is not None:
        waiting.advance(found, now=timezone.now())


def move_waiting_lists() -> None:
    """The same for every list with an offer that ran out, in case an appointment was missed."""
    now = timezone.now()
    late = Admission.objects.filter(
        registrations__seat_offers__state=OfferState.OPEN, registrations__seat_offers__expires_at__lte=now
    )
    for admission in late.distinct():
        waiting.advance(admission, now=now)


def delete_later_answers() -> None:
    """Delete answers whose retention period is over."""
    retention.delete_later_answers(on=timezone.localdate())


def remind() -> None:
    """Remind people whose event is near, and ask those who came how it was."""
    now = timezone.now()
    reminding.remind(now=now)
    reminding.ask_for_feedback(now=now)
