"""A remark can be erased; what stays says nothing."""

from hashlib import sha256

import pytest
from tests.make import accounts as make

from circulade.core.domain.remark import erase_remark, remark

pytestmark = pytest.mark.django_db


def test_the_digest_of_a_remark_is_over_its_salt_and_words() -> None:
    programme = make.programme()
    said = remark("too late", about=programme, by=None)
    assert said.digest == sha256(f"{said.salt}|too late".encode()).hexdigest()
    assert said.about == programme


def test_erasing_leaves_the_digest_only() -> None:
    said = remark("too late", about=None, by=None)
    before = said.digest
    erase_remark(said)
    said.refresh_from_db()
    assert (said.text, said.salt, said.digest) == ("", "", before)
