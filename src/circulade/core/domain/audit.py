"""Write the audit trail: each entry carries the SHA-256 of itself and the one before."""

from collections.abc import Mapping
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
    programme_id = programme_id_of(subject)
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [APPEND_LOCK])
        last = AuditEntry.objects.order_by("-number").values("number", "hash").first()
        entry = AuditEntry(
            number=last["number"] + 1 if last else 1,
            at=at or datetime.now(UTC),
            actor=by,
            action=action,
            subject_type=subject._meta.label_lower,
            subject_id=str(subject.pk),
            programme_id=programme_id,
            run_id=run.pk if run else None,
            changes={field: [_plain(old), _plain(new)] for field, (old, new) in (changes or {}).items()},
            previous=last["hash"] if last else FIRST,
        )
        entry.hash = entry_hash(entry)
        entry.save(force_insert=True)
    return entry
