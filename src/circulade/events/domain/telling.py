"""Say to people what happened to their registration: queued in the transaction of the change, written by a task."""

from collections.abc import Iterable
from datetime import datetime

from circulade.core.domain.queue import enqueue
from circulade.events.enums import RegistrationState
from circulade.events.models import Registration

TASK = "circulade.events.tasks.write_letters"
AT_ONCE = 50
OFFERED = "offer"
"""The letter of an offer has a name of its own."""


def tell(people: Iterable[Registration], kind: str, *, now: datetime) -> None:
    """Queue a letter of this kind to each of these people who has an address."""
    keys = sorted(one.pk for one in people if one.email)
    stamp = now.isoformat()
    for start in range(0, len(keys), AT_ONCE):
        part = keys[start : start + AT_ONCE]
        enqueue(
            TASK,
            key=f"event-letters:{kind}:{part[0]}:{len(part)}:{stamp}",
            kind=kind,
            people=part,
            stamp=stamp,
        )


def tell_again(people: Iterable[Registration], *, now: datetime) -> None:
    """Send people the letter of their state, with the link of their page, once more."""
    for one in people:
        tell([one], OFFERED if one.state == RegistrationState.OFFERED else one.state, now=now)
