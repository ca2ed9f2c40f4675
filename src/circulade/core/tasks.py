"""Tasks of `core`, found by their dotted names."""

from django_tasks import task

from circulade.core.domain.letter_sending import send_letter as send
from circulade.core.domain.queue import attempt


@task()
def carry_out(task_id: str) -> str:
    """Try a queued task once."""
    return str(attempt(task_id))


def send_letter(letter_id: str) -> None:
    """Send a queued letter."""
    send(letter_id)
