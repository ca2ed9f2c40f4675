"""Write the audit trail: each entry carries the SHA-256 of itself and the one before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection, models, transaction

from circulade.core.audit_guard import FIRST
from circulade.core.belonging import programme_id_of
from circulade.core.models import AuditEntry, Run
from circulade.files.canonical import digest

if TYPE_CHECKING:
    from circulade.accounts.models import User

# Any constant will do: it names the one lock under which PostgreSQL appends.
APPEND_LOCK = 7102025


class PersonalText(ValueError):
    """Somebody tried to write words into the audit trail, which keeps only ids, codes, numbers and dates."""


def entry_hash(entry: AuditEntry) -> str:
    """Compute the hash of an entry from all that it says and the hash before it."""
    return digest(
        {
            "number": entry.number,
            "at": entry.at.astimezone(UTC).isoformat(),
            "actor": entry.actor_id,
            "action": entry.action,
            "subject": [entry.subject_type, entry.subject_id],
            "programme": entry.programme_id,
            "run": str(entry.run_id) if entry.run_id else None,
            "changes": entry.changes,
            "previous": entry.previous,
        }
    )


def _plain(value: Any) -> Any:
    """Turn a changed value into JSON; words are refused, since the trail outlives a person's right to erasure."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    text = str(value)
    if len(text) > 80 or "\n" in text or "@" in text:
        raise PersonalText("the audit trail keeps ids, codes, numbers and dates: refer to a Remark instead")
    return text


@dataclass(frozen=True, slots=True)
class Change:
    """One entry to be: `action` on `subject`, changing fields from → to."""

    subject: models.Model
    action: str
    changes: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)


def audit(
    subject: models.Model,
    action: str,
    *,
    by: "User | None",
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    run: Run | None = None,
    at: datetime | None = None,
) -> AuditEntry:
    """Append an entry: `by` did `action` to `subject`, changing fields from → to (codes, never words).

    Must be called inside the transaction of the change itself. Raises `PersonalText` on words.
    """
    (entry,) = audit_many([Change(subject, action, changes or {})], by=by, run=run, at=at)
    return entry


def audit_many(
    changes: Iterable[Change], *, by: "User | None", run: Run | None = None, at: datetime | None = None
) -> list[AuditEntry]:
    """Append the entries of one step that changes many records, in their order, each chained to the one before."""
    asked = [(change, programme_id_of(change.subject)) for change in changes]
    if not asked:
        return []
    when = at or datetime.now(UTC)
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [APPEND_LOCK])
        last = AuditEntry.objects.order_by("-number").values("number", "hash").first()
        number, previous = (last["number"], last["hash"]) if last else (0, FIRST)
        entries = []
        for change, programme_id in asked:
            number += 1
            entry = AuditEntry(
                number=number,
                at=when,
                actor=by,
                action=change.action,
                subject_type=change.subject._meta.label_lower,
                subject_id=str(change.subject.pk),
                programme_id=programme_id,
                run_id=run.pk if run else None,
                changes={key: [_plain(old), _plain(new)] for key, (old, new) in change.changes.items()},
                previous=previous,
            )
            previous = entry.hash = entry_hash(entry)
            entries.append(entry)
        return AuditEntry.objects.bulk_create(entries)
