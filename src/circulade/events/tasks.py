"""Tasks of `events`, found by their dotted names; each can be repeated without doing anything twice."""

from datetime import datetime

from django.utils import timezone

from circulade.events.domain import leaving, letters, reminding, retention, waiting, writing
from circulade.events.enums import EventStage, RegistrationState
from circulade.events.models import Admission, Registration


def write_letters(kind: str, people: list[int], stamp: str) -> None:
    """Write and queue the letters of one step."""
    letters.write(kind, people, at=datetime.fromisoformat(stamp))


def write_message(
    people: list[int], said: dict[str, list[str]], standing: bool, digest: str, stamp: str
) -> None:
    """Write and queue the organiser's letters to a part of those who registered."""
    at = datetime.fromisoformat(stamp)
    writing.write_message(people, said, standing=standing, digest=digest, at=at)


def move_waiting_list(admission: int) -> None:
    """End what ran out in one waiting list and offer its seats."""
    found = Admission.objects.filter(pk=admission).first()
    if found is not None:
        waiting.advance(found, now=timezone.now())


def move_waiting_lists() -> None:
    """The same for every list on which somebody waits or has an offer: an appointment may have been missed, and
    seats that were kept for others come free when registration closes, or when the event is near.
    """
    states = (RegistrationState.WAITING, RegistrationState.OFFERED)
    found = Admission.objects.filter(event__stage=EventStage.PUBLISHED, registrations__state__in=states)
    for admission in found.distinct():
        waiting.advance(admission, now=timezone.now())


def give_up_other(registration: int) -> None:
    """Give up what somebody held the other way until they had the seat they waited for."""
    found = Registration.objects.filter(pk=registration).first()
    if found is not None:
        leaving.give_up_other(found, now=timezone.now())


def delete_later_answers() -> None:
    """Delete answers whose retention period is over."""
    retention.delete_later_answers(on=timezone.localdate())
    retention.delete_first_answers(on=timezone.localdate())


def remind() -> None:
    """Remind people whose event is near, and ask those who came how it was."""
    now = timezone.now()
    reminding.remind(now=now)
    reminding.ask_for_feedback(now=now)
