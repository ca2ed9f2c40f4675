"""API tokens work until they expire or are revoked, and only as long as their owner may sign in."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.make import accounts as make

from circulade.accounts.domain.tokens import make_token, revoke_token, token_of
from circulade.accounts.models import ApiToken

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def test_a_token_is_found_by_its_text_which_is_not_stored() -> None:
    token, text = make_token(make.user("ann"), programme=make.programme(), name="sheet", days=30, now=NOON)
    assert token_of(text, now=NOON) == token
    assert text not in str(ApiToken.objects.values())


def test_it_ends_when_it_expires_is_revoked_or_its_owner_leaves() -> None:
    ann = make.user("ann")
    programme = make.programme()
    token, text = make_token(ann, programme=programme, name="sheet", days=30, now=NOON)
    assert token_of(text, now=NOON + timedelta(days=30)) is None
    revoke_token(token, by=ann, now=NOON)
    assert token_of(text, now=NOON) is None
    _, second = make_token(ann, programme=programme, name="sheet", now=NOON)
    ann.is_active = False
    ann.save()
    assert token_of(second, now=NOON) is None
