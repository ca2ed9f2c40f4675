"""Tasks of `core`, found by their dotted names."""

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django_tasks import task

from circulade.core.domain.audit_chain import check_chain
from circulade.core.domain.letter_sending import send_letter as send
from circulade.core.domain.queue import attempt
from circulade.core.domain.replays import record_replay
from circulade.core.domain.search import reindex as index_all
from circulade.core.domain.ticks import call_tick, tidy_queue
from circulade.core.models import Run

if TYPE_CHECKING:
    from circulade.accounts.models import User


@task()
def carry_out(task_id: str) -> str:
    """Try a queued task once."""
    return str(attempt(task_id))


def send_letter(letter_id: str) -> None:
    """Send a queued letter."""
    send(letter_id)


def tick(name: str) -> None:
    """Call the function of a periodic tick."""
    call_tick(name)


def check_audit_chain() -> None:
    """Verify the audit trail and keep what was found."""
    check_chain()


def replay_run(run_id: str, by_id: int | None = None) -> None:
    """Replay a stored run and keep the outcome."""
    by: User | None = get_user_model().objects.filter(pk=by_id).first() if by_id else None
    record_replay(Run.objects.get(pk=run_id), by=by)


def tidy() -> None:
    """Forget what the queue did long ago."""
    tidy_queue()


def reindex() -> None:
    """Index everything that can be searched anew."""
    index_all()
