"""The office's records as files: audit trail, letters, runs, queue."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from circulade.core.downloads import OFFERED, table_response
from circulade.core.queries.office import audit_entries, letters_of, queued_tasks, runs_of
from circulade.core.views.office import office_programme
from circulade.files.canonical import canonical_json
from circulade.files.sheets import write_table


@dataclass(frozen=True, slots=True)
class Export:
    """One list: the permission it needs, its columns, and how to read its rows for a programme."""

    permission: str
    headers: tuple[str, ...]
    rows: Callable[[Any, Any], Iterable[tuple[Any, ...]]]


def _moment(value: Any) -> str:
    return value.isoformat() if value else ""


def _audit(programme: Any, _user: Any) -> Iterable[tuple[Any, ...]]:
    for one in audit_entries(programme).iterator():
        subject = f"{one.subject_type}:{one.subject_id}"
        changes = canonical_json(one.changes).decode()
        yield one.number, _moment(one.at), one.actor_id, one.action, subject, changes, one.previous, one.hash


def _letters(programme: Any, user: Any) -> Iterable[tuple[Any, ...]]:
    for one in letters_of(programme, reader=user).iterator():
        yield (
            one.kind,
            one.state,
            one.to,
            one.subject,
            one.language,
            _moment(one.sent_at),
            one.attempts,
            one.error,
        )


def _runs(programme: Any, _user: Any) -> Iterable[tuple[Any, ...]]:
    for one in runs_of(programme).iterator():
        digests = (one.inputs_sha256, one.result_sha256)
        yield (
            str(one.pk),
            one.engine,
            one.contract,
            one.version,
            one.seed,
            *digests,
            one.by_id,
            _moment(one.at),
        )


def _queue(programme: Any, _user: Any) -> Iterable[tuple[Any, ...]]:
    for one in queued_tasks().iterator():
        yield one.task, one.state, one.attempts, _moment(one.created_at), _moment(one.run_after), one.error


EXPORTS = {
    "audit": Export(
        "core.read_audit",
        ("number", "at", "actor", "action", "subject", "changes", "previous", "hash"),
        _audit,
    ),
    "letters": Export(
        "core.see_letters",
        ("kind", "state", "to", "subject", "language", "sent_at", "attempts", "error"),
        _letters,
    ),
    "runs": Export(
        "core.read_runs",
        ("run", "engine", "contract", "version", "seed", "inputs_sha256", "result_sha256", "by", "at"),
        _runs,
    ),
    "queue": Export(
        "core.see_queue", ("task", "state", "attempts", "created_at", "run_after", "error"), _queue
    ),
}


@login_required
def export(request: HttpRequest, what: str, kind: str) -> HttpResponse:
    """Send one list as CSV, XLSX or JSON."""
    wanted, found = EXPORTS.get(what), next((each for each in OFFERED if each == kind), None)
    if wanted is None or found is None:
        raise Http404
    programme, user = office_programme(request, wanted.permission)
    written = write_table(wanted.headers, list(wanted.rows(programme, user)), kind=found, title=what.title())
    return table_response(written, name=what)
