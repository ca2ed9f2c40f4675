"""The audit trail chains its entries and refuses words."""

import pytest
from tests.make import accounts as make

from circulade.core.domain.audit import FIRST, PersonalText, audit, entry_hash
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_each_entry_carries_the_hash_of_the_one_before() -> None:
    programme = make.programme()
    ann = make.user("ann")
    first = audit(programme, "programme created", by=ann)
    second = audit(programme, "programme renamed", by=None, changes={"stage": ("draft", "open")})
    assert (first.previous, second.previous) == (FIRST, first.hash)
    assert [entry.number for entry in AuditEntry.objects.all()] == [1, 2]


def test_a_stored_entry_hashes_to_what_it_says() -> None:
    audit(make.programme(), "programme created", by=None, changes={"places": (1, 2)})
    stored = AuditEntry.objects.get()
    assert entry_hash(stored) == stored.hash


@pytest.mark.parametrize("words", ["ann@example.org", "a reason\nin two lines", "x" * 81])
def test_words_of_persons_are_refused(words: str) -> None:
    with pytest.raises(PersonalText):
        audit(make.programme(), "application excluded", by=None, changes={"reason": ("", words)})
