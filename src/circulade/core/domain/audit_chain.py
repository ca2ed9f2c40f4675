"""Verify the audit trail: every entry hashes to what it says and carries the hash of the one before."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils import timezone

from circulade.core.audit_guard import FIRST, is_guarded
from circulade.core.domain.audit import entry_hash
from circulade.core.models import AuditEntry, ChainCheck

CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Chain:
    """What a pass over the trail found; `head` is the hash of the last good entry."""

    entries: int
    head: str
    broken_at: int | None
    why: str
    guarded: bool

    @property
    def is_whole(self) -> bool:
        """Tell whether every entry fits and the guard is up."""
        return self.broken_at is None and self.guarded


def verify_chain() -> Chain:
    """Read the whole trail, a part at a time, and stop at the first entry that does not fit."""
    guarded = is_guarded(connection)
    head, good = FIRST, 0
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=CHUNK):
        why = ""
        if entry.number != good + 1:
            why = f"entry {good + 1} is missing"
        elif entry.previous != head:
            why = f"entry {entry.number} does not follow entry {good}"
        elif entry_hash(entry) != entry.hash:
            why = f"entry {entry.number} is not what it was when it was written"
        if why:
            return Chain(good, head, good + 1, why, guarded)
        head, good = entry.hash, entry.number
    why = "" if guarded else "the database does not refuse changes: a trigger is missing"
    return Chain(good, head, None, why, guarded)


def check_chain(*, at: datetime | None = None) -> ChainCheck:
    """Verify the trail and keep what was found, so that the audit page need not read it all."""
    chain = verify_chain()
    return ChainCheck.objects.create(
        at=at or timezone.now(),
        entries=chain.entries,
        head=chain.head,
        broken_at=chain.broken_at,
        why=chain.why,
        guarded=chain.guarded,
    )
