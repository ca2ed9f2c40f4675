"""Say to people what happened to their registration: queued in the transaction of the change, written by a task."""

from collections.abc import Iterable
from datetime import datetime

from circulade.core.domain.queue import enqueue
from circulade.events.models import Registration

TASK = "circulade.events.tasks.write_letters"
AT_ONCE = 50


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
