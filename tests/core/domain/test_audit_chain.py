"""Verifying the trail finds what somebody with the database's password changed."""

import pytest
from tests.make import accounts as make

from circulade.core.audit_guard import FIRST
from circulade.core.domain.audit import audit
from circulade.core.domain.audit_chain import check_chain, verify_chain
from circulade.core.models import AuditEntry, ChainCheck

pytestmark = pytest.mark.django_db


def three_entries() -> list[AuditEntry]:
    programme = make.programme()
    return [audit(programme, f"step {n}", by=None, changes={"places": (n, n + 1)}) for n in range(3)]


def test_an_empty_trail_is_whole() -> None:
    chain = verify_chain()
    assert (chain.entries, chain.head, chain.is_whole) == (0, FIRST, True)


def test_an_untouched_trail_is_whole_and_ends_on_the_last_hash() -> None:
    entries = three_entries()
    chain = verify_chain()
    assert (chain.entries, chain.head, chain.is_whole) == (3, entries[-1].hash, True)


@pytest.mark.usefixtures("unguarded")
def test_a_changed_entry_is_found() -> None:
    three_entries()
    AuditEntry.objects.filter(number=2).update(action="nothing happened")
    chain = verify_chain()
    assert (chain.broken_at, chain.why) == (2, "entry 2 is not what it was when it was written")


@pytest.mark.usefixtures("unguarded")
def test_a_deleted_entry_is_found() -> None:
    three_entries()
    AuditEntry.objects.filter(number=2).delete()
    assert verify_chain().why == "entry 2 is missing"


@pytest.mark.usefixtures("unguarded")
def test_an_entry_rewritten_with_its_own_hash_breaks_the_next() -> None:
    entries = three_entries()
    AuditEntry.objects.filter(number=1).update(hash="f" * 64)
    assert verify_chain().broken_at == 1
    AuditEntry.objects.filter(number=1).update(hash=entries[0].hash)
    AuditEntry.objects.filter(number=2).update(previous=FIRST)
    assert verify_chain().why == "entry 2 does not follow entry 1"


@pytest.mark.usefixtures("unguarded")
def test_a_missing_guard_is_told() -> None:
    chain = verify_chain()
    assert (chain.is_whole, chain.why) == (
        False,
        "the database does not refuse changes: a trigger is missing",
    )


def test_a_check_is_kept() -> None:
    entries = three_entries()
    check_chain()
    kept = ChainCheck.objects.get()
    assert (kept.entries, kept.head, kept.is_whole) == (3, entries[-1].hash, True)
